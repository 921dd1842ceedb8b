import { describe, expect, it } from 'vitest';
import { perform } from '../support/theory.ts';
import { modelOf } from './expressed.ts';
import { inSystem } from './models/singleServer.ts';
import { number, numbers, parametersOf, ROWS, type Row } from './rows.ts';

/** Below 0.2 of the narrowest half-width among the rows, which is 0.4 % of the value. */
const MOST = 0.0008;

const REPLICATIONS = 16;

/** The part of the measured span in which the run-in could still be felt, in lengths of the run-in. */
const SPAN = 3;

const SINGLE = /^M\/(M|G)\/(1|c)(\+[MD])?$/;
/** Several classes or several units. Their rows' half-widths are 1 % of the value and more. */
const SEVERAL = /priority|^Jackson|^M\/G\/1-PS$/;
const MOST_OF_SEVERAL = 0.001;

const first = (row: Row, index: number, rows: readonly Row[]): boolean =>
  rows.findIndex((one) => one.model === row.model && one.parameters === row.parameters) === index;

const tried = ROWS.filter(
  (row) => SINGLE.test(row.model) && ['L', 'Lq', 'Wq', 'P(wait)'].includes(row.quantity),
).filter(first);

/** Of a family of classes each row asks for one class, but one run reads all of them. */
const triedOfSeveral = ROWS.filter((row) => SEVERAL.test(row.model)).filter(
  (row, index, rows) =>
    rows.findIndex((one) => one.model === row.model && textOf(one) === textOf(row)) === index,
);

/** Persons that the work of all classes needs. */
function loadOf(row: Row): number {
  const parameters = parametersOf(row);
  const { lambda, mean, mu, mean_service: service } = parameters;
  if (!Array.isArray(lambda)) return number(parameters, 'lambda') * Number(service);
  return numbers(parameters, 'lambda').reduce(
    (sum, rate, index) => sum + rate * (Array.isArray(mean) ? Number(mean[index]) : 1 / Number(mu)),
    0,
  );
}

function textOf(row: Row): string {
  return modelOf(row)?.experiment(parametersOf(row), row.quantity).text ?? '';
}

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

  it.each(triedOfSeveral.map((row) => [row.model, row.parameters, row] as const))(
    '%s %s',
    async (_, __, row) => {
      const experiment = modelOf(row)?.experiment(parametersOf(row), row.quantity);
      const { text, readings } = experiment ?? { text: '', readings: {} };
      const horizon = Number(/^horizon: (\S+) h$/m.exec(text)?.[1]);
      const warmUp = Number(/^warmUp: (\S+) h$/m.exec(text)?.[1]);
      const short = text.replace(/^(horizon|reporting): .*$/gm, `$1: ${SPAN * warmUp} h`);
      // At every unit of a network, or all of the class that is served last.
      const nodes = [...text.matchAll(/node(\d+): \{ unit: o\.unit\1,/g)].map(([, node]) => {
        const onDuty = Number(new RegExp(`unit${node}: { onDuty: (\\d+)`).exec(text)?.[1]);
        return `node${node}: ${3 * onDuty + 10}`;
      });
      const last = text.includes('class3:') ? 'class3' : text.includes('class2:') ? 'class2' : 'call';
      const onDuty = Number(/desk: \{ onDuty: (\d+)/.exec(text)?.[1]);
      const full =
        nodes.length > 0
          ? short.replace(/^ {4}steps:/m, `    initial: { ${nodes.join(', ')} }\n    steps:`)
          : short.replace(`${last}: {`, `${last}: { initial: { serve: ${overfull(loadOf(row), onDuty)} },`);
      expect(full).not.toBe(short);
      const run = (scenario: string) => perform({ text: scenario, replications: REPLICATIONS, readings });
      const [fromEmpty, fromFull] = [await run(short), await run(full)];
      for (const name of Object.keys(readings)) {
        const [less, more] = [fromEmpty, fromFull].map((done) => done.get(name)?.mean ?? Number.NaN) as [
          number,
          number,
        ];
        const bias = ((more - less) * SPAN * warmUp) / horizon;
        expect(Math.abs(bias) / less, name).toBeLessThan(MOST_OF_SEVERAL);
      }
    },
  );
});
