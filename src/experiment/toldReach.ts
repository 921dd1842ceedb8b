import type { Chain } from '../chain/chain.ts';
import type { ExpectedLoad } from '../chain/expectedLoad.ts';
import { isRedacted, type Redaction, type Scenario } from '../scenario/index.ts';
import { type NormReach, normReach } from './normReach.ts';

/** A norm of which values are left out, and so what follows from them alone. */
export interface RedactedReach {
  readonly norm: string;
  readonly redacted: true;
}

/** What each norm of a scenario can measure, in their order, as far as that may be told. */
export function toldReach({ chain, redaction }: Scenario, load: ExpectedLoad): (NormReach | RedactedReach)[] {
  return normReach(chain, load).map((reach, index) =>
    rests(chain, index, redaction) ? { norm: reach.norm, redacted: true } : reach,
  );
}

/** Whether what a norm can measure rests on a value that is left out: its own, or how often its cases come. */
function rests(chain: Chain, index: number, redaction: Redaction | undefined): boolean {
  const norm = chain.norms[index];
  if (norm === undefined) return false;
  const [name = norm.name] = norm.name.split(':', 1);
  const [type = norm.scope] = norm.scope.split('.', 1);
  const isOfCase = norm.scopeKind === 'step' || norm.scopeKind === 'case';
  const isOfObligation =
    norm.scopeKind === 'obligation' && isRedacted(redaction, `obligations.${norm.scope}`);
  return (
    isOfObligation ||
    isRedacted(redaction, `norms.${name}`) ||
    (isOfCase && isRedacted(redaction, `${type}.arrivals`))
  );
}
