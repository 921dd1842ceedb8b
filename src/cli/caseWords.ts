import type { Chain, DeadlineSpec, StepSpec } from '../chain/chain.ts';
import type { ExpectedLoad } from '../chain/expectedLoad.ts';
import { compileDistribution } from '../engine/distribution.ts';
import type { DistributionSpec } from '../engine/distributionSpec.ts';
import { NONE } from '../engine/hours.ts';
import { exactPercent, hours, shortNumber } from '../report/numberWords.ts';
import * as messages from './messages.ts';

/** A paragraph, so many columns from the left. */
export interface Paragraph {
  readonly indent: number;
  readonly words: string;
}

const YEAR = 8760;

/** Every case type with its route, in words: what happens at each step, and where the case goes from there. */
export function casesInWords(chain: Chain, load: ExpectedLoad): Paragraph[] {
  const paragraphs = chain.cases.flatMap((type, index): Paragraph[] => [
    { indent: 2, words: `${type.name}: ${shortNumber((load.opened[index] ?? 0) * YEAR)} a year` },
    ...chain.steps
      .slice(type.firstStep, type.endStep)
      .map((step) => ({ indent: 4, words: stepInWords(chain, step) })),
  ]);
  const posts = chain.posts.map((post): Paragraph => {
    const unit = chain.units[post.unit]?.name ?? '';
    return { indent: 2, words: messages.post(post.name, unit, shortNumber(post.staff)) };
  });
  return [...paragraphs, ...posts, { indent: 2, words: messages.RULES }];
}

function stepInWords(chain: Chain, step: StepSpec): string {
  const own = step.name.slice(step.name.indexOf('.') + 1);
  const parts = [`${own}: ${whatHappens(chain, step)}`];
  const deadlines = [
    deadline('done within', step.within),
    deadline('done within', step.withinCase, ' of the opening of the case'),
    deadline('started within', step.startWithin),
  ].filter((words) => words !== undefined);
  parts.push(...deadlines);
  if (deadlines.length > 0 && step.onLate.kind === 'drop') parts.push('dropped if not started by then');
  if (deadlines.length > 0 && step.onLate.kind === 'step') {
    parts.push(`if not started by then it goes to ${stepName(chain, step.onLate.step)}`);
  }
  if (step.queueLimit !== undefined) parts.push(`at most ${step.queueLimit} waiting`);
  for (const { case: type, count } of step.opens) {
    const number = count.op === 'number' ? shortNumber(count.value) : 'by formula';
    parts.push(`opens ${chain.cases[type]?.name} (${number})`);
  }
  if (step.moves !== undefined) parts.push(`moves the person to ${chain.groups[step.moves]?.name}`);
  return `${parts.join(', ')}; ${route(chain, step)}.`;
}

function whatHappens(chain: Chain, step: StepSpec): string {
  if (step.kind === 'branch') return 'a branch';
  if (step.kind === 'wait') return `waits ${step.duration ? meanHours(step.duration) : hours(0)}`;
  const team = step.team > 1 ? ` by ${step.team} persons` : '';
  const priority = step.priority === 5 ? '' : `, priority ${step.priority}`;
  const preempts = step.preempts ? ', interrupts work of lower priority' : '';
  return `${chain.units[step.unit]?.name}, effort ${effort(step.duration)}${team}${priority}${preempts}`;
}

function deadline(words: string, spec: DeadlineSpec | undefined, tail = ''): string | undefined {
  if (spec === undefined) return undefined;
  const span = spec.kind === 'workingDays' ? `${spec.days} working days` : meanHours(spec.span);
  return `${words} ${span}${tail}`;
}

function route(chain: Chain, step: StepSpec): string {
  const goes = (target: number): string => (target === NONE ? 'it ends' : `to ${stepName(chain, target)}`);
  const [only] = step.then;
  if (only === undefined) return 'then it ends';
  if (step.then.length === 1) return `then ${goes(only.step)}`;
  const ways = step.then.map(({ probability, step: target }) => {
    if (probability === undefined) return `otherwise ${goes(target)}`;
    const chance = probability.op === 'number' ? exactPercent(probability.value) : 'by formula';
    return `${chance} ${goes(target)}`;
  });
  return `then ${ways.join(', ')}`;
}

function stepName(chain: Chain, step: number): string {
  const name = chain.steps[step]?.name ?? '';
  return name.slice(name.indexOf('.') + 1);
}

/** Person-hours, however many: days would be read as days on the calendar. */
function effort(spec: DistributionSpec | undefined): string {
  const mean = spec ? compileDistribution(spec).mean : 0;
  const amount = mean < 1 ? hours(mean) : `${shortNumber(mean)} h`;
  return spec === undefined || spec.family === 'constant' ? amount : `${amount} on average`;
}

/** The mean, said as such unless it never varies. */
function meanHours(spec: DistributionSpec): string {
  const mean = hours(compileDistribution(spec).mean);
  return spec.family === 'constant' ? mean : `${mean} on average`;
}
