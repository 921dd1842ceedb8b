import {
  type BudgetPoint,
  costWords,
  type PlannedUnit,
  type Probability,
  type ReinforceResult,
} from '../experiment/index.ts';
import { REDACTED } from '../scenario/index.ts';
import { ConsoleText, type Terminal } from './consoleText.ts';
import { shortDate } from './dateWords.ts';
import { displayWidth } from './displayWidth.ts';
import * as messages from './messages.ts';
import { NOTHING, probability, probabilityWithInterval, shortNumber } from './numberWords.ts';
import { regretLines, regretNotes, regretPoints } from './regretText.ts';

const NUMBERS = [10, 6, 9, 13, 11, 11] as const;

/** What `reinforce` prints: the answer, a row a unit, and what a smaller budget would do. */
export function renderReinforce(result: ReinforceResult, terminal: Terminal, folder: string): string {
  const text = new ConsoleText(terminal);
  const { classification } = result;
  return [
    ...(classification === undefined ? [] : [...text.wrap(messages.classification(classification)), '']),
    ...text.wrap(result.sentence),
    ...(result.units.length === 0 ? [] : ['', ...unitTable(result, text)]),
    ...measureLines(result, text),
    ...(result.regret ? regretLines(result, result.regret, text) : scenarioLines(result, text)),
    ...budgetLines(result, text),
    ...testLines(result, text),
    '',
    ...reinforceNotes(result).flatMap((note) => text.wrap(note)),
    '',
    ...text.wrap(`Files: ${folder}`),
    '',
  ].join('\n');
}

function unitTable(result: ReinforceResult, text: ConsoleText): string[] {
  const name = text.width - NUMBERS.reduce((sum, columns) => sum + columns, 0);
  /** A name without room beside its numbers stands above them, since units that are cut may look alike. */
  const line = ([own = '', ...cells]: readonly string[]): string[] => {
    const numbers = NUMBERS.map((columns, index) => text.cell(cells[index] ?? '', columns, 'right')).join('');
    const isApart = displayWidth(text.clean(own)) > name;
    return [
      ...(isApart ? [text.cut(own)] : []),
      `${text.cell(isApart ? '' : own, name)}${numbers}`.trimEnd(),
    ];
  };
  const cost = result.currency === 'EUR' ? 'mln EUR' : 'FTE';
  const row = (unit: PlannedUnit): string[] =>
    line([
      unit.unit,
      unit.strength === undefined ? REDACTED : shortNumber(unit.strength),
      `+${shortNumber(unit.extra)}`,
      result.currency === 'EUR' ? shortNumber(unit.cost / 1e6) : shortNumber(unit.cost),
      unit.decide_by === undefined ? NOTHING : shortDate(unit.decide_by),
      besideWords(unit.fewer, unit.fewer_regret),
      besideWords(unit.more, unit.more_regret),
    ]);
  return [
    ...line(['', 'strength', 'more', cost, 'decide by', 'one fewer', 'one more']).map((each) =>
      text.emphasise(each, 'dim'),
    ),
    ...result.units.flatMap(row),
    ...line([
      'All',
      '',
      `+${shortNumber(result.units.reduce((sum, { extra }) => sum + extra, 0))}`,
      result.currency === 'EUR' ? shortNumber(result.cost / 1e6) : shortNumber(result.cost),
      result.decide_by === undefined ? '' : shortDate(result.decide_by),
      result.units.some(({ fewer }) => fewer)
        ? probability(result.searched.estimate)
        : regretPoints(result.regret?.plans.find((plan) => plan.chosen)?.most_regret ?? 0),
      '',
    ]),
  ];
}

/** P(holds) beside the plan, or how it is regretted there. */
function besideWords(holds: Probability | undefined, regret: number | undefined): string {
  if (holds !== undefined) return probability(holds.estimate);
  return regret === undefined ? NOTHING : regretPoints(regret);
}

/** Which measures the plan takes, and what they cost. */
function measureLines({ measures = [], currency }: ReinforceResult, text: ConsoleText): string[] {
  if (measures.length === 0) return [];
  const line = (cells: readonly string[]): string =>
    [
      text.cell(cells[0] ?? '', text.width - 26),
      ...cells.slice(1).map((cell) => text.cell(cell, 13, 'right')),
    ]
      .join('')
      .trimEnd();
  const costs = (cost: number | undefined): string =>
    cost === undefined ? REDACTED : shortNumber(currency === 'EUR' ? cost / 1e6 : cost);
  return [
    '',
    text.emphasise(line(['Measure', currency === 'EUR' ? 'mln EUR' : 'FTE', 'taken']), 'dim'),
    ...measures.map(({ name, cost, taken }) => line([name, costs(cost), taken ? 'yes' : 'no'])),
  ];
}

/** What the plan does in each of several scenarios. */
function scenarioLines({ scenarios = [] }: ReinforceResult, text: ConsoleText): string[] {
  if (scenarios.length === 0) return [];
  const line = (cells: readonly string[]): string =>
    [
      text.cell(cells[0] ?? '', text.width - 36),
      ...cells.slice(1).map((cell) => text.cell(cell, 18, 'right')),
    ].join('');
  const share = (of: { readonly estimate: number; readonly low: number; readonly high: number }): string =>
    probabilityWithInterval(of.estimate, of.low, of.high);
  return [
    '',
    text.emphasise(line(['Scenario', 'without', 'fresh futures']), 'dim'),
    ...scenarios.map(({ scenario, without, confirmed }) =>
      line([scenario, share(without), confirmed ? share(confirmed) : NOTHING]),
    ),
  ];
}

