import { describe, expect, it } from 'vitest';
import { recordOf } from '../../../src/experiment/record/recordOf.ts';
import { loadScenario } from '../../../src/scenario/index.ts';
import { scenarioOf } from '../../support/runScenario.ts';
import { FULL_SCENARIO, readerOf } from '../../support/scenarioText.ts';

const record = recordOf(await scenarioOf(FULL_SCENARIO));
const byName = (entries: readonly { readonly name: string; readonly words: string }[]) =>
  Object.fromEntries(entries.map(({ name, words }) => [name, words]));

describe('the record of a model', () => {
  it('says staff, roster and discipline of each unit', () => {
    // 12 × 1,350 ÷ 8,760 × 0.95 = 1.757 persons, less what outages take, and one FTE that is lent for eight weeks.
    expect(byName(record.units)).toEqual({
      'police.intake':
        '12 FTE of 1,350 productive hours a year, roster continuous, 1.74 persons on duty while open, on average, 5 % absent beyond the ordinary. Serves by priority, then in the order of becoming ready.',
      'police.desk': expect.stringMatching(
        /^roster .*, 4 persons on duty while open, on average\. police\.desk serves the earliest deadline first/,
      ),
      'om.guards': expect.stringMatching(
        / authorised: 95\. contractHours: 36 h\. leaving: hazard 4 % \/ year, dated\.2016-01-01 2\. hiring: perMonth 2, stages\.0\.lead 6 months, .* cost: fte 80 kEUR \/ year, overtimePremium 50 %, hire 10 kEUR\.$/,
      ),
      'om.prosecutors': expect.stringMatching(/^14 FTE .* shares its persons among 38 tasks at most/),
    });
  });

  it('says every way in which cases come about, formulas as written', () => {
    const entries = Object.fromEntries(record.cases.map(({ name, entries }) => [name, entries]));
    expect(entries).toEqual({
      tip: ['at the rate 20 / day * threat * (1 + surge)'],
      batch: [
        'one after another, 20 days on average (gamma, shape 2, scale 10 days) apart, in batches of 1.25 on average (empirical, 2 values)',
      ],
      asked: ['as many as a table says for each of 3 periods'],
      returnee: [
        'for each person of returned at the hazard 1 / year',
        'for each person who moves by return',
        'opened at the end of tip.look',
      ],
      vetting: ['for each recruit of om.guards who reaches that stage of hiring'],
      conference: ['one after another, 7 days apart'],
    });
  });

  it('says people, threat, tables and what is there at the beginning', () => {
    expect(byName(record.flows)).toEqual({
      departure: 'from outside to abroad, at the rate outflow * threat, in batches of 2',
      return: 'from abroad to returned, each person at the hazard 12 % / year',
      forget: 'from returned to outside, each person after 1,825 days',
    });
    expect(record.threat.path).toBe(
      'The level moves by chance (semi-Markov), beginning at high: high for 365 days on average (exponential). Factors of the levels: low 0.5, high 1.',
    );
    expect(byName(record.threat.incidents)['attack']).toMatch(
      /adds 1\.2 to the surge, which halves every 21 days$/,
    );
    expect(byName(record.tables)).toEqual({
      forecast: '3 values from 1 February 2015 to 1 March 2017, straight lines between them',
    });
    expect(record.beginning).toEqual([
      '120 people in 2 groups',
      'open cases of tip: 5 at intake, 3 at look',
      '2 of the posts guarded open',
    ]);
    expect(record.warmUpDays).toBe(28);
    expect(record.reportingPeriods).toBe(24);
  });

  it('says what changes the staff and its hours as it is written, and formulas of objects', async () => {
    const { units, obligations } = recordOf(
      await scenarioOf(
        FULL_SCENARIO.replace(
          'fte: 12, productiveHours',
          'overtime: { upTo: 7 %, on: 5 days, off: 2 days }, leaving: { hazard: 9 % / year }, fte: 12, productiveHours',
        ),
      ),
    );
    expect(byName(units)['police.intake']).toMatch(
      / leaving: hazard 9 % \/ year\. overtime: upTo 7 %, on 5 days, off 2 days\.$/,
    );
    expect(obligations[2]).toMatch(/ Number of objects: 0\.1 \* group\.abroad\.$/);
  });

  it('is plain data, the same after a turn through a file', () => {
    expect(JSON.parse(JSON.stringify(record))).toEqual(record);
  });
});

