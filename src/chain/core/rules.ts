import type { DeadlineSpec } from '../chain.ts';
import { RuleKind } from './codes.ts';
import { ABSENT, type Address, type Core } from './core.ts';
import type { Laws } from './laws.ts';

/** The deadlines of a chain as its core knows them: one each, however often it is asked for. */
export class Rules {
  private readonly core: Core;
  private readonly laws: Laws;
  private readonly known = new Map<DeadlineSpec, Address>();

  constructor(core: Core, laws: Laws) {
    this.core = core;
    this.laws = laws;
  }

  /** The address of a deadline; `ABSENT` for none. */
  addressOf(spec: DeadlineSpec | undefined): Address {
    if (spec === undefined) return ABSENT;
    const known = this.known.get(spec);
    if (known !== undefined) return known;
    const span = spec.kind === 'span' ? this.laws.addressOf(spec.span) : ABSENT;
    const days = spec.kind === 'workingDays' ? spec.days : 0;
    const rule = this.core.run.newRule(RuleKind[spec.kind], span, days);
    this.known.set(spec, rule);
    return rule;
  }
}
