import type { Verdict } from '../experiment/findings.ts';
import * as messages from './messages.ts';
import { days, percent } from './numberWords.ts';

/** A warning on each unit that drowns without a norm saying so, as sentences. */
export function drowningWords({ drowning = [] }: Verdict): string[] {
  return drowning.map(({ unit, utilisation, backlog_days: backlog }) =>
    messages.drowning(unit, percent(utilisation), days(backlog)),
  );
}
