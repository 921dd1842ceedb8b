import { describe, expect, it } from 'vitest';
import { loadScenarioText } from '../../src/scenario/index.ts';
import { codes, replaced } from '../support/scenarioText.ts';

const GOOD = `volhoud: 1
name: Recurring
start: 2015-02-01
horizon: 1 year
warmUp: 2 months
parameters: { rounds: 3 }
people: { groups: { returned: { initial: 9 } } }
organisations:
  o:
    units:
      u: { onDuty: 2, outages: [{ on: 2015-03-01, lasts: 1 week, takes: 50 % }, { rate: 1 / year, lasts: 1 day, takes: 10 % }] }
      office: { onDuty: 2, roster: office }
obligations:
  watch: { every: 1 week, for: returned, unit: o.office, effort: 2 h, team: 2, within: 3 days }
  report: { every: 3 months, from: 2015-04-01, unit: o.office, effort: 9 h, onLate: continue }
  round: { every: 1 day, for: rounds, unit: o.u, effort: 1 h }
posts:
  door: { opens: 1 / week, lasts: 3 days, initial: 1, unit: o.u }
norms:
  watched: { metric: on_time_share, scope: watch, atLeast: 90 % }
`;

/** A part, what stands there instead, and the faults: `code line:column`. */
const TABLE: readonly (readonly [string, string, ...string[]])[] = [
  // Obligations
  ['every: 1 week, ', '', 'scenario.missing-key 14:3'],
  ['every: 1 week', 'every: 0 weeks', 'scenario.span 14:19'],
  ['every: 1 week', 'every: 3 weeeks', 'scenario.span 14:19'],
  ['every: 1 week', 'every: 500 years', 'scenario.out-of-range 14:19'],
  ['every: 1 week', 'every: { value: 1 week, range: [2 weeks, 1 month] }', 'scenario.range 14:43'],
  ['every: 1 week', 'every: { value: 1 week, range: [1 month, 2 days] }', 'scenario.range 14:43'],
  ['every: 1 week', 'every: { value: 1 week, range: [1, 2 weeks] }', 'scenario.span 14:44'],
  ['every: 1 week', 'every: { value: 1 week, source: leter }', 'scenario.unknown-source 14:44'],
  ['every: 1 week', 'every: { value: 1 week, law: uniform }', 'scenario.range 14:36'],
  [
    'every: 1 week',
    'every: { exponential: { mean: 1 week } }',
    'scenario.missing-key 14:12',
    'scenario.unknown-key 14:21',
  ],
  ['for: returned', 'for: returnd', 'scenario.unknown-group 14:32'],
  ['for: returned', 'for: group.returnd', 'scenario.formula 14:32'],
  ['for: returned', 'for: -1', 'scenario.out-of-range 14:32'],
  ['for: returned', 'for: 3 h', 'scenario.dimension 14:32'],
  ['for: rounds', 'for: rounds / month', 'scenario.dimension 16:31'],
  ['from: 2015-04-01', 'from: 2015-04-31', 'scenario.date 15:36'],
  ['from: 2015-04-01', 'from: april', 'scenario.date 15:36'],
  ['unit: o.office, effort: 2 h', 'unit: o.ofice, effort: 2 h', 'scenario.unknown-unit 14:48'],
  ['effort: 2 h', 'effort: 2', 'scenario.dimension 14:66'],
  ['effort: 2 h, ', '', 'scenario.missing-key 14:3'],
  ['team: 2', 'team: 3', 'scenario.team 14:77'],
  ['team: 2', 'preempts: true', 'scenario.unknown-key 14:71'],
  ['onLate: continue', 'onLate: watch', 'scenario.wrong-type 15:85'],
  ['within: 3 days', 'within: 3', 'scenario.dimension 14:88'],
  ['watch: { every', 'w atch: { every', 'scenario.name 14:3', 'scenario.unknown-scope 20:44'],
  ['scope: watch', 'scope: wach', 'scenario.unknown-scope 20:44'],
  ['metric: on_time_share', 'metric: queue_length', 'scenario.unknown-metric 20:22'],
  // Posts
  ['opens: 1 / week, lasts: 3 days, initial: 1, ', '', 'scenario.post 18:3'],
  ['opens: 1 / week', 'required: 1', 'scenario.post 18:24', 'scenario.post 18:39'],
  ['opens: 1 / week', 'required: 1, opens: 1 / week', 'scenario.post 18:24'],
  ['lasts: 3 days, ', '', 'scenario.post 18:3'],
  ['lasts: 3 days', 'lasts: 0 days', 'scenario.out-of-range 18:35'],
  ['lasts: 3 days', 'lasts: 3', 'scenario.dimension 18:35'],
  ['opens: 1 / week', 'opens: 1', 'scenario.dimension 18:18'],
  ['opens: 1 / week', 'opens: -1 / week', 'scenario.out-of-range 18:18'],
  ['initial: 1, unit', 'initial: 1.5, unit', 'scenario.out-of-range 18:52'],
  ['initial: 1, unit: o.u', 'unit: o.office', 'scenario.post 18:49'],
  // Outages
  ['on: 2015-03-01', 'on: 2015-01-01', 'scenario.date 11:39'],
  ['on: 2015-03-01', 'on: [2015-03-01, 2015-03-32]', 'scenario.date 11:52'],
  ['on: 2015-03-01, ', '', 'scenario.outage 11:33'],
  ['on: 2015-03-01', 'on: 2015-03-01, rate: 1 / year', 'scenario.outage 11:33'],
  ['rate: 1 / year', 'rate: 1', 'scenario.dimension 11:89'],
  ['lasts: 1 week', 'lasts: 1', 'scenario.dimension 11:58'],
  ['lasts: 1 week, ', '', 'scenario.missing-key 11:33'],
  ['takes: 50 %', 'takes: 150 %', 'scenario.out-of-range 11:73'],
  ['takes: 50 %', 'takes: 0 %', 'scenario.out-of-range 11:73'],
  ['takes: 50 %', 'taks: 50 %', 'scenario.unknown-key 11:66'],
  ['{ on: 2015-03-01, lasts: 1 week, takes: 50 % }, ', '3, ', 'scenario.wrong-type 11:33'],
];

