import { describe, expect, it } from 'vitest';
import { JUDGED, MODELS, modelOf, NOT_YET, ON_THEIR_OWN } from './expressed.ts';
import { parametersOf, ROWS } from './rows.ts';

const reasonsFor = (model: string, quantity: string) =>
  NOT_YET.filter((entry) => entry.model === model && (entry.quantity ?? quantity) === quantity);
const onItsOwn = (model: string, quantity: string) =>
  ON_THEIR_OWN.filter(([name, what]) => name === model && what === quantity);

describe('the rows of known values', () => {
  it('are 154 with a value, a formula and its literature, each once', () => {
    expect(ROWS).toHaveLength(154);
    expect(new Set(ROWS.map((row) => `${row.model} ${row.parameters} ${row.quantity}`)).size).toBe(154);
    for (const row of ROWS) {
      expect(Number.isFinite(row.value), row.model).toBe(true);
      expect([row.formula, row.literature].every((text) => text.length >= 3)).toBe(true);
    }
  });

  it.each(ROWS.map((row) => [row.model, row.quantity, row] as const))(
    '%s, %s: is read off a scenario, or has a reason why it cannot be yet',
    (name, quantity, row) => {
      const model = modelOf(row);
      const ways = [
        ...(model === undefined ? [] : [model.name]),
        ...onItsOwn(name, quantity),
        ...reasonsFor(name, quantity),
      ];
      expect(ways).toHaveLength(1);
      if (model === undefined) return;
      const { readings, readAs, text } = model.experiment(parametersOf(row), quantity);
      expect(Object.keys(readings)).toContain(readAs?.(quantity) ?? quantity);
      expect(text).toMatch(/^volhoud: 1\n/);
    },
  );

  it('leave no model and no reason without a row', () => {
    const names = new Set(ROWS.map((row) => row.model));
    for (const { name } of MODELS) expect(names).toContain(name);
    for (const { model } of NOT_YET) expect(names).toContain(model);
  });

  it('are for the most part scenarios: 116 of them', () => {
    expect(JUDGED).toHaveLength(116);
  });
});
