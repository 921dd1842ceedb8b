import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Workplace } from '../support/commandLine.ts';
import { command } from '../support/interruptedRun.ts';

const DESK = `volhoud: 1
name: Desk
start: 2015-01-01
horizon: 40 days
replications: 16
seed: 3
organisations:
  desk:
    units:
      staff: { fte: 5, productiveHours: 8760 h / year, roster: continuous, cost: { fte: 80 kEUR / year } }
      other: { fte: 9, productiveHours: 8760 h / year, roster: continuous, cost: { fte: 70 kEUR / year } }
cases:
  call:
    arrivals: 4 / h
    steps: { serve: { unit: desk.staff, effort: { exponential: { mean: 1 h } }, startWithin: 1 h, then: file }, file: { unit: desk.other, effort: 1 h, then: end } }
norms: { answered: { metric: on_time_share, scope: call.serve, atLeast: 95 %, per: month } }
`;
/** Strength and cost of a unit, of which no digits may be told. */
const OVERLAY = `organisations: { desk: { units: { staff: { fte: 4.8317, cost: { fte: 73219 EUR / year } } } } }\n`;
const FOLDER = 'output/desk-reinforcement';

let place: Workplace;
let home: string;
beforeAll(() => {
  place = new Workplace();
  home = process.cwd();
  process.chdir(place.folder);
  place.write('desk.yaml', DESK);
  place.write('secret.yaml', OVERLAY);
});
afterAll(() => {
  process.chdir(home);
  place.remove();
});

/** Everything that a reinforcement says and writes, pictures aside. */
async function told(...more: readonly string[]): Promise<{ stdout: string; all: string; files: string[] }> {
  const { status, stdout } = await command(
    'reinforce',
    'desk.yaml',
    '--overlay',
    'secret.yaml',
    '--workers',
    '1',
    ...more,
  );
  expect(status).toBe(0);
  const files = place.files(FOLDER);
  const texts = files.filter((name) => !name.endsWith('.png')).map((name) => place.read(`${FOLDER}/${name}`));
  return { stdout, all: [stdout, ...texts].join('\n'), files };
}

describe('reinforce --redact', () => {
  it('tells the plan, and neither strength nor cost, of which any would give back what is left out', async () => {
    const open = await told('--no-charts');
    expect(open.files).toContain('plan.yaml');
    const { cost, units } = JSON.parse(place.read(`${FOLDER}/reinforcement.json`)) as {
      cost: number;
      units: { extra: number }[];
    };
    const { stdout, all, files } = await told('--redact');
    expect(stdout).toMatch(/desk\.staff +redacted +\+(\d) +\1 /);
    expect(stdout).toContain('they were chosen by cost');
    expect(stdout).toContain('The plan is not written as a scenario');
    expect(files).not.toContain('plan.yaml');
    const [extra = 0] = units.map((unit) => unit.extra);
    expect(JSON.parse(place.read(`${FOLDER}/reinforcement.json`))).toMatchObject({
      currency: 'FTE',
      cost: extra,
    });
    // The numbers themselves, the price of the plan and of one FTE, and the strength with the plan.
    const digits = (value: number): string => String(Math.trunc(value));
    for (const secret of ['4.8317', '73219', digits(cost), digits(cost / extra), String(4.8317 + extra)]) {
      expect([secret, all.includes(secret)]).toEqual([secret, false]);
    }
    expect(open.all).toContain(digits(cost));
  });

  it('tells what is regretted without the budget and what plans cost, since a plan that just fits would tell it', async () => {
    const budget = '412345 EUR';
    const { stdout, all } = await told('--no-charts', '--redact', '--budget', budget);
    expect(stdout).toMatch(/^Within the budget the chain holds to .* most often/);
    const { regret } = JSON.parse(place.read(`${FOLDER}/reinforcement.json`)) as {
      regret: { plans: { cost: number; fte: number }[] };
    };
    expect(regret.plans.map(({ cost }) => cost)).toEqual(regret.plans.map(({ fte }) => fte));
    for (const secret of ['4.8317', '73219', '412345', '0.41']) {
      expect([secret, all.includes(secret)]).toEqual([secret, false]);
    }
  });
});
