import { defineConfig } from 'vitest/config';

/** A file that is to receive the results as JSON, beside what is printed. */
const report = process.env['VOLHOUD_TEST_REPORT'];

export default defineConfig({
  root: new URL('..', import.meta.url).pathname,
  test: {
    include: ['test/**/*.test.ts'],
    environment: 'node',
    testTimeout: 120_000,
    hookTimeout: 120_000,
    pool: 'forks',
    maxWorkers: 2,
    env: { TZ: 'UTC' },
    ...(report ? { reporters: ['default', 'json'], outputFile: { json: report } } : {}),
  },
});
