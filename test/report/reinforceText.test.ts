import { describe, expect, it } from 'vitest';
import type { ReinforceResult } from '../../src/experiment/index.ts';
import { reinforceSentence } from '../../src/experiment/reinforce/reinforceSentence.ts';
import { budgetChart } from '../../src/report/charts/budget.ts';
import { budgetCsv, planCsv, scenariosCsv } from '../../src/report/reinforceTables.ts';
import { renderReinforce } from '../../src/report/reinforceText.ts';
import { renderSvg } from '../../src/report/renderChart.ts';

const p = (estimate: number) => ({ estimate, low: estimate - 0.05, high: Math.min(1, estimate + 0.05) });

const FACTS: Omit<ReinforceResult, 'sentence'> = {
  scenario: 'Desk',
  kind: 'plan',
  asked: { probability: 0.9, confidence: 0.95 },
  horizon: { start: '2015-02-01', end: '2020-02-01' },
  decided_on: '2015-02-01',
  decide_by: '2015-12-01',
  currency: 'EUR',
  units: [
    {
      unit: 'om.duty',
      label: 'Duty',
      strength: 8,
      extra: 4,
      cost: 2_400_000,
      hired: true,
      decide_by: '2016-03-01',
      fewer: p(0.8),
      more: p(0.95),
    },
  ],
  cost: 2_400_000,
  confirmation: { probability: p(0.93), held: 372, replications: 400, first: 104, attempts: 1 },
  tested: [
    {
      units: [{ unit: 'om.duty', extra: 4 }],
      cost: 2_400_000,
      fte: 4,
      probability: p(0.93),
      replications: 400,
      confirmed: true,
    },
  ],
  without: p(0.5),
  searched: p(0.94),
  curve: [
    { cost: 0, fte: 0, probability: p(0.5), simulated: true },
    { cost: 2_400_000, fte: 4, probability: p(0.94), simulated: false },
  ],
  unmet: [],
  replications: 100,
  computed: 2100,
  runs: 21,
  seed: '3',
};
const resultOf = (more: Partial<ReinforceResult> = {}): ReinforceResult => {
  const facts = { ...FACTS, ...more };
  return { sentence: reinforceSentence(facts), ...facts };
};

