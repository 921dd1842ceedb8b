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

  it('refuses a date outside the horizon, with words, and leaves nothing behind', async () => {
    place.write('desk.yaml', desk());
    const { status, stderr } = await place.run('reinforce', 'desk.yaml', '--decide-on', '2014-05-01');
    expect(status).toBe(2);
    expect(stderr).toContain('--decide-on must be a date such as 2015-01-01');
    expect(place.files()).toEqual(['desk.yaml']);
  });
});
