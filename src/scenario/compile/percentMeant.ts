import { messages } from '../messages.ts';
import { PHRASES } from '../schema/phrases.ts';
import type { ScalarText } from '../schema/value.ts';
import type { NumberRule } from './value.ts';

/** A hint where a share is asked and the number is plainly a percentage without its sign: `85` for `85 %`. */
export function percentMeant(text: ScalarText, rule: NumberRule): string | undefined {
  if (rule.phrase !== PHRASES.share && rule.phrase !== PHRASES.probability) return undefined;
  const plain = String(text).trim();
  return /^\d+(\.\d+)?$/.test(plain) && Number(plain) > 1 && Number(plain) <= 100
    ? messages.hintPercent(plain)
    : undefined;
}