describe('the answer of reinforce', () => {
  it('names strength, cost and date, and reports the fresh futures, not the search’s own', () => {
    const { sentence } = resultOf();
    expect(sentence).toBe(
      'With 4 FTE more (4 at om.duty) for EUR 2.40 million to the horizon, decided on 1 February 2015, the chain holds to ' +
        '1 February 2020: in 93 % (88–98) of 400 fresh futures, more than the asked 90 % with 95 % confidence; without it in 50 % (45–55). ' +
        'All of it together can be decided until 1 December 2015; a month later the futures of the search hold in less than 90 %.',
    );
    expect(resultOf({ decide_by: FACTS.decided_on }).sentence).toMatch(
      /It cannot wait as a whole: a month later the futures of the search hold in less than 90 %\.$/,
    );
    const { decide_by: _, ...undated } = FACTS;
    expect(reinforceSentence(undated)).toMatch(/without it in 50 % \(45–55\)\.$/);
    expect(resultOf({ kind: 'unconfirmed' }).sentence).toMatch(
      /^No plan is confirmed\. .* not shown to be more than the asked 90 %, for which its test takes 97\.5 % confidence;/,
    );
    const second = { probability: p(0.93), held: 372, replications: 400, first: 504, attempts: 2 };
    expect(resultOf({ kind: 'unconfirmed', confirmation: second }).sentence).toMatch(
      /takes 98\.75 % confidence;/,
    );
  });

  it('is a table of 80 columns with decide-by dates, and the count of runs it took', () => {
    const text = renderReinforce(
      resultOf({ classification: 'SECRET' }),
      { width: 80, colour: false, unicode: true },
      'out',
    );
    for (const line of text.split('\n')) expect(line.length).toBeLessThanOrEqual(80);
    expect(text).toMatch(/^Classification: SECRET/);
    expect(text).toMatch(/om\.duty +8 +\+4 +2\.4 +1 Mar 2016 +80 % +95 %/);
    expect(text).toMatch(/All +\+4 +2\.4 +1 Dec 2015 +94 %/);
    expect(text.replace(/\s+/g, ' ')).toContain('on those futures; beside all, of the plan itself.');
    expect(text.replace(/\s+/g, ' ')).toContain('took the replications of 21 plain runs of 100 (seed 3)');
    expect(
      renderReinforce(
        resultOf({ currency: 'FTE', cost: 4 }),
        { width: 80, colour: false, unicode: true },
        'out',
      ).replace(/\s+/g, ' '),
    ).toContain('Cost is counted in FTE');
  });

  it('has a unit without room beside its numbers above them, whole', () => {
    const [unit] = FACTS.units;
    if (unit === undefined) throw new Error('no unit');
    const units = [{ ...unit, unit: 'politie.investigation' }, unit];
    const text = renderReinforce(resultOf({ units }), { width: 80, colour: false, unicode: true }, 'out');
    expect(text).toMatch(/\npolitie\.investigation\n {29}8 +\+4 .*\nom\.duty +8 +\+4 /);
  });

  it('shows all plans that were tested where the first was not confirmed', () => {
    const [plan] = FACTS.tested;
    if (plan === undefined) throw new Error('no plan');
    const first = { ...plan, cost: 1_200_000, fte: 2, probability: p(0.91), confirmed: false };
    const shows = { width: 80, colour: false, unicode: true };
    const text = renderReinforce(resultOf({ tested: [first, plan] }), shows, 'out');
    expect(text).toMatch(
      /fresh futures \(95 %\)\nEUR 1\.20 million to the horizon +2 FTE +91 % \(86–96\)\nEUR 2\.40 .* 93 % \(88–98\)\n/,
    );
    expect(text.replace(/\s+/g, ' ')).toContain('more replications can show a cheaper one to hold');
    expect(renderReinforce(resultOf(), shows, 'out')).not.toContain('tested');
  });

  it('is a row a unit in plan.csv and a row a plan in budget.csv', () => {
    expect(planCsv(resultOf()).split('\n')[1]).toMatch(
      /^Desk,om\.duty,8,4,2400000,EUR,hired,2015-02-01,2016-03-01,2015-12-01,0\.8,/,
    );
    expect(budgetCsv(resultOf()).split('\n')[3]).toMatch(/^Desk,2400000,EUR,4,0\.93,.*,400,fresh$/);
    expect(budgetCsv(resultOf()).split('\n')[2]).toMatch(/^Desk,2400000,EUR,4,0\.94,.*,100,needs$/);
  });

  it('is a row a scenario in scenarios.csv where there are several', () => {
    const scenarios = [
      { scenario: 'Calm', without: p(0.7), searched: p(0.95), held: 380, confirmed: p(0.95) },
      { scenario: 'Tense', without: p(0.5), searched: p(0.94), held: 372, confirmed: p(0.93) },
    ];
    const rows = scenariosCsv(resultOf({ scenarios })).split('\n');
    const shows = { width: 80, colour: false, unicode: true };
    const title = 'for what is spent, on the futures of the search';
    expect(renderReinforce(resultOf({ scenarios }), shows, 'out').replace(/\s+/g, ' ')).toContain(
      `${title} of the scenario in which it is least (95 %)`,
    );
    expect(renderReinforce(resultOf(), shows, 'out')).toContain(`${title} (95 %)`);
    expect(rows[2]).toMatch(/^Tense,0\.5,0\.45,0\.55,0\.94,.*,100,0\.93,0\.88,.*,400$/);
  });

  it('is drawn against the budget without a warning of Vega', async () => {
    const warnings: string[] = [];
    const chart = budgetChart(resultOf());
    if (chart === undefined) throw new Error('no chart');
    const svg = await renderSvg(chart.spec, (warning) => warnings.push(warning));
    expect(warnings).toEqual([]);
    expect(svg).toContain('million EUR to the horizon');
    expect(budgetChart(resultOf({ curve: FACTS.curve.slice(1) }))).toBeUndefined();
  });
});
