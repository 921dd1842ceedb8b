import type { CaseSpec, Chain, DeadlineSpec, MeetingSpec, StepSpec } from '../../chain/chain.ts';
import type { DistributionSpec } from '../../engine/distributionSpec.ts';
import { NONE } from '../../engine/hours.ts';
import { isRedacted, REDACTED, type Redaction } from '../../scenario/index.ts';
import type { CheckedLoad } from '../checkedLoad.ts';
import { dateInWords, isoDate } from '../dates.ts';
import { counted, exactPercent, hours, shortNumber } from '../numberWords.ts';
import { distributionWords } from './distributionWords.ts';
import * as messages from './messages.ts';

/** A paragraph, so many columns from the left. */
export interface Paragraph {
  readonly indent: number;
  readonly words: string;
}

/** Hours of a year. */
export const YEAR = 8760;

/** What is left out, and whether it is at that path. */
type Hides = (path: string) => boolean;

/** Every case type with its route, in words: what happens at each step, and where the case goes from there. */
export function casesInWords(chain: Chain, load: CheckedLoad, redaction?: Redaction): Paragraph[] {
  return chain.cases.flatMap((type, index): Paragraph[] => {
    if (type.isObligation === true) return [];
    return [
      { indent: 2, words: `${type.name}: ${perYear(load.opened[index])} a year` },
      ...stepsInWords(chain, type, redaction).flatMap((words, step): Paragraph[] => [
        { indent: 4, words },
        ...fullAgenda(chain, type.firstStep + step, load, redaction),
      ]),
    ];
  });
}

/** A warning where more cases come to the meetings of a step, on average over the horizon, than they treat. */
function fullAgenda(chain: Chain, index: number, load: CheckedLoad, redaction?: Redaction): Paragraph[] {
  const step = chain.steps[index];
  const visits = load.visits[index];
  if (step?.meeting?.agenda === undefined || visits === undefined) return [];
  if (isRedacted(redaction, `${step.name}.meeting`)) return [];
  const { at, agenda } = step.meeting;
  const held = at.filter((moment) => moment >= 0).length;
  const between = (visits * chain.horizon) / held;
  return held > 0 && between > agenda
    ? [{ indent: 6, words: messages.fullAgenda(shortNumber(between), agenda) }]
    : [];
}

/** The steps of a case type in words, in file order. */
export function stepsInWords(chain: Chain, type: CaseSpec, redaction?: Redaction): string[] {
  const hides: Hides = (path) => isRedacted(redaction, path);
  return chain.steps.slice(type.firstStep, type.endStep).map((step) => stepInWords(chain, step, hides));
}

/** How many a year, from how many an hour; not defined is what is left out. */
export function perYear(opened: number | undefined): string {
  return opened === undefined ? REDACTED : shortNumber(opened * YEAR);
}

function stepInWords(chain: Chain, step: StepSpec, hides: Hides): string {
  const own = step.name.slice(step.name.indexOf('.') + 1);
  const or = (key: string, words: string): string => (hides(`${step.name}.${key}`) ? REDACTED : words);
  const deadline = (words: string, key: 'within' | 'withinCase' | 'startWithin', tail = ''): string[] => {
    const spec = step[key];
    return spec === undefined ? [] : [`${words} ${or(key, deadlineSpan(spec))}${tail}`];
  };
  const deadlines = [
    ...deadline('done within', 'within'),
    ...deadline('done within', 'withinCase', ' of the opening of the case'),
    ...deadline('started within', 'startWithin'),
  ];
  const parts = [`${own}: ${whatHappens(chain, step, or)}`, ...deadlines];
  if (deadlines.length > 0 && step.onLate.kind === 'drop') parts.push('dropped if not started by then');
  if (deadlines.length > 0 && step.onLate.kind === 'step') {
    parts.push(`if not started by then it goes to ${stepName(chain, step.onLate.step)}`);
  }
  if (step.queueLimit !== undefined) {
    parts.push(`at most ${or('queueLimit', String(step.queueLimit))} waiting`);
  }
  for (const { case: type, count } of step.opens) {
    const name = chain.cases[type]?.name;
    const number = count.op === 'number' ? shortNumber(count.value) : 'by formula';
    parts.push(`opens ${name} (${or(`opens.${name}`, number)})`);
  }
  if (step.moves !== undefined) parts.push(`moves the person to ${chain.groups[step.moves]?.name}`);
  return `${parts.join(', ')}; ${route(chain, step, or)}.`;
}

