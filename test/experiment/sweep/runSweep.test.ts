import { describe, expect, it } from 'vitest';
import {
  type NormAtPoint,
  OverFault,
  runExperiment,
  runSweep,
  type SweepOptions,
  type SweepPoint,
} from '../../../src/experiment/index.ts';
import { scenarioOf } from '../../support/runScenario.ts';

/** Calls that must be answered within the hour, by few people. */
const TEXT = `volhoud: 1
name: Calls
start: 2015-04-01
horizon: 14 days
replications: 16
hold: { probability: 50 % }
seed: 5
organisations: { desk: { units: { staff: { onDuty: { value: 3, range: [2, 6], law: uniform }, roster: continuous } } } }
cases:
  call:
    arrivals: { value: 1.25 / h, range: [0.5 / h, 2 / h] }
    steps: { serve: { unit: desk.staff, effort: { exponential: { mean: 1 h } }, startWithin: 1 h, then: { again: 10 %, end: 90 % } }, again: { unit: desk.staff, effort: 10 min, then: end } }
norms:
  answered: { metric: on_time_share, scope: call.serve, atLeast: 80 %, per: week }
  few: { metric: arrived, scope: call.serve, atMost: 220, per: week }
`;
const scenario = await scenarioOf(TEXT);

/** A sweep with all that its sinks are told. */
async function sweep(over: readonly string[], more: Omit<Partial<SweepOptions>, 'over'> = {}) {
  const rows: { readonly point: SweepPoint; readonly norms: readonly NormAtPoint[] }[] = [];
  const onPoint = (point: SweepPoint, norms: readonly NormAtPoint[]): void =>
    void rows.push({ point, norms });
  const { result, points } = await runSweep(scenario, { over, workers: 1, onPoint, ...more });
  return { result, points, rows };
}

async function faultOf(
  over: readonly string[],
  more: Omit<Partial<SweepOptions>, 'over'> = {},
): Promise<string> {
  try {
    await sweep(over, more);
  } catch (error) {
    if (error instanceof OverFault) return error.message;
    throw error;
  }
  return 'none';
}

const GRID = ['desk.staff.onDuty=2,3,6', 'call.arrivals'] as const;
const one = await sweep(GRID, { points: 3 });

describe('a sweep', () => {
  it('has a row a point, in the order of the design', () => {
    expect(one.rows.map(({ point }) => point.values)).toEqual([
      [2, 0.5],
      [2, 1.25],
      [2, 2],
      [3, 0.5],
      [3, 1.25],
      [3, 2],
      [6, 0.5],
      [6, 1.25],
      [6, 2],
    ]);
  });

  it('finds at the values in the file what a run finds', async () => {
    const { verdict, norms } = (await runExperiment(scenario, { valuesOnly: true, workers: 1 })).findings;
    const own = one.rows[4] ?? expect.fail('there is no fifth row');
    const { held = 0, probability, verdict: word, breaks_first: first } = verdict;
    expect(own.point).toMatchObject({ held, probability, verdict: word });
    expect(held > 0 && held < 16).toBe(true);
    expect(own.point.breaks_first).toEqual({ norm: first?.norm, share: first?.share });
    expect(own.norms.map(({ norm, probability: p }) => [norm, p.estimate, p.low])).toEqual(
      norms.map(({ norm, hold_probability, ci_low }) => [norm, hold_probability, ci_low]),
    );
  });

  it('finds the same with two workers, and in whatever order the paths are named', async () => {
    const byId = ({ rows }: typeof one) =>
      new Map(rows.map(({ point: { values: _, ...point }, norms }) => [point.id, { point, norms }]));
    const turned = await sweep([...GRID].reverse(), { points: 3, workers: 2 });
    expect(turned.rows.map(({ point }) => point.values).slice(0, 2)).toEqual([
      [0.5, 2],
      [0.5, 3],
    ]);
    expect(byId(turned)).toEqual(byId(one));
    expect(byId(one).size).toBe(9);
  });

  it('says at how many points the chain holds, where these lie, and the worst and the best of them', () => {
    const { result, rows } = one;
    const count = (verdict: string): number => rows.filter(({ point }) => point.verdict === verdict).length;
    expect(result.verdicts).toEqual({
      holds: count('holds'),
      'does not hold': count('does not hold'),
      undecided: count('undecided'),
    });
    expect(result.verdicts.holds).toBeGreaterThan(1);
    const holding = rows.filter(({ point }) => point.verdict === 'holds').map(({ point }) => point.values);
    expect(result.holds_between).toEqual(
      ['desk.staff.onDuty', 'call.arrivals'].map((path, axis) => ({
        path,
        from: Math.min(...holding.map((values) => values[axis] ?? 0)),
        to: Math.max(...holding.map((values) => values[axis] ?? 0)),
      })),
    );
    const held = rows.map(({ point }) => point.held);
    const [least, most] = [Math.min(...held), Math.max(...held)];
    expect(result.lowest).toEqual(rows.find(({ point }) => point.held === least)?.point);
    expect(result.highest).toEqual(rows.find(({ point }) => point.held === most)?.point);
    expect([result.as_low, result.as_high]).toEqual(
      [least, most].map((n) => held.filter((one) => one === n).length),
    );
    expect(result.correlations?.map(({ path, rank_correlation: r }) => [path, Math.sign(r)]).sort()).toEqual([
      ['call.arrivals', -1],
      ['desk.staff.onDuty', 1],
    ]);
    expect(result.listed).toEqual(rows.map(({ point }) => point));
    // Fewer than ten points tell no correlation from luck.
    expect(result).not.toHaveProperty('by_luck');
    expect(result).not.toHaveProperty('holds_shown_from');
    expect(result.computed).toBe(9 * 16);
  });

  it('takes whole numbers where only these are allowed, and says when replications are too few to show anything', async () => {
    const { rows, result } = await sweep(['norms.few.inARow=1..2'], {
      design: 'sobol',
      points: 2,
      replications: 1,
    });
    expect(rows.map(({ point }) => point.values)).toEqual([[1], [2]]);
    // For 50 % with 95 % confidence ∫ (p ÷ ½)^n 2 dp over (½, 1) must be 20: 31.9 for seven, 18.1 for six.
    expect(result.holds_shown_from).toBe(7);
  });
});

