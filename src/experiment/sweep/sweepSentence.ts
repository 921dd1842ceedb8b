import { dateInWords } from '../dates.ts';
import { counted, shortNumber } from '../numberWords.ts';
import { valueText } from '../over/quantityOf.ts';
import { percent } from '../percent.ts';
import type { SweepPoint, SweepResult, SweptPath } from './sweepResult.ts';

/** The answer of `sweep` in words: at how many points the chain holds, and the worst and the best of them. */
export function sweepSentence(result: Omit<SweepResult, 'sentence'>): string {
  const { points, over, verdicts, asked, horizon, replications, lowest, highest } = result;
  const isVaried = over.some(({ path }) => path === 'horizon');
  const end = isVaried ? 'the horizon of each' : dateInWords(horizon.end);
  const counts =
    `Of ${counted(points, 'point')} over ${namesOf(over)} the chain holds at ${shortNumber(verdicts.holds)}, does not hold at ` +
    `${shortNumber(verdicts['does not hold'])}, and at ${shortNumber(verdicts.undecided)} that cannot be told (to ` +
    `${end}; asked: ${percent(asked.probability)} % with ${percent(asked.confidence)} % confidence; ` +
    `${counted(replications, 'replication')} at each).`;
  if (lowest.held === highest.held) return `${counts} P(holds) is ${percentOf(lowest)} everywhere.`;
  return (
    `${counts} P(holds) is lowest, ${percentOf(lowest)}, at ${placeOf(lowest, over)}${andOthers(result.as_low)}; and highest, ` +
    `${percentOf(highest)}, at ${placeOf(highest, over)}${andOthers(result.as_high)}.`
  );
}

function andOthers(alike: number): string {
  return alike < 2 ? '' : ` and ${counted(alike - 1, 'other point')}`;
}

/** Names of at most three paths; of more, how many others there are. */
function namesOf(over: readonly SweptPath[]): string {
  const names = over.map(({ path }) => path);
  if (names.length > 3) return `${names.slice(0, 2).join(', ')} and ${names.length - 2} other paths`;
  return names.length < 2 ? names.join('') : `${names.slice(0, -1).join(', ')} and ${names.at(-1)}`;
}

/** `desk.staff.onDuty=5, call.arrivals=4 / h`. */
export function placeOf({ values }: Pick<SweepPoint, 'values'>, over: readonly SweptPath[]): string {
  return over
    .map(({ path, unit }, axis) => `${path}=${valueText(values[axis] ?? Number.NaN, unit)}`)
    .join(', ');
}

/** `82 % (76–87)`. */
function percentOf({ probability: { estimate, low, high } }: SweepPoint): string {
  return `${percent(estimate)} % (${percent(low)}–${percent(high)})`;
}