/** Most plans of the curve that are printed; all stand in budget.csv. */
const MOST_POINTS = 8;

function budgetLines(result: ReinforceResult, text: ConsoleText): string[] {
  const { curve } = result;
  if (curve.length < 2) return [];
  const step = Math.max(1, (curve.length - 1) / (MOST_POINTS - 1));
  const shown = new Set(
    Array.from({ length: Math.min(MOST_POINTS, curve.length) }, (_, i) => Math.round(i * step)),
  );
  const where = result.scenarios === undefined ? '' : ' of the scenario in which it is least';
  const title = `P(holds) for what is spent, on the futures of the search${where} (95 %)`;
  return [
    '',
    ...text.wrap(title).map((line) => text.emphasise(line, 'dim')),
    ...curve.filter((_, index) => shown.has(index)).map((point) => budgetLine(point, result, text)),
  ];
}

/** What was tested on fresh futures, if more than the plan of the answer. */
function testLines(result: ReinforceResult, text: ConsoleText): string[] {
  if (result.tested.length < 2) return [];
  return [
    '',
    text.emphasise('Plans that were tested on fresh futures (95 %)', 'dim'),
    ...result.tested.map((plan) => budgetLine(plan, result, text)),
  ];
}

/** Columns of the FTE of a plan and of P(holds) with it. */
const [FTE, INTERVAL] = [10, 22];

function budgetLine(
  { cost, fte, probability: { estimate, low, high } }: Pick<BudgetPoint, 'cost' | 'fte' | 'probability'>,
  { currency }: ReinforceResult,
  text: ConsoleText,
): string {
  return [
    text.cell(
      currency === 'EUR' ? costWords({ currency }, cost) : `${cost} FTE`,
      Math.min(36, text.width - FTE - INTERVAL),
    ),
    text.cell(currency === 'EUR' ? `${fte} FTE` : '', FTE, 'right'),
    text.cell(probabilityWithInterval(estimate, low, high), INTERVAL, 'right'),
  ]
    .join('')
    .trimEnd();
}

function besideNote({ units }: ReinforceResult): string {
  return units.some(({ fewer }) => fewer)
    ? 'One fewer, one more: P(holds) of the plan with one FTE less or more there, on those futures; beside all, of the plan itself.'
    : 'One fewer, one more: the most that the plan with one FTE less or more there is regretted, on those futures; beside all, the plan itself. Where one ' +
        'fewer is regretted no more than that, it is another scenario that loses futures, if any does.';
}

/** What the strengths are of, where that is not plain: persons on duty, or one of several scenarios that differ in it. */
function strengthNotes({ units }: ReinforceResult): string[] {
  const namesOf = (some: readonly PlannedUnit[]): string => some.map(({ unit }) => unit).join(', ');
  const onDuty = units.filter((unit) => unit.on_duty);
  const differing = units.filter((unit) => unit.strength_of !== undefined);
  const first = differing[0]?.strength_of;
  return [
    ...(onDuty.length === 0
      ? []
      : [
          `Persons on duty, not FTE, at ${namesOf(onDuty)}, since the scenario gives that strength so: each counts as one FTE in the plan and its cost, ` +
            'though it takes the work of more than one to have one there, of several around the clock. To weigh such units against others give them fte and ' +
            'productiveHours.',
        ]),
    ...(first === undefined
      ? []
      : [
          `The strength of ${namesOf(differing)} is that of "${first}"; other scenarios have another one, to which the plan adds as many.`,
        ]),
  ];
}

/** How the answer came about, and what its columns mean. */
export function reinforceNotes(result: ReinforceResult): string[] {
  const notes: string[] = result.regret ? regretNotes(result, result.regret) : [];
  if (result.units.length > 0) {
    notes.push(
      'Decide by: the latest month in which this part can be decided, all else in time, so that it still prevents the first breach in ' +
        `${probability(result.asked.probability)} of the futures of the search that need it; for all of them together, so that as many of all these ` +
        `futures hold. ${besideNote(result)}`,
    );
    notes.push(...strengthNotes(result));
    notes.push(
      result.currency === 'EUR'
        ? 'Cost: FTE from the decision to the horizon and their hiring, as if all came at once; no discounting.'
        : result.cost_left_out
          ? 'Costs are left out, and plans counted in FTE; they were chosen by cost.'
          : 'Cost is counted in FTE, since not every unit has a cost in the scenario.',
    );
  }
  if (result.tested.length > 1) {
    notes.push(
      result.kind === 'plan'
        ? 'Of the plans that were tested the last is the answer; more replications can show a cheaper one to hold.'
        : 'Of the plans that were tested the answer is the one that came nearest to being shown to hold. Each test asks for more confidence than ' +
            'the one before, so that all of them together err as seldom as asked.',
    );
  }
  if (result.units.some(({ strength }) => strength === undefined)) {
    notes.push('The plan is not written as a scenario, since that would hold numbers that are left out.');
  }
  if (result.scenarios !== undefined && (result.kind === 'impossible' || result.kind === 'unconfirmed')) {
    notes.push('With --budget COST: which plan for so much is regretted least, whichever scenario comes.');
  }
  notes.push(
    `Search and confirmation took the replications of ${result.runs} plain runs of ${result.replications} (seed ${result.seed}).`,
  );
  return notes;
}
