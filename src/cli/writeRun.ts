import { availableParallelism, totalmem } from 'node:os';
import type { ExperimentResult } from '../experiment/index.ts';
import {
  factsOf,
  MANIFEST,
  manifestJson,
  type ResultsFolder,
  sha256,
  writeResults,
} from '../report/index.ts';
import type { Scenario } from '../scenario/index.ts';
import { ReplicationsFile } from './replicationsFile.ts';
import { version } from './version.ts';

/** A finished run, to be written. */
export interface FinishedRun {
  /** As named on the command line. */
  readonly file: string;
  readonly scenario: Scenario;
  readonly result: ExperimentResult;
  readonly startedAt: Date;
  readonly charts: boolean;
  /** SHA-256 of `replications.csv`. */
  readonly replicationsHash: string;
}

/** Writes everything but `replications.csv`, which is there already; the caller commits the folder. */
export async function writeRun(folder: ResultsFolder, run: FinishedRun): Promise<void> {
  const { scenario, result } = run;
  const { resolved, layers, redaction } = scenario;
  const { classification } = scenario.settings;
  const same = {
    version: version(),
    node: process.version,
    arch: process.arch,
    platform: process.platform,
  };
  // The hash is of the text that is written: one over values that are left out could be tried until it fits.
  const hash = sha256(JSON.stringify(resolved));
  await writeResults(result.findings, folder, { charts: run.charts, run: { ...same, sha256: hash } });
  const { seed, replications } = result.findings.scenario;
  const manifest = manifestJson({
    ...same,
    ...(classification !== undefined && { classification }),
    scenario: {
      file: run.file,
      layers,
      ...(redaction && { redacted: redaction.paths }),
      resolved,
      sha256: hash,
    },
    seed,
    replications,
    facts: factsOf(result.findings),
    files: new Map([...folder.files, [ReplicationsFile.NAME, run.replicationsHash]]),
    run: {
      startedAt: run.startedAt.toISOString(),
      seconds: (Date.now() - run.startedAt.getTime()) / 1000,
      workers: result.workers,
      machine: { cpus: availableParallelism(), memory: totalmem() },
    },
  });
  folder.write(MANIFEST, manifest);
}
