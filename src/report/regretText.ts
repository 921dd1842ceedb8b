import {
  amountWords,
  type PlanRole,
  type Regret,
  type RegretPlan,
  type ReinforceResult,
} from '../experiment/index.ts';
import type { ConsoleText } from './consoleText.ts';
import { NOTHING, probability, probabilityWithInterval, shortNumber } from './numberWords.ts';

/** Most plans that are printed; all stand in regret.csv. */
const MOST_PLANS = 12;
/** Columns of FTE, cost, a scenario and the largest regret, and the fewest that are left for what a plan is. */
const [FTE, COST, SCENARIO, MOST] = [5, 9, 11, 7];
const LEAST_ROLE = 14;

/** What each plan does in each scenario and how it is regretted, and the chosen one on fresh futures; nothing of a single scenario's. */
export function regretLines(result: ReinforceResult, regret: Regret, text: ConsoleText): string[] {
  return [
    '',
    ...planTable(result, regret, text),
    ...(regret.fresh.length < 2 ? [] : ['', ...freshTable(regret, text)]),
  ];
}

function planTable({ currency }: ReinforceResult, { plans }: Regret, text: ConsoleText): string[] {
  const names = plans[0]?.scenarios.map(({ scenario }) => scenario) ?? [];
  const isOne = names.length < 2;
  const room = text.width - FTE - COST - MOST - LEAST_ROLE - 2;
  const isWide = names.length * SCENARIO <= room;
  const money = currency === 'EUR';
  const line =
    (mark: string, fte: string, cost: string, cells: readonly string[], most: string) =>
    (role: string): string[] => {
      const start = [
        text.cell(mark, 1),
        text.cell(fte, FTE, 'right'),
        money ? text.cell(cost, COST, 'right') : '',
        ...(isWide ? cells.map((cell) => text.cell(cell, SCENARIO, 'right')) : []),
        isOne ? '' : text.cell(most, MOST, 'right'),
        '  ',
      ].join('');
      // What has no room goes on below, in its own column.
      const [first = '', ...more] = text.wrap(role, start.length);
      return [`${start}${first.trimStart()}`.trimEnd(), ...more];
    };
  const head = line(
    '',
    'FTE',
    'mln EUR',
    isOne ? ['P(holds)'] : names.map((_, i) => letterOf(i)),
    'most',
  )('');
  const rows = shownOf(plans).flatMap((plan) => {
    const cells = plan.scenarios.map(({ probability: own, regret }) =>
      isOne
        ? probability(own.estimate)
        : `${probability(own.estimate).replace(' %', '')} (${regret === undefined ? NOTHING : regretPoints(regret)})`,
    );
    const most = plan.most_regret === undefined ? NOTHING : regretPoints(plan.most_regret);
    const mark = plan.chosen ? '*' : '';
    const row = line(mark, shortNumber(plan.fte), shortNumber(plan.cost / 1e6), cells, most);
    return row(roleWords(plan, names)).map((each) =>
      text.emphasise(each, ...(plan.chosen ? (['bold'] as const) : [])),
    );
  });
  const title = isOne
    ? 'Plans on the futures of the search'
    : isWide
      ? 'Plans on the futures of the search: % that hold (regret), and the most regret'
      : 'Plans on the futures of the search: the most regret in any scenario';
  return [
    ...text.wrap(title).map((each) => text.emphasise(each, 'dim')),
    ...head.map((each) => text.emphasise(each, 'dim')),
    ...rows,
  ];
}

/** Those that are something, the chosen one, and as many others as there is room for, with the least regret. */
function shownOf(plans: readonly RegretPlan[]): RegretPlan[] {
  const isNamed = ({ as, chosen }: RegretPlan): boolean => chosen || as.length > 0;
  const others = plans
    .filter((plan) => !isNamed(plan) && plan.within_budget)
    .sort((a, b) => (a.most_regret ?? 1) - (b.most_regret ?? 1))
    .slice(0, Math.max(0, MOST_PLANS - plans.filter(isNamed).length));
  return plans.filter((plan) => isNamed(plan) || others.includes(plan));
}

