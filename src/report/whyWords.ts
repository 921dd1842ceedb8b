import type { Verdict, Why, WhyUnit } from '../experiment/findings.ts';
import { percent, probabilityWithInterval } from './numberWords.ts';

/** Units that are told with their shares; the rest are summed. */
const TOLD = 3;

const WAITING: Readonly<Record<Why['waiting'], string>> = {
  late: 'that its late work had waited',
  throughput: 'that the cases which took too long had waited',
  stock: 'that its work had waited by then',
  unit: '',
  none: '',
};

/**
 * Why the norm that breaks first does, as sentences: where its work waited, and what unlimited staff there would
 * change (`--why`). None where nothing breaks.
 */
export function whyWords(verdict: Verdict): string[] {
  const { why } = verdict;
  if (why === undefined) return [];
  return [whySentence(why), ...why.units.flatMap((unit) => unlimitedWords(verdict, why, unit))];
}

/** Where the work of a norm waited, as a sentence. */
export function whySentence(why: Why): string {
  return `Why: ${causeWords(why)}`;
}

function causeWords({ norm, waiting, units }: Why): string {
  const [first] = units;
  if (waiting === 'none') return `${norm} is not about work, so that no unit's staff explains it.`;
  if (first === undefined) {
    return `nothing waited for staff; the work behind ${norm} takes longer than it may, or comes when units are closed.`;
  }
  if (waiting === 'unit') return `${norm} is about what there is to do at ${first.unit} alone.`;
  if (units.length === 1) return `all the hours ${WAITING[waiting]} were spent ${where(first)}.`;
  const told = units.slice(0, TOLD).map((unit) => `${percent(unit.share)} ${where(unit)}`);
  const rest = units.slice(TOLD).reduce((sum, { share }) => sum + share, 0);
  if (rest > 0) told.push(`${percent(rest)} elsewhere`);
  return `of the hours ${WAITING[waiting]}, ${told.slice(0, -1).join(', ')} and ${told.at(-1)}.`;
}

function where({ unit, meeting }: WhyUnit): string {
  return `at ${unit}${meeting === true ? ', for a meeting (its moments and its agenda decide, not staff)' : ''}`;
}

function unlimitedWords(verdict: Verdict, { norm }: Why, { unit, unlimited }: WhyUnit): string[] {
  if (unlimited === undefined) return [];
  const { chain } = unlimited;
  const before = verdict.probability;
  const now = before === undefined ? '' : `, against ${percent(before.estimate)} as it is`;
  return [
    `With unlimited staff at ${unit} the chain would hold in ` +
      `${probabilityWithInterval(chain.estimate, chain.low, chain.high)} of the same replications${now}, and ${norm} in ` +
      `${probabilityWithInterval(unlimited.norm.estimate, unlimited.norm.low, unlimited.norm.high)}.`,
  ];
}
