import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { desk, ended, Workplace } from '../support/commandLine.ts';

let place: Workplace;
beforeEach(() => {
  place = new Workplace();
});
afterEach(() => place.remove());

describe.each([
  ['SIGINT', 130],
  ['SIGTERM', 143],
] as const)('%s', (signal, status) => {
  it(`ends a run with status ${status}; what stood before is untouched, and nothing is left behind`, async () => {
    place.write('desk.yaml', desk());
    await place.run('run', 'desk.yaml', '--no-charts', '--quiet');
    const files = place.files();
    const before = place.read('output/desk/manifest.json');
    // One replication alone has more than ten million events.
    place.write('desk.yaml', desk({ horizon: '190 years' }));
    const child = place.start('run', 'desk.yaml', '--workers', '2');
    const end = ended(child);
    const hasEnded = vi.fn();
    void end.then(hasEnded);
    while (!place.files('output').some((name) => name.includes('.partial-'))) {
      expect(hasEnded).not.toHaveBeenCalled();
      await new Promise((done) => setTimeout(done, 20));
    }
    // The workers are in the middle of a replication by now, or on their way there.
    await new Promise((done) => setTimeout(done, 300));
    child.kill(signal);
    const { stderr, ...how } = await end;
    expect(stderr).toContain('Interrupted');
    // By the signal itself where the workers took too long to stop: for a shell that is the same status.
    expect(how.signal === signal ? status : how.status).toBe(status);
    expect(place.files()).toEqual(files);
    expect(place.read('output/desk/manifest.json')).toBe(before);
  });
});
