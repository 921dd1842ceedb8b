import { readFileSync } from 'node:fs';
import { beforeAll, describe, expect, it } from 'vitest';
import { expectedLoad } from '../../src/chain/expectedLoad.ts';
import { formatFault, loadScenarioText, type Scenario, type ValueRecord } from '../../src/scenario/index.ts';

const FILE = 'scenarios/baseline.yaml';
const MONTH = 730;
const YEAR = 8760;

let scenario: Scenario;
/** Persons on duty, capacity and expected utilisation by unit, at the start and in the last month. */
let atStart: ReturnType<typeof expectedLoad>;
let atEnd: ReturnType<typeof expectedLoad>;

beforeAll(async () => {
  const text = readFileSync(new URL(`../../${FILE}`, import.meta.url), 'utf8');
  const result = await loadScenarioText(text, FILE);
  expect(result.faults.map(formatFault)).toEqual([]);
  scenario = result.scenario as Scenario;
  atStart = expectedLoad(scenario.chain, 0, YEAR / 4);
  atEnd = expectedLoad(scenario.chain, scenario.chain.horizon - 3 * MONTH, scenario.chain.horizon);
});

const value = (path: string): ValueRecord | undefined =>
  scenario.values.find((record) => record.path === path);
const utilisation = (load: typeof atStart, unit: string): number | undefined =>
  load.units.find(({ name }) => name === unit)?.utilisation;
const workOf = (load: typeof atStart, unit: string): number =>
  load.units.find(({ name }) => name === unit)?.work ?? 0;
const capacityOf = (load: typeof atStart, unit: string): number =>
  load.units.find(({ name }) => name === unit)?.capacity ?? 0;

describe('the baseline', () => {
  it('gives no warning', () => {
    expect(scenario.warnings.map(formatFault)).toEqual([]);
  });

  it('has the organisations of the letter, with 15 to 25 units', () => {
    const { chain } = scenario;
    expect(chain.organisations.map(({ name }) => name)).toEqual([
      'aivd',
      'mivd',
      'kmar',
      'politie',
      'om',
      'nctv',
      'gemeenten',
    ]);
    expect(chain.units.length).toBeGreaterThanOrEqual(15);
    expect(chain.units.length).toBeLessThanOrEqual(25);
  });

  it('starts on 1 February 2015 from the counts of the letter, and lasts five years', () => {
    const { chain } = scenario;
    expect(chain.calendar.start).toBe('2015-02-01');
    expect(chain.horizon).toBe(1826 * 24);
    const people = Object.fromEntries(chain.groups.map((group) => [group.name, group.initial]));
    expect(people).toMatchObject({ abroad: 120, returned: 35, deceased: 25 });
    for (const group of ['abroad', 'returned', 'deceased']) {
      expect(value(`people.groups.${group}.initial`)?.source ?? value(`${group}.initial`)?.source).toBe(
        'letter',
      );
    }
  });

  it('says of every number where it comes from; a formula without a source names only such numbers', () => {
    const bare = scenario.values.filter(
      ({ source, value: number }) => source === undefined && number !== undefined,
    );
    expect(bare.map(({ path }) => path)).toEqual([]);
  });

  it('gives every assumption a range', () => {
    const assumed = scenario.values.filter(({ source }) => source === 'assumption');
    expect(assumed.length).toBeGreaterThan(100);
    expect(
      assumed.filter(({ low, high }) => low === undefined || high === undefined).map(({ path }) => path),
    ).toEqual([]);
  });

  it('uses every source that it lists', () => {
    const used = new Set(scenario.values.map(({ source }) => source));
    expect(scenario.sources.map(({ name }) => name).filter((name) => !used.has(name))).toEqual([]);
  });

  it('has norms for each organisation', () => {
    const owners = new Set(scenario.chain.norms.map(({ organisation }) => organisation));
    expect([...owners].sort()).toEqual(scenario.chain.organisations.map((_, index) => index));
  });

  it('loads every unit near, not over, what it can carry at the start; those that must answer at once less', () => {
    const standBy = ['kmar.border', 'politie.arrestTeams', 'politie.protection'];
    for (const { name, utilisation: load } of atStart.units) {
      expect(load, name).toBeGreaterThan(standBy.includes(name) ? 0.5 : 0.6);
      expect(load, name).toBeLessThan(0.93);
    }
  });

  it('presses harder on the staff of the start in every unit whose work grows, and on none beyond what five years can hide', () => {
    const growing = ['aivd.investigation', 'mivd.analysis', 'kmar.border', 'politie.information'];
    for (const unit of growing) {
      const grows = (workOf(atEnd, unit) - workOf(atStart, unit)) / capacityOf(atStart, unit);
      expect(grows, unit).toBeGreaterThan(0.04);
    }
    // Investigation grows itself, on the 25 million.
    expect(capacityOf(atEnd, 'aivd.investigation')).toBeGreaterThan(
      1.1 * capacityOf(atStart, 'aivd.investigation'),
    );
    expect(utilisation(atEnd, 'aivd.investigation')).toBeLessThan(0.9);
    for (const { name, utilisation: load } of atEnd.units) expect(load, name).toBeLessThan(1.05);
  });

  it('cites the letter for what the letter gives', () => {
    const cited = scenario.values.filter(({ source }) => source === 'letter').map(({ path }) => path);
    const given = [
      'partnerServices',
      'missions',
      'measures',
      'progressReport.every',
      'ministersMayors.every',
      'guardingReview.every',
    ];
    for (const name of given) {
      expect(
        cited.some((path) => path === name || path.endsWith(`.${name}`)),
        name,
      ).toBe(true);
    }
  });

  it('gives the annual figures of 2014 back: 54 investigations, 90 suspects, 144 products, 8,710 vettings', () => {
    const opened = (name: string): number =>
      YEAR * (atStart.opened[scenario.chain.cases.findIndex((type) => type.name === name)] ?? 0);
    expect(opened('criminal') + opened('network')).toBeGreaterThan(50);
    expect(opened('criminal') + opened('network')).toBeLessThan(58);
    expect(opened('custody')).toBeGreaterThan(84);
    expect(opened('custody')).toBeLessThan(96);
    // In bundles of ten; the recruits' own files are opened by the hiring.
    const recruits = scenario.chain.parameters.find(({ name }) => name === 'recruitFiles')?.value ?? 0;
    expect(10 * opened('vetting') + YEAR * recruits).toBeCloseTo(8710, 6);
    // The products follow the surge of the moment: 144 is what a quiet year asks.
    expect(opened('threatProduct')).toBeGreaterThan(144);
    expect(opened('threatProduct')).toBeLessThan(144 * 1.5);
  });

  it('fills the posts of the start with the persons on duty', () => {
    for (const post of scenario.chain.posts) {
      const unit = atStart.units[post.unit];
      expect(unit?.posts, post.name).toBeLessThan(unit?.onDuty ?? 0);
    }
  });
});