describe('obligations, opening posts and outages', () => {
  it('the file below has no fault', async () => {
    expect(codes(await loadScenarioText(GOOD, 'good.yaml'))).toEqual([]);
  });

  it.each(TABLE)('%j → %j', async (part, by, ...faults) => {
    const result = await loadScenarioText(replaced(GOOD, part, by), 'bad.yaml');
    expect(codes(result)).toEqual(faults);
  });

  it('faults name the nearest known name and what was expected', async () => {
    const hints: readonly (readonly [string, string, string])[] = [
      ['for: returned', 'for: returnd', 'returned'],
      ['for: rounds', 'for: round', 'rounds'],
      ['unit: o.office, effort: 2 h', 'unit: o.ofice, effort: 2 h', 'o.office'],
      ['scope: watch', 'scope: wach', 'watch'],
      ['takes: 50 %', 'taks: 50 %', 'takes'],
    ];
    for (const [part, by, name] of hints) {
      const { faults } = await loadScenarioText(replaced(GOOD, part, by), 'bad.yaml');
      expect(faults[0]?.hint, by).toBe(`did you mean "${name}"?`);
      expect(faults[0]?.expected, by).toContain(name);
    }
  });

  it('a date beyond the horizon is warned of', async () => {
    const { scenario } = await loadScenarioText(
      replaced(GOOD, 'from: 2015-04-01', 'from: 2019-04-01'),
      'good.yaml',
    );
    expect(scenario?.warnings.map(({ code }) => code)).toEqual(['scenario.date']);
  });

  it('compile to a case type and step of their own behind those of the file', async () => {
    const { scenario } = await loadScenarioText(GOOD, 'good.yaml');
    const { obligations, steps, cases } = scenario!.chain;
    expect(obligations.map(({ name, step, group }) => [name, step, group])).toEqual([
      ['watch', 0, 0],
      ['report', 1, -1],
      ['round', 2, -1],
    ]);
    expect(cases.every((type) => type.isObligation)).toBe(true);
    expect(steps.map(({ onLate }) => onLate.kind)).toEqual(['drop', 'continue', 'drop']);
    // 1 April 2015 is 59 days after the start; the next are 150 and 242 days after it.
    expect(obligations[1]?.cadence).toMatchObject({ isAnchored: true, anchor: 59 * 24, firstPosition: 0 });
    expect(obligations[1]?.cadence.moments?.slice(0, 3)).toEqual([59 * 24, 150 * 24, 242 * 24]);
    expect(structuredClone(scenario!.chain)).toEqual(scenario!.chain);
  });

  it('are values of the scenario, by their paths', async () => {
    const { scenario } = await loadScenarioText(GOOD, 'good.yaml', [
      { path: 'obligations.watch.every', text: '2 weeks' },
      { path: 'o.u.outages.1.takes', text: '20 %' },
      { path: 'posts.door.lasts', text: '1 day' },
    ]);
    const value = (path: string) => scenario?.values.find((one) => one.path === path)?.value;
    expect(value('obligations.watch.every')).toBe(336);
    expect(value('o.u.outages.1.takes')).toBe(0.2);
    expect(value('posts.door.lasts')).toBe(24);
    expect(value('obligations.report.every')).toBe(2190);
  });
});
