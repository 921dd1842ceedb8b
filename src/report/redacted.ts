import type { Findings } from '../experiment/findings.ts';
import { repeatsRedacted } from '../experiment/redact.ts';
import { REDACTED } from '../scenario/index.ts';
import { summaryOf } from './findingsIndex.ts';
import * as messages from './messages.ts';
import { shortNumber } from './numberWords.ts';

/** Persons on duty of a unit as a number, or that it is left out. */
export function onDutyWords(findings: Findings, unit: string): string {
  return repeatsRedacted(findings.scenario.redaction, 'unit', unit, 'on_duty')
    ? REDACTED
    : shortNumber(summaryOf(findings, 'unit', unit, 'on_duty')?.mean);
}

/** Whether the strength that a unit may employ is left out. */
export function isRedactedStrength({ scenario }: Findings, unit: string): boolean {
  return repeatsRedacted(scenario.redaction, 'unit', unit, 'authorised');
}

/** Says that values are left out, as a sentence; none if nothing is. */
export function redactionWords({ scenario }: Findings): string[] {
  const count = scenario.redaction?.paths.length ?? 0;
  return count === 0 ? [] : [messages.redacted(count)];
}
