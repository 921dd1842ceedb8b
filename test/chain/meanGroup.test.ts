import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { MeanGroup } from '../../src/chain/expected/meanGroup.ts';
import { SurvivalCurve } from '../../src/chain/expected/survivalCurve.ts';
import type { DistributionSpec } from '../../src/engine/distributionSpec.ts';

/** The same by the plain formula, each cohort by itself, all of them kept. */
class PlainGroup {
  private readonly cohorts: { age: number; size: number }[] = [];
  private readonly dwells: readonly SurvivalCurve[];

  constructor(initial: number, dwells: readonly SurvivalCurve[]) {
    this.dwells = dwells;
    this.cohorts.push({ age: 0, size: initial });
  }

  get people(): number {
    return this.cohorts.reduce((sum, { size }) => sum + size, 0);
  }

  pass(step: number, hazard: number): number[] {
    const left = new Array<number>(this.dwells.length + 1).fill(0);
    for (const cohort of this.cohorts) {
      const stays = this.dwells.map((dwell) => {
        const now = dwell.at(cohort.age);
        return now > 0 ? dwell.at(cohort.age + step) / now : 0;
      });
      cohort.age += step;
      const isOver = stays.includes(0);
      const weights = isOver
        ? [-Math.expm1((-hazard * step) / 2), ...stays.map((stay) => Number(stay === 0))]
        : [hazard * step, ...stays.map((stay) => -Math.log(stay))];
      const total = weights.reduce((sum, weight) => sum + weight, 0);
      if (!(total > 0)) continue;
      const gone = isOver ? cohort.size : cohort.size * -Math.expm1(-total);
      for (const [way, weight] of weights.entries()) left[way]! += (gone * weight) / total;
      cohort.size -= gone;
    }
    return left;
  }

  add(people: number): void {
    this.cohorts.push({ age: 0, size: people });
  }
}

const anyDwell: fc.Arbitrary<DistributionSpec> = fc.oneof(
  fc
    .integer({ min: 30, max: 900 })
    .map((value): DistributionSpec => ({ family: 'constant', parameters: { value } })),
  fc
    .tuple(fc.integer({ min: 30, max: 900 }), fc.constantFrom(0.3, 1))
    .map(([mean, cv]): DistributionSpec => ({ family: 'lognormal', parameters: { mean, cv } })),
);

const anySteps = fc.array(
  fc.record({
    step: fc.constantFrom(6, 24, 200),
    hazard: fc.constantFrom(0, 0.001, 0.02),
    entering: fc.constantFrom(0, 0, 3.5),
  }),
  { minLength: 1, maxLength: 60 },
);

describe('the people of a group', () => {
  it('leave as the plain formula has it, whatever passes without work and wherever dwells end (property)', () => {
    fc.assert(
      fc.property(fc.array(anyDwell, { maxLength: 2 }), anySteps, (specs, steps) => {
        const dwells = specs.map((spec) => new SurvivalCurve(spec));
        const group = new MeanGroup(40, dwells);
        const plain = new PlainGroup(40, dwells);
        for (const { step, hazard, entering } of steps) {
          const left = [...group.pass(step, hazard)];
          for (const [way, count] of plain.pass(step, hazard).entries())
            expect(left[way]).toBeCloseTo(count, 9);
          // At most one cohort younger than a cohort is wide: what enters together is kept together.
          if (entering > 0 && step === 200) {
            group.add(entering);
            plain.add(entering);
          }
          expect(group.people).toBeCloseTo(plain.people, 9);
        }
      }),
      { numRuns: 200 },
    );
  });
});
