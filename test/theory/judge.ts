import { describe, expect, it } from 'vitest';
import { type Estimated, type Experiment, perform } from '../support/theory.ts';
import { CONFIDENCE } from './expressed.ts';
import type { Model } from './model.ts';
import { parametersOf, ROWS, type Row } from './rows.ts';

/** Half the widest interval, relative to the value: about 3.9 σ at the level of one row, so 6 % at 95 %. */
const WIDEST = 0.12;

/**
 * Declares the tests of a family: every row's value lies in the interval of its level; a model that is wrong on
 * purpose puts at least one row outside.
 */
export function judgeFamily(models: readonly Model[]): void {
  const done = new Map<string, Promise<Map<string, Estimated>>>();
  const estimateOf = async (experiment: Experiment, { quantity }: Row): Promise<Estimated | undefined> => {
    const run = done.get(experiment.text) ?? perform(experiment);
    done.set(experiment.text, run);
    return (await run).get(experiment.readAs?.(quantity) ?? quantity);
  };
  for (const model of models) {
    const rows = ROWS.filter((row) => row.model === model.name);
    describe(model.name, () => {
      it.each(rows.map((row) => [row.quantity, row.value, row.parameters, row] as const))(
        'has %s = %d for %s',
        async (_, __, ___, row) => {
          expectAgreement(
            model,
            row,
            await estimateOf(model.experiment(parametersOf(row), row.quantity), row),
          );
        },
      );
      const { wrong } = model;
      if (wrong === undefined) return;
      it(`is told from another one: ${wrong.title}`, async () => {
        const parameters = rows.map((row) => row.parameters).filter(isFirst)[wrong.set ?? 0];
        const tried = rows.filter((row) => row.parameters === parameters);
        const outside = await Promise.all(
          tried.map(async (row) => {
            const experiment = wrong.experiment(parametersOf(row), row.quantity);
            const replications = Math.ceil(experiment.replications / 3);
            return !agrees(model, row, await estimateOf({ ...experiment, replications }, row));
          }),
        );
        expect(outside).toContain(true);
      });
    });
  }
}

const isFirst = (text: string, index: number, all: readonly string[]): boolean => all.indexOf(text) === index;

function agrees(model: Model, row: Row, estimate: Estimated | undefined): boolean {
  if (estimate === undefined) throw new Error(`${row.model} does not read ${row.quantity}`);
  const { low, high } = estimate.interval(CONFIDENCE);
  const grain = 1e-8 * row.value;
  if (model.judged === 'bound') return high < row.value;
  return low - grain <= row.value && row.value <= high + grain;
}

function expectAgreement(model: Model, row: Row, estimate: Estimated | undefined): void {
  const inside = agrees(model, row, estimate);
  const { low, high } = (estimate as Estimated).interval(CONFIDENCE);
  expect(inside, `${row.value} against ${low} to ${high}`).toBe(true);
  expect((high - low) / 2 / row.value).toBeLessThan(model.widest ?? WIDEST);
}
