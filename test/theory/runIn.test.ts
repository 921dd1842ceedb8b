import { describe, expect, it } from 'vitest';
import { perform } from '../support/theory.ts';
import { modelOf } from './expressed.ts';
import { inSystem } from './models/singleServer.ts';
import { number, parametersOf, ROWS } from './rows.ts';

/** Below 0.2 of the narrowest half-width among the rows, which is 0.4 % of the value. */
const MOST = 0.0008;

const REPLICATIONS = 16;

/** The part of the measured span in which the run-in could still be felt, in lengths of the run-in. */
const SPAN = 3;

const tried = ROWS.filter(
  (row) =>
    /^M\/(M|G)\/(1|c)(\+[MD])?$/.test(row.model) && ['L', 'Lq', 'Wq', 'P(wait)'].includes(row.quantity),
).filter((row, index, rows) => rows.findIndex((one) => one.parameters === row.parameters) === index);

/** Many more than are there in the long run; where the load exceeds what can be served, patience ends. */
function overfull(lambda: number, onDuty: number): number {
  const load = lambda / onDuty;
  return 3 * onDuty + Math.ceil(load < 0.99 ? 5 / (1 - load) : 30);
}

/**
 * A run from empty and one from a great many waiting tasks have the same arrivals and efforts, and are the same
 * run from the moment at which they meet. The stationary state lies between them, so that what is left of their
 * difference in the measured span bounds the bias of the run-in.
 */
describe('the run-in leaves no bias: from empty and from overfull, the measured span is the same', () => {
  it.each(tried.map((row) => [row.model, row.parameters, row] as const))('%s %s', async (_, __, row) => {
    const { text } = modelOf(row)?.experiment(parametersOf(row), row.quantity) ?? { text: '' };
    const horizon = Number(/^horizon: (\S+) h$/m.exec(text)?.[1]);
    const warmUp = Number(/^warmUp: (\S+) h$/m.exec(text)?.[1]);
    const onDuty = Number(/onDuty: (\d+)/.exec(text)?.[1]);
    const short = text.replace(/^(horizon|reporting): .*$/gm, `$1: ${SPAN * warmUp} h`);
    const full = short.replace(
      'call: {',
      `call: { initial: { serve: ${overfull(number(parametersOf(row), 'lambda'), onDuty)} },`,
    );
    expect(full).not.toBe(short);
    const estimate = async (scenario: string): Promise<number> => {
      const done = await perform({ text: scenario, replications: REPLICATIONS, readings: { inSystem } });
      return done.get('inSystem')?.mean ?? Number.NaN;
    };
    const [fromEmpty, fromFull] = [await estimate(short), await estimate(full)];
    const bias = ((fromFull - fromEmpty) * SPAN * warmUp) / horizon;
    expect(Math.abs(bias) / fromEmpty).toBeLessThan(MOST);
  });
});
