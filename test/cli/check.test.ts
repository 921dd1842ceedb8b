import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { desk, Workplace } from '../support/commandLine.ts';

let place: Workplace;
beforeAll(() => {
  place = new Workplace();
  place.write('desk.yaml', desk());
  place.write('overloaded.yaml', desk({ staff: 3 }));
});
afterAll(() => place.remove());

describe('volhoud check', () => {
  it('says who is on duty, the expected load, the routes, what norms can measure, and where values come from', async () => {
    const { status, stdout, stderr } = await place.run('check', 'desk.yaml');
    const text = stdout.replace(/\s+/g, ' ');
    expect(status).toBe(0);
    expect(stderr).toBe('');
    expect(text).toContain('From 1 January 2015 to 1 April 2015; 20 replications, seed 3.');
    expect(text).toMatch(/desk\.staff 8 4 0 0 50 % 50 % 50 %/);
    expect(text).toContain(
      'serve: desk.staff, effort 1 person-hour on average (exponential), started within 1 h; then it ends.',
    );
    expect(text).toContain('Interrupted work resumes where it stopped');
    expect(text).toContain('answered: share on time of call.serve at least 95 % per month');
    expect(text).toContain('about 2,880 a month to judge it on; judged 3 times');
    expect(text).toMatch(/have no source: desk\.staff\.onDuty/);
    expect(text).not.toContain('More than it can carry');
    for (const line of stdout.split('\n')) expect(line.length).toBeLessThanOrEqual(80);
    expect(place.files()).toEqual(['desk.yaml', 'overloaded.yaml']);
  });

  it('says how the staff of a unit is expected to move, and keeps it to itself where that is left out', async () => {
    const unit = 'onDuty: 8, roster: continuous';
    const staff =
      'fte: 100, productiveHours: 876 h / year, roster: continuous, authorised: 120, leaving: { hazard: 10 % / year }, hiring: { perMonth: 0, stages: [{ name: selection, lead: 0 h }] }';
    place.write('staffed.yaml', desk({ horizon: '2 years' }).replace(unit, staff));
    place.write(
      'hidden.yaml',
      'organisations: { desk: { units: { staff: { leaving: { hazard: 20 % / year } } } } }\n',
    );
    const { stdout } = await place.run('check', 'staffed.yaml');
    // 100 × e^(−0.2) of them are left.
    expect(stdout).toMatch(/\ndesk\.staff +120 +100 +81\.\d +0 +10 +8\.1\d\n/);
    expect(stdout.replace(/\s+/g, ' ')).toContain('policies with a condition are left out');
    for (const line of stdout.split('\n')) expect(line.length).toBeLessThanOrEqual(80);
    const redacted = await place.run('check', 'staffed.yaml', '--overlay', 'hidden.yaml', '--redact');
    expect(redacted.stdout).toMatch(/\ndesk\.staff +redacted( redacted){5}\n/);
    const json = await place.run('check', 'staffed.yaml', '--overlay', 'hidden.yaml', '--redact', '--json');
    expect(json.stdout).not.toContain('"staff":{');
    expect((await place.run('check', 'desk.yaml')).stdout).not.toContain('Expected staff');
  });

  it('marks what is more than a unit can carry', async () => {
    const { stdout } = await place.run('check', 'overloaded.yaml');
    expect(stdout).toContain('! 133 %');
    expect(stdout).toContain('More than it can carry');
  });

  it('keeps its columns apart when nobody is there, or far too few are', async () => {
    place.write('nobody.yaml', desk({ staff: 0 }));
    place.write('crowd.yaml', desk({ arrivals: '4000 / h' }));
    const row = async (file: string): Promise<string | undefined> =>
      (await place.run('check', file)).stdout.split('\n').find((line) => line.includes('desk.staff'));
    expect(await row('nobody.yaml')).toMatch(/desk\.staff +0 +4 +0 +0 {5}! ∞ {5}! ∞ {5}! ∞$/);
    expect(await row('crowd.yaml')).toMatch(/ ! >999% ! >999% ! >999%$/);
  });

  it('says long effort in person-hours, and calls posts by their labels too', async () => {
    const posts = 'posts: { door: { required: 1, unit: desk.staff, label: The front door } }\n';
    place.write(
      'long.yaml',
      `${desk().replace('exponential: { mean: 1 h }', 'exponential: { mean: 300 h }')}${posts}`,
    );
    const { stdout } = await place.run('check', 'long.yaml');
    expect(stdout).toContain('effort 300 person-hours on average');
    expect(stdout).toContain('door (The front door): posts at desk.staff');
  });

  it('says forks and meetings in words, with their load', async () => {
    place.write(
      'board.yaml',
      `volhoud: 1
name: Board
start: 2015-01-05
horizon: 26 weeks
organisations: { o: { units: { desk: { onDuty: 2 }, board: { onDuty: 3, roster: office } } } }
cases:
  plea:
    arrivals: 2 / day
    steps:
      prepare: { all: [hear, read], then: decide }
      hear: { unit: o.desk, effort: 3 h, then: end }
      read: { unit: o.desk, effort: 6 h, then: end }
      decide:
        unit: o.board
        with: { o.desk: 1 }
        team: 2
        priority: 2
        meeting: { every: 1 week, from: 2015-01-07 10:00, agenda: 12, length: 4 h }
        within: 3 weeks
        then: end
`,
    );
    const { stdout } = await place.run('check', 'board.yaml');
    const text = stdout.replace(/\s+/g, ' ');
    expect(text).toContain(
      'prepare: a fork: hear, read at the same time, and on when all have ended; then to decide.',
    );
    expect(text).toContain(
      'decide: meeting at o.board (2), o.desk (1), 26 moments from 7 January 2015 10:00 on, held if a case waits, 4 h each, at most 12 cases each time, priority 2, done within 21 days; then it ends.',
    );
    // 26 meetings of 2 × 4 h in 26 weeks of 40 h: 0.2 persons while it is open, of 3.
    expect(text).toMatch(/o\.board 3 0\.2 0 0/);
    // 2 a day × 9 h, and 26 × 4 h in 26 × 168 h.
    expect(text).toMatch(/o\.desk 2 0\.774 0 0/);
    // 2 a day, and a week from one meeting to the next.
    expect(text).toContain('! About 14 cases come from one meeting to the next, and 12 at most are treated');
    const roomy = await place.run('check', 'board.yaml', '--set', 'plea.decide.meeting.agenda=14');
    expect(roomy.stdout).not.toContain('! About');
    place.write('agenda.yaml', 'cases: { plea: { steps: { decide: { meeting: { agenda: 9 } } } } }\n');
    const hidden = await place.run('check', 'board.yaml', '--overlay', 'agenda.yaml', '--redact');
    expect(hidden.stdout).not.toContain('! About');
  });

  it('says when policies act and what they do, a strength as the whole that it is', async () => {
    const staff =
      'fte: 40, productiveHours: 1752 h / year, roster: continuous, hiring: { perMonth: 1, stages: [{ name: selection, lead: 1 month }] }';
    const policies =
      'policies: { more: { when: unit.desk.staff.backlog_days > 5 days, for: 2 weeks, do: { authorise: { desk.staff: +8 } } } }\n';
    place.write('policy.yaml', `${desk().replace('onDuty: 8, roster: continuous', staff)}${policies}`);
    place.write('secret.yaml', 'policies: { more: { do: { authorise: { desk.staff: 9 } } } }\n');
    const { stdout } = await place.run('check', 'policy.yaml');
    expect(stdout.replace(/\s+/g, ' ')).toContain(
      'more: when unit.desk.staff.backlog_days > 5 days for 14 days, looked at daily: sets the strength authorised at desk.staff to 8 FTE.',
    );
    for (const line of stdout.split('\n')) expect(line.length).toBeLessThanOrEqual(80);
    const hidden = await place.run('check', 'policy.yaml', '--overlay', 'secret.yaml', '--redact');
    expect(hidden.stdout.replace(/\s+/g, ' ')).toContain('looked at daily: redacted.');
    expect((await place.run('check', 'desk.yaml')).stdout).not.toContain('Policies');
  });

  it('gives the same as JSON', async () => {
    const { status, stdout } = await place.run('check', 'desk.yaml', 'overloaded.yaml', '--json');
    const [first, second] = JSON.parse(stdout) as Record<string, unknown>[];
    expect(status).toBe(0);
    expect(first).toMatchObject({
      scenario: 'Desk',
      load: { whole: { units: [{ name: 'desk.staff', onDuty: 8, capacity: 8 }] } },
      norms: [{ norm: 'answered', periods: 3, judged: 3 }],
    });
    expect(second).toMatchObject({ load: { whole: { units: [{ onDuty: 3 }] } } });
  });

  it('takes --set into account', async () => {
    const { stdout } = await place.run('check', 'desk.yaml', '--set', 'desk.staff.onDuty=5');
    expect(stdout).toMatch(/desk\.staff\s+5\s+4\s.*80 %/);
  });

  it('says nothing with --quiet when all is well', async () => {
    expect(await place.run('check', 'desk.yaml', '--quiet')).toEqual({
      status: 0,
      signal: null,
      stdout: '',
      stderr: '',
    });
  });
});

describe('volhoud', () => {
  it('explains itself, each command with an example', async () => {
    const help = await place.run('--help');
    expect(help).toMatchObject({ status: 0, stderr: '' });
    expect(help.stdout).toContain('Exit status: 0 done');
    for (const command of ['run', 'check']) {
      const { status, stdout } = await place.run(command, '--help');
      expect(status).toBe(0);
      expect(stdout).toContain(`$ volhoud ${command} scenarios/baseline.yaml`);
    }
  });

  it('says its version', async () => {
    expect(await place.run('--version')).toMatchObject({
      status: 0,
      stdout: expect.stringMatching(/^\d+\.\d+\.\d+\n$/),
    });
  });
});
