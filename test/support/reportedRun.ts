import type { ReportedRun } from '../../src/report/reportedRun.ts';

/** How the example's run might have been made. */
export const RUN: ReportedRun = {
  version: '0.1.0',
  node: 'v20.20.2',
  arch: 'x64',
  platform: 'linux',
  sha256: 'ab12',
};