describe('the record of a redacted scenario', () => {
  /** Values that stand nowhere else. */
  const OVERLAY = `classification: Secret
parameters: { outflow: 4.8125 / month }
tables: { forecast: { rows: { 2015-02-01: 10, 2016-02-01: 77.8125 } } }
threat:
  levels: { low: 0.58125 }
  path: { semiMarkov: { high: { dwell: { exponential: { mean: 7.8125 years } }, to: { low: 80 %, high: rest } } }, start: high }
  incidents: { attack: { rate: 1.8125 / year, surge: 1.38125, halfLife: 28.125 days } }
people:
  groups: { abroad: { initial: 128125 } }
  flows: { return: { hazard: 18.125 % / year }, forget: { dwell: 58.125 years }, departure: { batch: 28125 } }
organisations:
  police: { units: { intake: { overtime: { upTo: 8.125 %, on: 2.8125 days, off: 1.8125 days }, leaving: { hazard: 8.125 % / year }, fte: 18.125, productiveHours: 1381.25 h / year, absence: 8.125 % }, desk: { onDuty: 4.8125 } } }
  om: { units: { prosecutors: { perPerson: 4.8125 }, guards: { authorised: 8125, contractHours: 38.125 h, leaving: { dated: { 2016-01-01: 2, 2016-08-12: 18.125 } }, hiring: { perMonth: 8125, trainee: { lasts: 81.25 weeks, productivityFrom: 58.125 %, mentor: 0.8125 } }, fatigue: { a: 0.8125 }, cost: { fte: 81.25 kEUR / year } } } }
cases:
  tip:
    arrivals: 28.125 / day
    initial: { intake: 58125 }
    steps:
      intake: { effort: { lognormal: { mean: 48.125 min, cv: 1.8125 } }, priority: 3, then: { look: 58.125 %, court: 1 %, end: rest } }
      look: { effort: 8.125 h, withinCase: 18 working days, opens: { returnee: 8.125 % } }
  batch: { arrivals: { every: { gamma: { shape: 2.8125, scale: 18.125 days } } } }
  returnee: { arrivals: { hazard: 1.8125 / year } }
  conference: { arrivals: { every: 8.125 weeks } }
obligations:
  watching: { every: 28125 h, effort: 8.125 h }
  reviews: { for: 0.18125 * group.abroad }
posts:
  objects: { required: 0.18125 * group.abroad }
  guarded: { opens: 8.125 / month, lasts: 68.125 days, initial: 28125 }
`;

  it('holds none of the values that are left out, nor what only repeats them', async () => {
    const reader = readerOf({
      'main.yaml': FULL_SCENARIO.replace('classification: For the team only\n', ''),
      'over.yaml': OVERLAY,
    });
    const options = { overlays: ['over.yaml'] } as const;
    const { scenario: open, faults } = await loadScenario('main.yaml', reader, [], options);
    expect(faults).toEqual([]);
    const { scenario: redacted } = await loadScenario('main.yaml', reader, [], { ...options, redact: true });
    const secret = /8\.?125|8,125|2016-08-12/;
    expect(JSON.stringify(recordOf(open!))).toMatch(secret);
    const text = JSON.stringify(recordOf(redacted!));
    expect(text.match(/.{60}(8[.,]?125|2016-08-12).{20}/g) ?? []).toEqual([]);
    expect(text).toContain('redacted');
  });
});
