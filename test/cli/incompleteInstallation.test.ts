import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { desk, Workplace } from '../support/commandLine.ts';
import { command } from '../support/interruptedRun.ts';

/** An installation from which the fonts were taken away. */
vi.mock('../../src/report/fonts.ts', () => ({
  FONT_FAMILY: 'DejaVu Sans',
  FONT_FILES: ['/nowhere/DejaVuSans.ttf', '/nowhere/DejaVuSans-Bold.ttf'],
  fontWidths: () => {
    throw new Error('no font');
  },
}));

let place: Workplace;
let home: string;

beforeAll(() => {
  place = new Workplace();
  home = process.cwd();
  process.chdir(place.folder);
  place.write('desk.yaml', desk());
});

afterAll(() => {
  process.chdir(home);
  place.remove();
});

const FEW = ['--replications', '8', '--workers', '1', '--quiet'] as const;

describe('an installation without fonts', () => {
  it.each([
    ['run', 'desk.yaml', '--values-only'],
    ['run', 'desk.yaml', '--diagnose-warm-up'],
    ['tip', 'desk.yaml', '--over', 'desk.staff.onDuty=1..9'],
    ['compare', 'desk.yaml', '--change', 'desk.staff.onDuty=9'],
  ])('is told before anything is run by %s', async (...args) => {
    const { status, stdout, stderr } = await command(...args, ...FEW);
    expect({ status, stdout }).toEqual({ status: 1, stdout: '' });
    expect(stderr).toBe(
      'Charts cannot be drawn, since the installation is not whole: /nowhere/DejaVuSans.ttf cannot be read (there is no such file). ' +
        'Install the program again, or go on without charts by --no-charts; nothing was done.\n',
    );
    expect(place.files()).toEqual(['desk.yaml']);
  });

  it('runs without charts, and says of those of a finished run the same', async () => {
    expect(await command('run', 'desk.yaml', '--values-only', '--no-charts', ...FEW)).toMatchObject({
      status: 0,
    });
    const before = place.files();
    for (const again of ['chart', 'report']) {
      const { status, stderr } = await command(again, 'output/desk');
      expect(status).toBe(1);
      expect(stderr).toMatch(/^Charts cannot be drawn, .* Install the program again; nothing was done\.\n$/);
    }
    expect(place.files()).toEqual(before);
  });
});
