import type { Redaction, VariantChain } from '../../scenario/index.ts';
import * as messages from './messages.ts';

/** What `--over` asks is wrong; the message is one sentence, or one a line. */
export class OverFault extends Error {
  constructor(message: string) {
    super(message);
    this.name = 'OverFault';
  }
}

/**
 * Why a chain cannot have changed values, in words.
 *
 * @param what the changed values, as `desk.staff.onDuty cannot be -5`
 */
export function whyNotAllowed(
  what: string,
  fault: VariantChain['faults'][number] | undefined,
  redaction: Redaction | undefined,
): string {
  // A fault may quote a value that is left out.
  if (fault === undefined || redaction !== undefined) return messages.notAllowedHere(what);
  const hint = fault.hint ?? (fault.expected === undefined ? undefined : `expected ${fault.expected}`);
  const words = hint === undefined ? fault.message : `${fault.message}; ${hint}`;
  return fault.code === 'scenario.unknown-path' ? words : `${what}: ${words}`;
}
