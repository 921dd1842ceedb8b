import { readdirSync } from 'node:fs';
import { beforeAll, describe, expect, it } from 'vitest';
import { expectedLoad } from '../../src/chain/expectedLoad.ts';
import { Simulator } from '../../src/chain/index.ts';
import { fileReader } from '../../src/cli/fileReader.ts';
import { formatFault, loadScenario, type Scenario, type UniformOf } from '../../src/scenario/index.ts';
import { recompiler } from '../../src/scenario/recipe.ts';

const FOLDER = new URL('../../scenarios/', import.meta.url).pathname;
const NOT_VARIANTS = ['baseline.yaml', 'mm5.yaml'];
const variants = readdirSync(FOLDER).filter((name) => name.endsWith('.yaml') && !NOT_VARIANTS.includes(name));

const load = async (name: string): Promise<Scenario> => {
  const { faults, scenario } = await loadScenario(`${FOLDER}${name}`, fileReader);
  expect(faults.map(formatFault)).toEqual([]);
  return scenario as Scenario;
};

/** Expected utilisation by unit over the last quarter of the horizon. */
const atEnd = ({ chain }: Scenario): Map<string, number | undefined> =>
  new Map(
    expectedLoad(chain, chain.horizon - 2190, chain.horizon).units.map(({ name, utilisation }) => [
      name,
      utilisation,
    ]),
  );

let baseline: Scenario;
beforeAll(async () => {
  baseline = await load('baseline.yaml');
});

describe.each(variants)('the variant %s', (name) => {
  it('loads without faults and warnings, and says what it asks', async () => {
    const scenario = await load(name);
    expect(scenario.warnings.map(formatFault)).toEqual([]);
    expect(scenario.settings.name).not.toBe(baseline.settings.name);
    expect(scenario.settings.description).not.toBe(baseline.settings.description);
    expect(scenario.settings.description).toMatch(/\?/);
  });

  it('gives every assumption a range and every number a source', async () => {
    const { values } = await load(name);
    const assumed = values.filter(
      ({ source, value, low }) => source === 'assumption' && value !== undefined && low === undefined,
    );
    expect(assumed.map(({ path }) => path)).toEqual([]);
    const bare = values.filter(({ source, value }) => source === undefined && value !== undefined);
    expect(bare.map(({ path }) => path)).toEqual([]);
  });

  it('runs', async () => {
    const { chain } = await load(name);
    const simulator = new Simulator(chain, { low: 1, high: 2 });
    const { layout } = simulator;
    const values = new Float64Array((layout.periods + 1) * layout.width);
    const breaches = new Float64Array(chain.norms.length);
    const events = simulator.run(0, values, 0, breaches, 0);
    expect(events).toBeGreaterThan(50_000);
  }, 60_000);
});

describe.each(['baseline.yaml', ...variants])('over its ranges %s', (name) => {
  /** Draws each value at an end of its range, or near its middle, by what its path ends with. */
  const corner =
    (low: RegExp, high: RegExp): UniformOf =>
    (path) =>
      low.test(path) ? 1e-9 : high.test(path) ? 1 - 1e-9 : 0.5;

  it.each([
    ['all low', corner(/./, /^$/)],
    ['all high', corner(/^$/, /./)],
    // What can be displaced is no more than the share that does regular work: breaks if their ranges overlap.
    ['little regular work, much of it displaced', corner(/regularWork\.share$/, /regularWork\.upTo$/)],
  ])('can be run with its values drawn: %s', async (_, draw) => {
    const { recipe } = await load(name);
    const { faults } = (await recompiler(recipe))(draw);
    expect(faults.map(formatFault)).toEqual([]);
  });
});

describe('the variants beside the baseline, by arithmetic', () => {
  const last = async (name: string, unit: string): Promise<number> => atEnd(await load(name)).get(unit) ?? 0;

  it('more returnees press on investigation, detectives and OM', async () => {
    for (const unit of ['aivd.investigation', 'politie.investigation', 'om.prosecutors'])
      expect(await last('returnees.yaml', unit), unit).toBeGreaterThan(
        (atEnd(baseline).get(unit) ?? 0) + 0.05,
      );
  });

  it('guarding that stays with the police asks more of the basic teams than they have', async () => {
    expect(await last('police-guards.yaml', 'politie.basicTeams')).toBeGreaterThan(1.1);
    expect(await last('police-guards.yaml', 'kmar.guarding')).toBeLessThan(0.1);
  });

  it('kritiek asks more guards than there are, and a threat that eases fewer', async () => {
    expect(await last('kritiek.yaml', 'kmar.guarding')).toBeGreaterThan(1.2);
    expect(await last('eases.yaml', 'kmar.guarding')).toBeLessThan(0.4);
  });

  it('prevented departures relieve detectives and OM', async () => {
    for (const unit of ['politie.investigation', 'om.prosecutors'])
      expect(await last('fewer-departures.yaml', unit), unit).toBeLessThan(atEnd(baseline).get(unit) ?? 0);
  });
});
