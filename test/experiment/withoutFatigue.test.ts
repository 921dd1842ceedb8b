import { beforeAll, describe, expect, it } from 'vitest';
import {
  type ExperimentOptions,
  type Findings,
  runExperiment,
  type Verdict,
} from '../../src/experiment/index.ts';
import { verdictSentence } from '../../src/experiment/verdictSentence.ts';
import { FatigueFold } from '../../src/experiment/withoutFatigue.ts';
import { fatigueWords } from '../../src/report/fatigueWords.ts';
import { fatigueSection } from '../../src/report/html/fatigueSection.ts';
import { probability } from '../../src/report/numberWords.ts';
import { scenarioOf } from '../support/runScenario.ts';

/** A desk that keeps up as long as its people do not tire: at 30 % it breaks in most replications. */
const text = (c: string): string =>
  [
    'volhoud: 1',
    'name: Desk',
    'start: 2015-01-05',
    'horizon: 12 weeks',
    `organisations: { o: { units: { desk: { onDuty: 2, roster: continuous, fatigue: { u0: 50 %, rise: 3 weeks, recovery: 3 weeks, c: ${c} } } } } }`,
    'cases: { work: { arrivals: 1.6 / h, steps: { serve: { unit: o.desk, effort: { exponential: { mean: 1 h } }, then: end } } } }',
    'norms: { short: { metric: backlog_days, scope: o.desk, atMost: 0.5 days, per: week } }',
    'hold: { probability: 70 %, confidence: 90 % }',
  ].join('\n');
const RANGED = text('{ value: 30 %, range: [20 %, 40 %] }');

const run = async (scenario: string, options: ExperimentOptions): Promise<Findings> =>
  (await runExperiment(await scenarioOf(scenario), { replications: 24, ...options })).findings;

let tired: Findings;
let rested: Findings;
beforeAll(async () => {
  tired = await run(RANGED, { workers: 1, valuesOnly: true });
  rested = await run(text('0 %'), { workers: 1 });
});

describe('a verdict on a chain whose people tire', () => {
  it('says what it would be without, from the same replications with all coefficients at zero', () => {
    expect(tired.verdict.verdict).toBe('does not hold');
    expect(tired.verdict.without_fatigue).toMatchObject({
      verdict: 'holds',
      held: rested.verdict.held,
      probability: rested.verdict.probability,
      same_verdict: false,
    });
    expect(tired.verdict.without_fatigue?.scopes).toEqual(rested.verdict.scopes);
  });

  it('says nothing of it where fatigue does nothing', () => {
    expect(rested.verdict).not.toHaveProperty('without_fatigue');
    expect(rested.verdict.sentence).not.toContain('fatigue');
  });

  it('says the same beside the futures over the ranges, with any number of workers', async () => {
    const { verdict, summary } = await run(RANGED, { workers: 3 });
    expect(verdict.over_ranges?.replications).toBe(24);
    expect(verdict.without_fatigue).toEqual(tired.verdict.without_fatigue);
    expect(summary).toEqual(tired.summary);
  });

  it('says the same when replications are added until it is decided', async () => {
    const { verdict } = await run(RANGED, { workers: 1, valuesOnly: true, untilDecided: { atMost: 80 } });
    expect(verdict).toEqual(tired.verdict);
  });
});

describe('replications with fatigue and without', () => {
  it('are compared pair by pair, whatever the order and number of blocks', async () => {
    const fold = new FatigueFold((await scenarioOf(text('20 %'))).chain);
    const breaks = new Float64Array([7, 100]);
    const holds = new Float64Array([7, Infinity]);
    // With: 300 that hold, but for 3 of which the last is beyond what is kept at first. Without: 2 others break.
    for (let index = 0; index < 300; index++)
      fold.addWith(index, index < 2 || index === 299 ? breaks : holds, 1);
    for (let index = 0; index < 300; index++)
      fold.addWithout(index, index > 0 && index < 4 ? breaks : holds, 1);
    const asked = { probability: 0.9, confidence: 0.95 };
    expect(fold.result('holds', asked)).toMatchObject({
      held: 297,
      same_verdict: true,
      only_without: 2,
      only_with: 2,
    });
    expect(fold.result('undecided', asked)?.same_verdict).toBe(false);
  });
});

describe('dependence on fatigue, in words', () => {
  it('is a second sentence of the answer', () => {
    const { verdict } = tired;
    const without = verdict.without_fatigue as NonNullable<Verdict['without_fatigue']>;
    const sentence = (changes: Partial<typeof without>): string | undefined =>
      verdictSentence({ ...verdict, without_fatigue: { ...without, ...changes } }).split(/(?<=\.) /)[1];
    const held = 'Without fatigue it would hold in 100 % (86–100) of the same replications';
    expect(sentence({})).toBe(`${held}, and the verdict would be "holds": it depends on fatigue.`);
    expect(verdict.sentence).toContain(`confidence. ${held}`);
    expect(sentence({ same_verdict: true })).toBe(`${held}: the verdict does not depend on fatigue.`);
    expect(sentence({ verdict: 'undecided' })).toBe(
      `${held}, and the verdict would be undecided: it depends on fatigue.`,
    );
    expect(sentence({ verdict: 'undecided', same_verdict: true })).toBe(
      `${held}: it is undecided with fatigue and without.`,
    );
  });

  it('is told replication by replication and by the norms that it costs most', () => {
    const { verdict } = tired;
    const without = verdict.without_fatigue as NonNullable<Verdict['without_fatigue']>;
    const pairs = `In ${24 - (verdict.held ?? 0)} of 24 replications the chain breaks with fatigue and would hold without`;
    const kept = probability(verdict.probability?.estimate);
    expect(fatigueWords(verdict)).toEqual([
      `${pairs}.`,
      `Norms that fatigue costs most: short (kept in ${kept} with it, in 100 % without).`,
    ]);
    const both = { ...verdict, without_fatigue: { ...without, only_with: 2 } };
    expect(fatigueWords(both)[0]).toBe(`${pairs}; in 2 it is the other way round.`);
    const none = { ...verdict, without_fatigue: { ...without, only_without: 0, scopes: verdict.scopes } };
    expect(fatigueWords(none)).toEqual([
      'In none of 24 replications does fatigue decide whether the chain holds.',
    ]);
    expect(fatigueWords(rested.verdict)).toEqual([]);
  });

  it('is a section of the report, with what holds more or less often without', () => {
    const html = fatigueSection(tired);
    expect(html.match(/<th scope="row">[^<]*/g)).toEqual([
      '<th scope="row">The chain',
      '<th scope="row">o',
      '<th scope="row">short',
    ]);
    expect(html.replaceAll('\u00a0', ' ')).toContain('<td class="number">100 % (86–100)</td>');
    expect(fatigueSection(rested)).toBe('');
  });
});