describe('what a sweep cannot do', () => {
  it('is said with all that is wrong, before anything is run', async () => {
    expect(await faultOf(['desk.staff.onDuti'])).toContain('did you mean "desk.staff.onDuty"?');
    expect(await faultOf(['desk.staff.onDuti=1..3'])).toBe(
      'desk.staff.onDuti cannot be varied: "onDuti" is no key of a unit; did you mean "onDuty"?',
    );
    expect(await faultOf(['desk.stuff.onDuty=1..3'])).toContain('did you mean "staff"?');
    expect(await faultOf(['seed=1..3', 'desk.staff.onDuty=5..5', 'call.arrivals=9..5'])).toMatch(
      /^seed says how a run .*\nthe range for desk.* is empty.*\nthe range for call.* is reversed.*\n3 faults$/,
    );
    expect(await faultOf(['replications=1..3'])).toContain('cannot be varied');
    expect(await faultOf(['hold.probability=50 %..60 %'])).toContain('cannot be varied');
    expect(await faultOf(['desk.staff.onDuty=4'])).toContain('desk.staff.onDuty=4 is one value');
    expect(await faultOf(['desk.staff.onDuty=4,5,4'])).toContain('desk.staff.onDuty is to have 4 twice');
    expect(await faultOf(['call.arrivals=1 / h,2 h'])).toContain('of two dimensions: 1 / h and 2 h');
    expect(await faultOf(['call.arrivals=1 h,2 h'])).toContain('not in the dimension of call.arrivals');
    expect(await faultOf(['desk.staff.onDuty', 'desk.staff.onDuty=1,2'])).toContain('is named twice');
    expect(await faultOf(['call.serve.effort.mean=1 h,2 h', 'call.serve.effort=1 h,2 h'])).toContain(
      'call.serve.effort.mean is a part of call.serve.effort',
    );
    expect(await faultOf([])).toContain('nothing to vary');
    const without = await scenarioOf(TEXT.replace(/norms:[\s\S]*/, ''));
    await expect(runSweep(without, { over: ['desk.staff.onDuty'] })).rejects.toThrow(/states no norms/);
  });

  it('includes points at which values do not fit each other; each different fault is told with its first point', async () => {
    let begun = false;
    const onProgress = (): void => {
      begun = true;
    };
    const over = [
      'call.serve.then.again=10 %,20 %',
      'call.serve.then.end=80 %,90 %,95 %',
      'desk.staff.onDuty=0,3',
    ];
    const lines = (await faultOf(over, { onProgress })).split('\n');
    expect(lines.at(-1)).toBe('8 of 12 points are not possible');
    expect(lines[0]).toMatch(
      /^the point call\.serve\.then\.again=10 %, call\.serve\.then\.end=80 %, desk\.staff\.onDuty=0 is not possible, at call\.serve\.then: .*add up.* \(and at 7 more points likewise\)$/,
    );
    expect(begun).toBe(false);
  });
});
