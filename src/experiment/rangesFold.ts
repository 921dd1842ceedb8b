import type { Chain } from '../chain/chain.ts';
import type { UniformOf } from '../scenario/index.ts';
import type { AssumptionRow, OverRanges } from './findings.ts';
import { type Half, type HalvedValue, influencesOf } from './influences.ts';
import { RangeDraws } from './rangeDraws.ts';
import { SurvivalFold } from './survival.ts';
import { probabilityOf } from './verdict.ts';

/**
 * Folds the futures over the ranges: in how many the chain holds, each organisation and unit, and each norm is kept; and
 * for every drawn value in how many of those whose draw lies below the median of its law, and of the others. Draws are by
 * inversion, so that the halves follow from the uniform number alone. Exact, in any order.
 */
export class RangesFold {
  private readonly draws: RangeDraws;
  private readonly survival: SurvivalFold;
  private readonly norms: readonly string[];
  private readonly halves: ReadonlyMap<string, { readonly lower: Half; readonly upper: Half }>;

  /** @param paths of the values that are drawn, in file order */
  constructor(chain: Chain, paths: readonly string[], seed: string) {
    this.draws = new RangeDraws(seed);
    this.survival = new SurvivalFold(chain);
    this.norms = chain.norms.map(({ name }) => name);
    const half = (): Half => ({ count: 0, held: 0, kept: new Int32Array(chain.norms.length) });
    this.halves = new Map(paths.map((path) => [path, { lower: half(), upper: half() }]));
  }

  /** Adds future `index`, whose norms' first breaches (hours, Infinity if never) are given. */
  add(index: number, breaches: Float64Array): void {
    const holds = breaches.every((at) => at === Infinity) ? 1 : 0;
    const uniformOf: UniformOf = this.draws.of(index);
    this.survival.add(breaches, 0);
    for (const [path, { lower, upper }] of this.halves) {
      const half = uniformOf(path) < 0.5 ? lower : upper;
      half.count++;
      half.held += holds;
      for (let norm = 0; norm < breaches.length; norm++) {
        if (breaches[norm] === Infinity) half.kept[norm]!++;
      }
    }
  }

  /**
   * What the futures say.
   *
   * @param rows of the table of assumptions, where what is to be left out has been
   */
  overRanges(rows: readonly AssumptionRow[]): OverRanges {
    const { replications, scopes } = this.survival;
    const [whole, ...parts] = scopes.map(({ kind, name, label, breaches: { held } }) => ({
      scope_kind: kind,
      scope: name,
      label,
      held,
      probability: probabilityOf(held, replications),
    }));
    const held = whole?.held ?? replications;
    const keptOf = new Map(
      parts.flatMap((part) => (part.scope_kind === 'norm' ? [[part.scope, part.held]] : [])),
    );
    const norms = this.norms.map((name) => ({ name, kept: keptOf.get(name) ?? replications }));
    const all = { replications, held, norms, drawn: this.halves.size };
    return {
      replications,
      held,
      probability: probabilityOf(held, replications),
      drawn: this.halves.size,
      scopes: parts,
      ...influencesOf(all, this.halved(rows)),
    };
  }

  /** The values of which both halves came up. */
  private halved(rows: readonly AssumptionRow[]): HalvedValue[] {
    const rowOf = new Map(rows.map((row) => [row.path, row]));
    return [...this.halves].flatMap(([path, { lower, upper }]) => {
      const row = rowOf.get(path);
      return row === undefined || lower.count === 0 || upper.count === 0 ? [] : [{ row, lower, upper }];
    });
  }
}
