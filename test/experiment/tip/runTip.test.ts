import { describe, expect, it } from 'vitest';
import { Simulator } from '../../../src/chain/index.ts';
import { OverFault, overRangeOf, runTip, seedWords } from '../../../src/experiment/index.ts';
import { valueText } from '../../../src/experiment/over/quantityOf.ts';
import { findTip, scanOf } from '../../../src/experiment/tip/findTip.ts';
import { TipCurve } from '../../../src/experiment/tip/tipCurve.ts';
import { wholeWhereNeeded } from '../../../src/experiment/tip/wholeWhereNeeded.ts';
import { variantCompiler } from '../../../src/scenario/index.ts';
import { scenarioOf } from '../../support/runScenario.ts';

/** Calls come at random; at most 30 may come in the month. P(holds) is the Poisson probability of 30 or fewer. */
const TEXT = `volhoud: 1
name: Calls
start: 2015-04-01
horizon: 30 days
replications: 100
seed: 1
sources: { guess: { title: A guess } }
organisations: { desk: { units: { staff: { onDuty: { value: 50, range: [40, 60] }, roster: continuous } } } }
cases:
  call:
    arrivals: { value: 24 / 30 days, range: [15 / 30 days, 40 / 30 days], source: guess }
    steps: { serve: { unit: desk.staff, effort: 1 h, then: end } }
norms: { few: { metric: arrived, scope: call.serve, atMost: 30, per: month } }
`;
const scenario = await scenarioOf(TEXT);

function poisson(most: number, mean: number): number {
  let term = Math.exp(-mean);
  let sum = term;
  for (let k = 1; k <= most; k++) {
    term *= mean / k;
    sum += term;
  }
  return sum;
}

/** The rate a month at which at most 30 come with probability 0.9, by bisection of the closed form: 23.7. */
const TRUTH = (() => {
  let [low, high] = [10, 40];
  for (let i = 0; i < 60; i++) {
    const middle = (low + high) / 2;
    if (poisson(30, middle) > 0.9) low = middle;
    else high = middle;
  }
  return low;
})();

const compile = await variantCompiler(scenario.recipe);

/** As `runTip` does, without workers. */
async function tipOf(seed: number) {
  const range = overRangeOf(scenario, 'call.arrivals');
  const simulators = new Map<number, Simulator>();
  const curve = new TipCurve(async (asked) =>
    asked.map(({ at, first, to }) => {
      const chainOf = () => compile([{ path: range.path, text: valueText(at, range.unit) }]).chain;
      const simulator = simulators.get(at) ?? new Simulator(chainOf(), seedWords(seed));
      simulators.set(at, simulator);
      const { layout } = simulator;
      const values = new Float64Array((layout.periods + 1) * layout.width);
      const breaches = new Float64Array(1);
      return Array.from({ length: to - first }, (_, i) => {
        simulator.run(first + i, values, 0, breaches, 0);
        return breaches[0] === Infinity ? 1 : 0;
      });
    }),
  );
  return findTip(curve, { ...range, asked: 0.9, confidence: 0.95, replications: 100 });
}

