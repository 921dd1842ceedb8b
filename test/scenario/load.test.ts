import { describe, expect, it } from 'vitest';
import { loadScenarioText } from '../../src/scenario/index.ts';
import { FULL_SCENARIO, loadReplaced, replaced, SMALLEST_SCENARIO } from '../support/scenarioText.ts';
import { LETTER_SCENARIO } from './letterScenario.ts';

async function load(text: string) {
  const { scenario, faults } = await loadScenarioText(text, 'test.yaml');
  expect(faults).toEqual([]);
  return scenario!;
}

describe('loading', () => {
  it('the smallest scenario gives an M/M/5 queue', async () => {
    const { chain, settings, sources, warnings } = await load(SMALLEST_SCENARIO);
    expect(chain).toMatchObject({
      name: 'Desk',
      calendar: { start: '2015-01-01', startDay: 16436, closedDays: [] },
      horizon: 48000,
      warmUp: 480,
      tick: 6,
      rosters: [{ label: 'continuous', weekly: [{ from: 0, to: 168 }], weekHourAtStart: 72, closedDays: [] }],
      units: [
        {
          name: 'desk.staff',
          organisation: 0,
          roster: 0,
          staffing: { kind: 'onDuty', onDuty: 5 },
          absence: 0,
          discipline: { kind: 'fifo' },
        },
      ],
      cases: [{ name: 'call', firstStep: 0, endStep: 1, aboutPerson: false }],
      steps: [
        {
          name: 'call.serve',
          kind: 'work',
          unit: 0,
          duration: { family: 'exponential', parameters: { mean: 1 } },
          team: 1,
          priority: 5,
          preempts: false,
          onLate: { kind: 'continue' },
          // biome-ignore lint/suspicious/noThenProperty: the field of a step
          then: [{ step: -1 }],
          opens: [],
        },
      ],
      arrivals: [{ case: 0, kind: 'rate', rate: { op: 'number', value: 4 } }],
      threat: { levels: [{ factor: 1 }], path: { kind: 'fixed', level: 0 }, incidents: [] },
      norms: [],
    });
    expect(chain.reportingEnds).toHaveLength(66);
    expect(chain.reportingEnds.at(-1)).toBe(48000);
    expect(settings).toEqual({
      name: 'Desk',
      seed: '1',
      replications: 200,
      hold: { probability: 0.9, confidence: 0.95 },
    });
    expect([sources, warnings]).toEqual([[], []]);
  });

  it('a scenario with every key gives what it says', async () => {
    const { chain, settings, sources, warnings } = await load(FULL_SCENARIO);
    expect(settings).toEqual({
      name: 'Whole',
      description: 'Every key once.',
      classification: 'For the team only',
      seed: '7',
      replications: 16,
      hold: { probability: 0.8, confidence: 0.9 },
    });
    expect(sources).toEqual([
      { name: 'letter', title: 'A letter', date: '2015-02', url: 'https://example.org/letter', public: true },
      { name: 'guess', title: 'A guess', public: false },
    ]);
    expect(warnings).toEqual([]);
    expect(chain.horizon).toBe(731 * 24);
    expect(chain.warmUp).toBe(672);
    expect(chain.calendar.closedDays[0]).toBe(63);
    // Holidays reach two years beyond the horizon: Boxing Day of 2018 is one, New Year of 2020 lies beyond.
    expect(chain.calendar.closedDays.at(-1)).toBeGreaterThan(731 + 600);
    expect(chain.threat.incidents[0]).toMatchObject({
      dates: [28 * 24, 120 * 24 + 12.5],
      surge: 1.2,
      halfLife: 504,
    });
    expect(chain.flows).toMatchObject([
      { from: -1, to: 0, kind: 'rate', batch: { family: 'constant', parameters: { value: 2 } }, opens: -1 },
      { from: 0, to: 1, kind: 'hazard', opens: 3 },
      { from: 1, to: -1, kind: 'dwell', dwell: { family: 'constant', parameters: { value: 5 * 8760 } } },
    ]);
    expect(chain.units.map(({ label }) => label)).toEqual(['intake', 'The desk', 'prosecutors', 'guards']);
    expect(chain.organisations.map(({ label }) => label)).toEqual(['Police', 'om']);
    const [intake, look, decide, court] = chain.steps;
    expect(intake).toMatchObject({
      priority: 2,
      preempts: true,
      queueLimit: 500,
      onLate: { kind: 'step', step: 1 },
      within: { kind: 'span', span: { family: 'constant', parameters: { value: 72 } } },
      startWithin: { kind: 'span', span: { family: 'exponential', parameters: { mean: 48 } } },
      // biome-ignore lint/suspicious/noThenProperty: the field of a step
      then: [
        { probability: { op: 'variable', variable: { kind: 'parameter', index: 1 } }, step: 1 },
        { probability: { op: 'number', value: 0.01 }, step: 3 },
        { step: -1 },
      ],
    });
    expect(intake?.then[2]).not.toHaveProperty('probability');
    expect(look).toMatchObject({ withinCase: { kind: 'workingDays', days: 10 }, opens: [{ case: 3 }] });
    expect(decide).toMatchObject({ kind: 'branch', unit: -1 });
    expect(court).toMatchObject({
      kind: 'wait',
      duration: { family: 'uniform', parameters: { min: 168, max: 504 } },
    });
    expect(chain.steps.find(({ name }) => name === 'batch.do')).toMatchObject({ unit: 2, alternatives: [1] });
    expect(chain.steps.find(({ name }) => name === 'asked.do')).toMatchObject({
      unit: 1,
      partners: [{ unit: 0, places: 1 }],
    });
    expect(chain.steps[0]).not.toHaveProperty('partners');
    expect(chain.steps[0]).not.toHaveProperty('alternatives');
    expect(chain.initial).toMatchObject([
      { step: 0, count: 5, age: { parameters: { value: 0 } } },
      { step: 1, count: 3, age: { parameters: { value: 48 } }, remaining: { family: 'exponential' } },
    ]);
    expect(chain.arrivals[1]).toMatchObject({
      kind: 'every',
      every: { family: 'gamma', parameters: { shape: 2, scale: 240 } },
      batch: { family: 'empirical', values: [1, 2], weights: [3, 1] },
    });
    expect(chain.posts[0]).toMatchObject({ staff: 2, unit: 0, priority: 1, label: 'Guarded objects' });
    expect(chain.groups.map(({ label }) => label)).toEqual(['abroad', 'Returned']);
    expect(chain.steps.find(({ name }) => name === 'conference.meet')).toMatchObject({
      kind: 'meeting',
      team: 2,
      partners: [{ unit: 0, places: 1 }],
      // From Wednesday 4 February 2015, 10:00, every two weeks, and back over four weeks of warm-up.
      meeting: {
        length: 2,
        agenda: 8,
        at: expect.arrayContaining([3 * 24 + 10 - 672, 3 * 24 + 10, 17 * 24 + 10]),
      },
    });
    expect(chain.arrivals.slice(2, 4)).toMatchObject([
      {
        case: 2,
        kind: 'counts',
        periods: [
          { from: 0, to: 365 * 24, count: 10 },
          { from: 365 * 24, to: (365 + 394) * 24, count: 20 },
          { from: (365 + 394) * 24, to: (365 + 394 + 396) * 24, count: 25 },
        ],
      },
      { case: 3, kind: 'person', group: 1, hazard: { op: 'number', value: 1 / 8760 } },
    ]);
    expect(chain.steps.find(({ name }) => name === 'returnee.charge')).toMatchObject({
      name: 'returnee.charge',
      moves: 0,
    });
    expect(chain.threat.path).toMatchObject({
      kind: 'semiMarkov',
      start: 1,
      stays: [{ level: 1, dwell: { family: 'exponential' }, to: [{ level: 0 }, { level: 1 }] }],
    });
    expect(chain.posts[0]).toMatchObject({ staff: 2, unit: 0, priority: 1 });
    expect(chain.limits).toEqual({ events: 1e6, entities: 1e4 });
  });

  it('the letter’s example loads', async () => {
    const { chain } = await load(LETTER_SCENARIO);
    expect(chain.horizon).toBe(1826 * 24);
    expect(chain.norms.map(({ name, minCount }) => [name, minCount])).toEqual([
      ['tipsInTime', 20],
      ['postsFilled', 0],
      ['chargedLate', 0],
    ]);
  });

  it('the same scenario in other units of time gives the same chain', async () => {
    const other = SMALLEST_SCENARIO.replace('4 / h', '96 / day')
      .replace('1 h', '60 min')
      .replace('20 days', '480 h');
    expect((await load(other)).chain).toEqual((await load(SMALLEST_SCENARIO)).chain);
  });

  it('JSON is YAML', async () => {
    const { resolved, chain } = await load(FULL_SCENARIO);
    expect((await load(JSON.stringify(resolved))).chain).toEqual(chain);
  });

  it('what is resolved has the keys in file order, and gives the same scenario again', async () => {
    const { resolved } = await load(FULL_SCENARIO);
    expect(Object.keys(resolved as object).slice(0, 5)).toEqual([
      'volhoud',
      'name',
      'description',
      'classification',
      'start',
    ]);
  });

  it('takes the English of several labels, else the first', async () => {
    const label = async (text: string): Promise<string | undefined> => {
      const { chain } = await load(SMALLEST_SCENARIO.replace('onDuty: 5,', `onDuty: 5, label: ${text},`));
      return chain.units[0]?.label;
    };
    expect(await label('{ nl: Balie, en: Counter }')).toBe('Counter');
    expect(await label('{ nl: Balie, fr: Guichet }')).toBe('Balie');
    expect(await label('Counter')).toBe('Counter');
    expect(await label('{}')).toBe('staff');
  });

  it('survives a structured clone', async () => {
    const { chain } = await load(FULL_SCENARIO);
    expect(structuredClone(chain)).toEqual(chain);
  });

  it('seed 0 is a seed, and a number is its text', async () => {
    for (const [text, seed] of [
      ['0', '0'],
      ['"0"', '0'],
      ['2015', '2015'],
      ['abc', 'abc'],
    ] as const) {
      const { scenario } = await loadReplaced('name: Desk', `name: Desk\nseed: ${text}`);
      expect(scenario?.settings.seed).toBe(seed);
    }
  });

  it('a distribution without spread is a constant', async () => {
    for (const text of [
      '{ lognormal: { mean: 1 h, cv: 0 } }',
      '{ uniform: { min: 1 h, max: 1 h } }',
      '{ constant: { value: 1 h } }',
      '60 min',
    ]) {
      const { scenario } = await loadReplaced('{ exponential: { mean: 1 h } }', text);
      expect(scenario?.chain.steps[0]?.duration).toEqual({ family: 'constant', parameters: { value: 1 } });
    }
  });

  it('a probability of parameters adds up as a constant', async () => {
    const steps = 'steps: { a: { unit: desk.staff, effort: 1 h, then: { a: p, end: 1 - p } } }';
    const base = replaced(SMALLEST_SCENARIO, 'cases:', 'parameters: { p: 30 % }\ncases:');
    const line = SMALLEST_SCENARIO.split('\n')
      .find((one) => one.includes('steps:'))!
      .trim();
    expect((await loadReplaced(line, steps, base)).faults).toEqual([]);
    expect((await loadReplaced(line, steps.replace('1 - p', '1 - 2 * p'), base)).faults).toMatchObject([
      { code: 'scenario.probabilities' },
    ]);
  });

  it('warns of a case that nothing opens and a parameter that no formula names', async () => {
    const { scenario } = await loadReplaced(
      '    arrivals: 4 / h\n',
      '',
      replaced(SMALLEST_SCENARIO, 'cases:', 'parameters: { p: 1 }\ncases:'),
    );
    expect(scenario?.warnings.map(({ code, where }) => [code, where?.line])).toEqual([
      ['scenario.unused-parameter', 7],
      ['scenario.unopened-case', 9],
    ]);
  });

  it('a step may be reached when it is late, or only by the cases that stand there at the beginning', async () => {
    const base = replaced(
      SMALLEST_SCENARIO,
      'then: end } }',
      'then: end }, more: { wait: 1 h, then: end } }',
    );
    const reached = [
      ['then: end }, more', 'within: 1 h, onLate: more, then: end }, more'],
      ['arrivals: 4 / h', 'arrivals: 4 / h\n    initial: { more: 2 }'],
      ['then: end }, more', 'then: { more: 0 %, end: rest } }, more'],
    ] as const;
    expect((await loadScenarioText(base, 'test.yaml')).faults.map(({ code }) => code)).toEqual([
      'scenario.unreachable',
    ]);
    for (const [part, by] of reached) expect((await loadReplaced(part, by, base)).faults).toEqual([]);
  });

  it('a loop that is left with some probability, or that takes time, is none', async () => {
    const loops = ['{ again: 50 %, end: rest }', '{ again: 0.5 * threat, end: rest }'];
    for (const route of loops) {
      const by = `then: again }, again: { then: ${route} } }`;
      expect((await loadReplaced('then: end } }', by)).faults, route).toEqual([]);
    }
    expect((await loadReplaced('then: end } }', 'then: serve } }')).faults).toEqual([]);
  });

  it('a unit without staff may have tasks of one', async () => {
    expect((await loadReplaced('onDuty: 5', 'onDuty: 0')).faults).toEqual([]);
  });

  it('reporting ends at the horizon, complete or not', async () => {
    const text = replaced(SMALLEST_SCENARIO, '2000 days', '40 days');
    const { scenario } = await loadScenarioText(text, 'test.yaml');
    expect(scenario?.chain.reportingEnds).toEqual([744, 960]);
  });
});
