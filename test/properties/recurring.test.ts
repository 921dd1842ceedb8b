import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Cadence } from '../../src/chain/work/cadence.ts';
import { scenarioOf, small } from '../support/runScenario.ts';
import { cellsOf, cumulated, recordOf, recordsOf } from './replication.ts';

interface Duty {
  readonly every: string;
  readonly from: boolean;
  readonly subjects: string;
  readonly hours: number;
  readonly within: boolean;
  readonly onLate: string;
}

const anyDuty: fc.Arbitrary<Duty> = fc.record({
  every: fc.constantFrom('1 day', '36 h', '1 week', '1 month'),
  from: fc.boolean(),
  subjects: fc.constantFrom('here', '3', '"weekday < 4 ? 4 : 1"', '"0.5 * group.here"'),
  hours: fc.constantFrom(1, 8, 30),
  within: fc.boolean(),
  onLate: fc.constantFrom('drop', 'continue'),
});

interface Duties {
  readonly duties: readonly Duty[];
  readonly onDuty: number;
  readonly outages: boolean;
  readonly opens: number;
}

const anyDuties: fc.Arbitrary<Duties> = fc.record({
  duties: fc.array(anyDuty, { minLength: 1, maxLength: 3 }),
  onDuty: fc.constantFrom(0, 0.5, 1, 2.25, 6),
  outages: fc.boolean(),
  opens: fc.constantFrom(0, 1),
});

const outageText =
  'outages: [{ rate: 1 / day, lasts: { exponential: { mean: 9 h } }, takes: 60 % }, { on: 2015-01-07T10:00, lasts: 1 day, takes: 100 % }]';

function textOf({ duties, onDuty, outages, opens }: Duties, spare = ''): string {
  return small({
    units: `u: { onDuty: ${onDuty}${outages ? `, ${outageText}` : ''} }${spare}`,
    horizon: '20 days',
    reporting: '5 days',
    rest: [
      'people: { groups: { here: { initial: 5 }, gone: {} }, flows: { go: { from: here, to: gone, hazard: 0.1 / day }, back: { from: gone, to: here, hazard: 0.1 / day } } }',
      'obligations:',
      ...duties.map(
        ({ every, from, subjects, hours, within, onLate }, index) =>
          `  d${index}: { every: ${every}${from ? ', from: 2015-01-06' : ''}, for: ${subjects}, unit: o.u, effort: { gamma: { mean: ${hours} h, cv: 0.5 } }, priority: ${4 + (index % 2)}${within ? ', within: 20 h' : ''}, onLate: ${onLate} }`,
      ),
      `posts: { p: { opens: ${opens} / day, lasts: { exponential: { mean: 5 h } }, initial: ${opens}, staff: 0.5, unit: o.u } }`,
      'cases: { a: { arrivals: 1 / day, steps: { work: { unit: o.u, effort: 5 h, priority: 3, preempts: true, then: end } } } }',
    ].join('\n'),
  });
}