/** The words, or that they are left out with the value of that key. */
export type Or = (key: string, words: string) => string;

export function whatHappens(chain: Chain, step: StepSpec, or: Or): string {
  if (step.kind === 'branch') return 'a branch';
  if (step.kind === 'fork') return messages.fork((step.all ?? []).map((branch) => stepName(chain, branch)));
  if (step.kind === 'wait') return `waits ${or('wait', step.duration ? meanHours(step.duration) : hours(0))}`;
  const team = step.team > 1 ? ` by ${or('team', String(step.team))} persons` : '';
  const priority = step.priority === 5 ? '' : `, priority ${or('priority', String(step.priority))}`;
  if (step.meeting !== undefined) return meeting(chain, step, step.meeting, or) + priority;
  const preempts = step.preempts ? ', interrupts work of lower priority' : '';
  const where = unitsInWords(chain, step, or);
  return `${where}, effort ${or('effort', effort(step.duration))}${team}${priority}${preempts}`;
}

/** Where the work is done: its unit, who takes it over, and who takes part. */
function unitsInWords(chain: Chain, { unit, alternatives = [], partners = [] }: StepSpec, or: Or): string {
  const name = (index: number): string => chain.units[index]?.name ?? '';
  const others = alternatives.length > 0 ? ` (or, when idle, ${alternatives.map(name).join(', ')})` : '';
  const shares = partners.map(({ unit: partner, places }) => {
    const share = or(`with.${name(partner)}`, String(places));
    return `${share} ${places === 1 ? 'place' : 'places'} of ${name(partner)}`;
  });
  return `${name(unit)}${others}${shares.length > 0 ? ` with ${shares.join(' and ')}` : ''}`;
}

/** Where and how often it is held, who takes part, and how many cases it treats. */
function meeting(chain: Chain, step: StepSpec, { at, length, agenda }: MeetingSpec, or: Or): string {
  const attendance = [
    `${chain.units[step.unit]?.name} (${or('team', String(step.team))})`,
    ...(step.partners ?? []).map(({ unit, places }) => {
      const name = chain.units[unit]?.name;
      return `${name} (${or(`with.${name}`, String(places))})`;
    }),
  ].join(', ');
  const moments = at.filter((moment) => moment >= 0);
  const [first] = moments;
  const held =
    first === undefined
      ? messages.NO_MEETING
      : messages.meetings(
          or('meeting.every', counted(moments.length, 'moment')),
          or('meeting.from', dateInWords(isoDate(chain.calendar.startDay, first))),
        );
  const most =
    agenda === undefined ? '' : `, at most ${or('meeting.agenda', counted(agenda, 'case'))} each time`;
  return `meeting at ${attendance}, ${held}, ${or('meeting.length', hours(length))} each${most}`;
}

export function deadlineSpan(spec: DeadlineSpec): string {
  if (spec.kind === 'nextOccurrence') return 'the time to the next';
  return spec.kind === 'workingDays' ? `${spec.days} working days` : meanHours(spec.span);
}

function route(chain: Chain, step: StepSpec, or: Or): string {
  const goes = (target: number): string => (target === NONE ? 'it ends' : `to ${stepName(chain, target)}`);
  const [only] = step.then;
  if (only === undefined) return 'then it ends';
  if (step.then.length === 1) return `then ${goes(only.step)}`;
  const ways = step.then.map(({ probability, step: target }) => {
    if (probability === undefined) return `otherwise ${goes(target)}`;
    const chance = probability.op === 'number' ? exactPercent(probability.value) : 'by formula';
    const key = target === NONE ? 'end' : stepName(chain, target);
    return `${or(`then.${key}`, chance)} ${goes(target)}`;
  });
  return `then ${ways.join(', ')}`;
}

function stepName(chain: Chain, step: number): string {
  const name = chain.steps[step]?.name ?? '';
  return name.slice(name.indexOf('.') + 1);
}

/** Person-hours, however many: days would be read as days on the calendar. */
function effort(spec: DistributionSpec | undefined): string {
  return spec === undefined ? personHours(0) : distributionWords(spec, personHours);
}

function personHours(value: number): string {
  return value < 1 ? hours(value) : `${shortNumber(value)} person-hour${value === 1 ? '' : 's'}`;
}

/** The mean, said as such unless it never varies, and its law. */
export function meanHours(spec: DistributionSpec): string {
  return distributionWords(spec);
}
