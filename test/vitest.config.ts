import { execFileSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

// What is tested is the core as its sources are now.
const build = fileURLToPath(new URL('../src/core/build.mjs', import.meta.url));
execFileSync(process.execPath, [build], { stdio: 'inherit' });

/** A file that is to receive the results as JSON, beside what is printed. */
const report = process.env['VOLHOUD_TEST_REPORT'];

/** What must happen within a moment of a signal has the machine to itself; everything else follows, two files at a time. */
const ALONE = ['test/cli/interruption.test.ts'];

const common = {
  environment: 'node',
  testTimeout: 120_000,
  hookTimeout: 120_000,
  pool: 'forks' as const,
  env: { TZ: 'UTC' },
  setupFiles: ['test/support/propertySeed.ts'],
};

export default defineConfig({
  root: new URL('..', import.meta.url).pathname,
  test: {
    projects: [
      { test: { ...common, name: 'alone', include: ALONE, maxWorkers: 1, sequence: { groupOrder: 0 } } },
      {
        test: {
          ...common,
          name: 'all',
          include: ['test/**/*.test.ts'],
          exclude: ALONE,
          maxWorkers: 2,
          sequence: { groupOrder: 1 },
        },
      },
    ],
    ...(report ? { reporters: ['default', 'json'], outputFile: { json: report } } : {}),
  },
});