describe('with obligations, opening posts and outages', () => {
  it('flow is conserved, each is decided once, and nobody works more than is on duty', () =>
    fc.assert(
      fc.asyncProperty(anyDuties, async (chain) => {
        const run = await recordOf(textOf(chain));
        const waiting = chain.duties.map((_, index) => {
          const series = (metric: string): number[] =>
            cumulated(run.series(`d${index}`, metric, 'obligation'));
          const [arrived, completed, dropped, moved, cancelled] = [
            'arrived',
            'completed',
            'dropped',
            'moved',
            'cancelled',
          ].map(series) as [number[], number[], number[], number[], number[]];
          const present = arrived.map(
            (n, period) => n - completed[period]! - dropped[period]! - moved[period]! - cancelled[period]!,
          );
          for (const count of present) expect(count).toBeGreaterThanOrEqual(0);
          const whole = (metric: string): number => run.whole(`d${index}`, metric, 'obligation');
          const settled = whole('on_time') + whole('late') + whole('pending');
          // What is cancelled before anything was decided is decided never.
          expect(settled).toBeLessThanOrEqual(whole('arrived'));
          expect(settled).toBeGreaterThanOrEqual(whole('arrived') - whole('cancelled'));
          expect(whole('dropped')).toBeLessThanOrEqual(whole('late'));
          if (chain.duties[index]?.onLate === 'continue') expect(whole('dropped')).toBe(0);
          return present.at(-1) ?? 0;
        });
        expect(run.whole('o.u', 'utilisation') || 0).toBeLessThanOrEqual(1 + 1e-9);
        expect(run.whole('o.u', 'on_duty')).toBeLessThanOrEqual(chain.onDuty + 1e-9);
        expect(waiting.every((count) => count >= 0)).toBe(true);
      }),
      { numRuns: 60 },
    ));

  it('random inputs do not depend on staffing: the same is due at the same moments', () =>
    fc.assert(
      fc.asyncProperty(anyDuties, async (chain) => {
        const one = await recordOf(textOf(chain));
        const other = await recordOf(
          textOf({ ...chain, onDuty: 40, outages: false }, ', v: { onDuty: 1 }').replace(
            'cases: {',
            'cases: { b: { arrivals: 2 / day, steps: { work: { unit: o.v, effort: 1 h, then: end } } },',
          ),
        );
        for (const index of chain.duties.keys()) {
          expect(other.series(`d${index}`, 'arrived', 'obligation')).toEqual(
            one.series(`d${index}`, 'arrived', 'obligation'),
          );
        }
        // Offered work differs by that of the moments when posts open alone: those too are the same.
        expect(other.series('o.u', 'offered_load')).toEqual(one.series('o.u', 'offered_load'));
      }),
      { numRuns: 30 },
    ));

  it('the same seed gives the same, and outages that take nothing of note change nothing', async () => {
    const chain = {
      duties: [{ every: '1 day', from: false, subjects: 'here', hours: 8, within: true, onLate: 'drop' }],
      onDuty: 1,
      outages: true,
      opens: 1,
    };
    expect(cellsOf(await recordOf(textOf(chain)))).toEqual(cellsOf(await recordOf(textOf(chain))));
    const none = textOf({ ...chain, outages: false });
    const beyond = none.replace(
      'onDuty: 1 }',
      'onDuty: 1, outages: [{ on: 2015-01-24, lasts: 1 day, takes: 90 % }] }',
    );
    expect(beyond).not.toBe(none);
    // From the fourth period on only.
    const [a, b] = [await recordOf(none), await recordOf(beyond)];
    expect(b.series('o.u', 'busy').slice(0, 3)).toEqual(a.series('o.u', 'busy').slice(0, 3));
  });

  it('a replication is the same whatever was run before it', async () => {
    // What is dated is still in progress at the horizon, and open posts and objects are left behind.
    const text = small({
      units: 'u: { onDuty: 3, outages: [{ on: 2015-01-12, lasts: 30 days, takes: 50 % }] }',
      rest: [
        'obligations: { d: { every: 1 day, from: 2015-01-06, for: 5, unit: o.u, effort: 20 h, onLate: continue } }',
        'posts: { p: { opens: 0 / day, lasts: 30 days, initial: 1, unit: o.u } }',
      ].join('\n'),
      reporting: '1 day',
    });
    const [first, second] = (await recordsOf(text, 2)).map(cellsOf);
    expect(second).toEqual(first);
  });
});

describe('a cadence', () => {
  it('counts spans in both directions, whole ones exactly, and never goes back', async () => {
    for (const words of ['1 month', '3 months', '1 year', '13 weeks', '36 h']) {
      const { chain } = await scenarioOf(
        small({
          units: 'u: { onDuty: 1 }',
          horizon: '6 years',
          rest: `warmUp: 1 year\nobligations: { d: { every: ${words}, unit: o.u, effort: 1 h } }`,
        }),
      );
      const cadence = new Cadence(chain.obligations[0]!.cadence);
      fc.assert(
        fc.property(fc.double({ min: -8700, max: 52_000, noNaN: true }), (at) => {
          const position = cadence.positionAt(at);
          expect(Math.abs(cadence.momentAt(position) - at)).toBeLessThan(1e-8);
          expect(cadence.positionAt(at + 1)).toBeGreaterThan(position);
          // Not −0.
          const next = Math.ceil(position) + 0;
          expect(cadence.positionAt(cadence.momentAt(next))).toBe(next);
        }),
      );
    }
  });
});
