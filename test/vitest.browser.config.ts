import { defineConfig } from 'vitest/config';

/** A file that is to receive the results as JSON, beside what is printed. */
const report = process.env['VOLHOUD_TEST_REPORT'];

/** The report in a real browser: apart from all other tests, for they run on a machine with Node alone. */
export default defineConfig({
  root: new URL('..', import.meta.url).pathname,
  test: {
    name: 'browser',
    environment: 'node',
    include: ['test/browser/**/*.browser.ts'],
    testTimeout: 120_000,
    hookTimeout: 300_000,
    pool: 'forks',
    maxWorkers: 1,
    env: { TZ: 'UTC' },
    ...(report ? { reporters: ['default', 'json'], outputFile: { json: report } } : {}),
  },
});