describe('the tipping point of a chain whose P(holds) is known', () => {
  it('lies in the interval in the promised share of the seeds', async () => {
    let missed = 0;
    for (let seed = 1; seed <= 10; seed++) {
      const found = await tipOf(seed);
      if (found.kind !== 'crossing') throw new Error(found.kind);
      if ((found.low ?? 0) > TRUTH || (found.high ?? 99) < TRUTH) missed++;
      expect(Math.abs(found.estimate - TRUTH)).toBeLessThan(4);
    }
    // Four or more of 10 at 5 % would be a chance of 0.001.
    expect(missed).toBeLessThan(4);
  });

  it('is told by runTip with its points, each with the norm that breaks first', async () => {
    const result = await runTip(scenario, { over: 'call.arrivals', replications: 40, workers: 1 });
    expect(result).toMatchObject({
      path: 'call.arrivals',
      unit: '/ 30 days',
      range: { from: 15, to: 40 },
      own: 24,
      kind: 'crossing',
      direction: 'falls',
      replications: 40,
    });
    expect(result.sentence).toMatch(
      /^As call\.arrivals rises, the chain stops holding \(to 1 May 2015\) at [\d.]+ \/ 30 days \(95 % interval [\d.]+–[\d.]+\): below it .* The file says 24 \/ 30 days, where it holds in \d+ % \(\d+–\d+\)\.$/,
    );
    expect(result.computed).toBe(result.points.reduce((sum, { replications }) => sum + replications, 0));
    expect(result.points.at(-1)).toMatchObject({ value: 40, breaks_first: { norm: 'few', share: 1 } });
    expect(result.points[0]).not.toHaveProperty('breaks_first');
    expect(result).not.toHaveProperty('holds_shown_from');
  });

  it('says from how many replications on it could show that the chain holds, where fewer were asked', async () => {
    const few = await runTip(scenario, { over: 'call.arrivals', replications: 8, workers: 1 });
    // 0.9 to the power of 36 is the first below 0.025.
    expect(few).toMatchObject({ replications: 8, holds_shown_from: 36 });
    expect(few.tipping_point ?? {}).not.toHaveProperty('low');
  });

  it('is a whole number of persons where whole numbers of persons are asked about', () => {
    const scan = (over: string, isFaulty = (_: number): boolean => false) =>
      wholeWhereNeeded(overRangeOf(scenario, over), scanOf, isFaulty);
    for (const over of [
      'desk.staff.onDuty=3..60',
      'desk.staff.onDuty=3..6',
      'desk.staff.onDuty',
      'desk.staff.fte=3..60',
    ]) {
      const { range, wrong } = scan(over);
      expect([range.isWhole, range.grain, wrong]).toEqual([true, 1, undefined]);
    }
    for (const over of ['desk.staff.onDuty=3.5..60', 'desk.staff.onDuty=3..5', 'call.arrivals']) {
      expect(scan(over).range).not.toHaveProperty('isWhole');
    }
    // Nine points over 1 to 9 are whole; those that the search adds must be so too where others are not allowed.
    const isPart = (value: number): boolean => !Number.isInteger(value);
    expect(scan('norms.few.inARow=1..9', isPart).range).toMatchObject({ isWhole: true, grain: 1 });
    expect(scan('norms.few.inARow=1..9.5', isPart).wrong).toBe(2.063);
  });

  it('says so in whole numbers', async () => {
    // Each call stays for the month, and none may wait: as many are needed as come.
    const staying = await scenarioOf(
      TEXT.replace('effort: 1 h', 'effort: 40 days').replace(/norms:.*\n/, '') +
        'norms: { none: { metric: queue_length, scope: desk.staff, atMost: 0, per: month } }\n',
    );
    const over = 'desk.staff.onDuty=10..60';
    const result = await runTip(staying, { over, replications: 40, workers: 1 });
    expect(result).toMatchObject({ whole: true, direction: 'rises' });
    expect(result.sentence).toMatch(/begins to hold \(to 1 May 2015\) at \d+ \(95 % interval \d+–\d+\)/);
  });

  it('is asked only of what it can be asked of', async () => {
    const faultOf = async (over: string): Promise<string> => {
      try {
        await runTip(scenario, { over, workers: 1 });
      } catch (error) {
        if (error instanceof OverFault) return error.message;
        throw error;
      }
      return 'none';
    };
    expect(await faultOf('call.arival')).toContain('did you mean "call.arrivals"?');
    expect(await faultOf('desk.staff.onDutty=1..5')).toContain('did you mean "onDuty"?');
    expect(await faultOf('call.arrivals=1 h..3 h')).toMatch(/not in the dimension of call\.arrivals/);
    expect(await faultOf('call.arrivals=1 h..3 / day')).toMatch(/of two dimensions/);
    expect(await faultOf('call.arrivals=5..5 / day')).toMatch(/is empty: both its ends are 5 \/ day/);
    expect(await faultOf('call.arrivals=9..5 / day')).toMatch(/is reversed; .*: 5\.\.9 \/ day/);
    expect(await faultOf('call.arrivals=9 / day')).toMatch(/is no range/);
    expect(await faultOf('call.arrivals=many..5')).toMatch(/"many" is no quantity/);
    expect(await faultOf('call.serve.effort')).toMatch(/has no range in the file/);
    expect(await faultOf('desk.staff.onDuty=-5..9')).toMatch(/cannot be -5: .* at least 0/);
    expect(await faultOf('norms.few.inARow=1..3.5')).toMatch(/must be a whole number/);
    expect(await faultOf('seed=1..3')).toMatch(/how a run is made or judged/);
    expect(await faultOf('=1..3')).toMatch(/a path is needed/);
    const without = await scenarioOf(TEXT.replace(/norms:.*\n/, ''));
    await expect(runTip(without, { over: 'call.arrivals' })).rejects.toThrow(/states no norms/);
  });
});
