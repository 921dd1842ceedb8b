import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { amountOf } from '../../src/cli/amountOption.ts';
import { desk, Workplace } from '../support/commandLine.ts';

let place: Workplace;
beforeEach(() => {
  place = new Workplace();
});
afterEach(() => place.remove());

describe('volhoud reinforce', () => {
  it('prints the plan, writes its folder whole, and run takes the plan and finds the same', async () => {
    place.write('desk.yaml', desk({ horizon: '40 days', staff: 5 }));
    const few = ['--replications', '16', '--workers', '1', '--no-charts'];
    const { status, stdout } = await place.run('reinforce', 'desk.yaml', ...few);
    expect(status).toBe(0);
    expect(stdout.replace(/\s+/g, ' ')).toMatch(
      /^With (\d) persons on duty more \(\1 at desk\.staff\), decided on 1 January 2015/,
    );
    expect(stdout).toMatch(/desk\.staff +5 +\+\d +\d+ /);
    for (const line of stdout.split('\n')) expect(line.length).toBeLessThanOrEqual(80);
    const folder = 'output/desk-reinforcement';
    expect(place.files(folder)).toEqual([
      'budget.csv',
      'manifest.json',
      'plan.csv',
      'plan.yaml',
      'reinforcement.json',
    ]);
    const result = JSON.parse(place.read(`${folder}/reinforcement.json`)) as {
      searched: { estimate: number };
    };
    const run = await place.run('run', `${folder}/plan.yaml`, ...few, '--json', '--values-only');
    const verdict = JSON.parse(run.stdout) as { probability: { estimate: number } };
    expect(verdict.probability).toEqual(result.searched);
  });

  it('writes a plan for each of several scenarios, over the ranges as well', async () => {
    const calm = desk({ horizon: '40 days', staff: 5 });
    place.write('calm.yaml', calm);
    place.write('busy.yaml', calm.replace('4 / h', '{ value: 4.4 / h, range: [4 / h, 4.8 / h] }'));
    const few = ['--replications', '8', '--workers', '2', '--no-charts', '--quiet'];
    const both = await place.run('reinforce', 'calm.yaml', 'busy.yaml', ...few);
    expect([both.status, both.stderr]).toEqual([0, '']);
    expect(both.stdout).toContain('in each of 2 scenarios');
    const folder = 'output/calm-reinforcement';
    expect(place.files(folder)).toEqual([
      'budget.csv',
      'manifest.json',
      'plan-busy.yaml',
      'plan-calm.yaml',
      'plan.csv',
      'reinforcement.json',
      'scenarios.csv',
    ]);
    const drawn = await place.run('reinforce', 'busy.yaml', '--over-ranges', ...few);
    expect([drawn.status, drawn.stderr]).toEqual([0, '']);
    expect(drawn.stdout).toContain('over the ranges of 1 value');
    const refused = await place.run('reinforce', 'calm.yaml', '--over-ranges');
    expect(refused.status).toBe(2);
    expect(refused.stderr).toContain('no value of the scenario has a range');
  });

  it('finds the plan within a budget that is regretted least, the same with any number of workers', async () => {
    const calm = desk({ horizon: '40 days', staff: 5 });
    place.write('calm.yaml', calm);
    place.write('busy.yaml', calm.replace('4 / h', '5 / h').replace('name: Desk', 'name: Busy'));
    const few = ['--replications', '4', '--no-charts', '--quiet', '--budget', '1'];
    const one = await place.run('reinforce', 'calm.yaml', 'busy.yaml', ...few, '--workers', '1');
    expect([one.status, one.stderr]).toEqual([0, '']);
    expect(one.stdout).toMatch(/^Within 1 FTE the plan that is regretted least is 1 person on duty more/);
    const folder = 'output/calm-reinforcement';
    expect(place.files(folder)).toEqual([
      'budget.csv',
      'manifest.json',
      'plan-busy.yaml',
      'plan-calm.yaml',
      'plan.csv',
      'regret.csv',
      'reinforcement.json',
      'scenarios.csv',
    ]);
    const files = ['regret.csv', 'reinforcement.json', 'plan-busy.yaml'];
    const before = files.map((file) => place.read(`${folder}/${file}`));
    const two = await place.run('reinforce', 'calm.yaml', 'busy.yaml', ...few, '--workers', '2');
    expect(two.stdout).toBe(one.stdout);
    expect(files.map((file) => place.read(`${folder}/${file}`))).toEqual(before);
    expect(before[0]).toMatch(/^plan,as,units,cost,currency,fte,within_budget,chosen,scenario,basis,/);
  });

  it('refuses a budget of nothing or of another kind, and runs nothing', async () => {
    for (const text of ['0', '0 EUR', '-3 MEUR', '6 h', 'much', ''])
      expect([text, amountOf(text)?.currency]).toEqual([text, undefined]);
    expect([amountOf('2.5 MEUR'), amountOf('3')]).toEqual([
      { amount: 2.5e6, currency: 'EUR' },
      { amount: 3, currency: 'FTE' },
    ]);
    place.write('desk.yaml', desk());
    const nothing = await place.run('reinforce', 'desk.yaml', '--budget=0 EUR');
    expect([nothing.status, nothing.stderr]).toEqual([
      2,
      expect.stringContaining('--budget needs an amount above 0'),
    ]);
    const money = await place.run('reinforce', 'desk.yaml', '--budget', '20 MEUR');
    expect([money.status, money.stderr]).toEqual([
      2,
      expect.stringContaining(
        'since desk.staff has no cost: { fte }: give it as a number of FTE, or each unit a cost; nothing was run',
      ),
    ]);
    expect(place.files()).toEqual(['desk.yaml']);
  });

  it('refuses a date outside the horizon, with words, and leaves nothing behind', async () => {
    place.write('desk.yaml', desk());
    const { status, stderr } = await place.run('reinforce', 'desk.yaml', '--decide-on', '2014-05-01');
    expect(status).toBe(2);
    expect(stderr).toContain('--decide-on must be a date such as 2015-01-01');
    expect(place.files()).toEqual(['desk.yaml']);
  });
});
