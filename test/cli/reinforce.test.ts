import { afterEach, beforeEach, describe, expect, it } from 'vitest';
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
      /^With (\d) FTE more \(\1 at desk\.staff\), decided on 1 January 2015/,
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

  it('refuses a date outside the horizon, with words, and leaves nothing behind', async () => {
    place.write('desk.yaml', desk());
    const { status, stderr } = await place.run('reinforce', 'desk.yaml', '--decide-on', '2014-05-01');
    expect(status).toBe(2);
    expect(stderr).toContain('--decide-on must be a date such as 2015-01-01');
    expect(place.files()).toEqual(['desk.yaml']);
  });
});