function freshTable({ fresh, replications }: Regret, text: ConsoleText): string[] {
  const COLUMNS = [18, 18] as const;
  const room = text.width - COLUMNS[0] - COLUMNS[1];
  const title = `The chosen plan (*) on ${replications} fresh futures`;
  const isApart = title.length > room;
  const line = (name: string, cells: readonly string[]): string =>
    [text.cell(name, room), ...cells.map((cell, i) => text.cell(cell, COLUMNS[i] ?? 0, 'right'))].join('');
  return [
    ...(isApart ? [text.emphasise(title, 'dim')] : []),
    text.emphasise(line(isApart ? '' : title, ['P(holds)', 'regret']), 'dim'),
    ...fresh.map(({ scenario, probability: own, regret }, i) =>
      line(`${letterOf(i)}  ${scenario}`, [
        probabilityWithInterval(own.estimate, own.low, own.high),
        regret.low === regret.high
          ? regretPoints(regret.estimate)
          : `${regretPoints(regret.estimate)} (${regretPoints(regret.low)} to ${regretPoints(regret.high)})`,
      ]),
    ),
  ];
}

/** Futures of 100. */
export function regretPoints(share: number): string {
  const rounded = Math.round(100 * share);
  return String(rounded === 0 ? 0 : rounded);
}

/** A, B, …, and after Z their numbers. */
function letterOf(index: number): string {
  return index < 26 ? String.fromCharCode(65 + index) : String(index + 1);
}

function roleWords({ as, within_budget }: RegretPlan, names: readonly string[]): string {
  const letters = (role: PlanRole['role']): string =>
    as
      .flatMap((each) => (each.role === role && each.scenario !== undefined ? [each.scenario] : []))
      .map((scenario) => letterOf(names.indexOf(scenario)))
      .join(' ');
  const is = (role: PlanRole['role']): boolean =>
    as.some((each) => each.role === role && each.scenario === undefined);
  const isOne = names.length < 2;
  return [
    ...(is('nothing') ? ['nothing'] : []),
    ...(letters('best') === '' || isOne ? [] : [`best ${letters('best')}`]),
    ...(is('worst case') ? ['best worst case'] : []),
    ...(is('holds')
      ? ['holds in all']
      : letters('holds') === ''
        ? []
        : [isOne ? 'holds' : `holds ${letters('holds')}`]),
    ...(within_budget ? [] : ['over budget']),
  ].join(', ');
}

/** A part of the budget that is left is told from this share of it on. */
const LEFT = 0.05;

/** What regret is, and what the marks in the table mean. */
export function regretNotes(result: ReinforceResult, regret: Regret): string[] {
  const { fresh, budget } = regret;
  const { scenarios, asked, cost } = result;
  const holds =
    `Holds: the cheapest plan with which ${probability(asked.probability)} of the futures hold and as many more as it takes to show that on fresh ` +
    'ones, whatever it costs.';
  const isLeft = budget !== undefined && cost <= (1 - LEFT) * budget && fresh.some(({ shown }) => !shown);
  const left = isLeft
    ? [
        `${amountWords(result, budget - cost)} of the budget is left, since with none of the plans that were tried it lets more futures of the search ` +
          'hold; more replications (--replications) tell of more that it could do.',
      ]
    : [];
  const alike = alikeWords(result, regret);
  if (scenarios === undefined) return [holds, ...alike, ...left];
  return [
    'Regret: how many more of 100 futures of a scenario would hold with the best plan for that scenario within the budget, of those that were ' +
      'tried: the price of not knowing which scenario comes. Best: that plan, by scenario. Best worst case: most futures hold where fewest do. ' +
      holds,
    'The plan was chosen on the futures of the search, which flatters it; on the fresh futures it is set against the plans that were best for each ' +
      `scenario there${fresh.some(({ regret }) => regret.low < 0) ? ' (below 0: the chosen plan does better)' : ''}, with 95 % intervals; where it was that itself, the regret is 0.`,
    ...alike,
    ...left,
  ];
}

/** Which of equals is chosen is no finding. */
function alikeWords({ cost_left_out, scenarios }: ReinforceResult, { plans }: Regret): string[] {
  const chosen = plans.find((plan) => plan.chosen);
  if (chosen === undefined || cost_left_out) return [];
  const falling = (plan: RegretPlan): string =>
    plan.scenarios
      .map(({ regret = 0 }) => Math.round(1e9 * regret))
      .sort((a, b) => b - a)
      .join();
  const alike = plans.filter(
    (plan) =>
      plan !== chosen &&
      plan.within_budget &&
      Math.abs(plan.cost - chosen.cost) <= 1e-9 * chosen.cost &&
      falling(plan) === falling(chosen),
  );
  const [first] = alike;
  if (first === undefined) return [];
  const units = first.units.map(({ unit, extra }) => `${extra} at ${unit}`).join(', ');
  const other =
    alike.length === 1
      ? `Another plan for as much (${units})`
      : `Each of ${alike.length} other plans for as much (such as ${units})`;
  const equal =
    scenarios === undefined ? 'lets as many futures of the search hold' : 'would be regretted as little';
  return [`${other} ${equal}: which of them is the better is not told.`];
}
