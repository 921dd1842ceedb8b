import { existsSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import type { Findings } from '../experiment/findings.ts';
import { ASSUMPTIONS, NORMS, SERIES, SUMMARY } from './csv.ts';
import { MANIFEST, TOOL } from './manifest.ts';
import * as messages from './messages.ts';
import { readCsv } from './readCsv.ts';
import type { ReportedRun } from './reportedRun.ts';
import { factsSchema } from './schema/factsSchema.ts';
import { verdictSchema } from './schema/verdictSchema.ts';
import { sha256 } from './sha256.ts';
import { UnreadableResults } from './unreadableResults.ts';

/** What of a manifest is needed to show results again; the rest is kept as it is. */
const manifestSchema = z.looseObject({
  scenario: z.looseObject({ sha256: z.string() }),
  node: z.string(),
  arch: z.string(),
  platform: z.string(),
  facts: factsSchema,
  files: z.array(z.string()),
  sha256: z.record(z.string(), z.string()),
});

/** A results folder that is as a run wrote it. */
export interface FinishedResults {
  readonly findings: Findings;
  /** What a report says of how it was run. */
  readonly reported: ReportedRun;
  /** All that the manifest says but for its files and `run`, keys in their order. */
  readonly manifest: Readonly<Record<string, unknown>>;
  readonly run: unknown;
  /** The files beside the manifest that are there, each with the SHA-256 that it had when it was written. */
  readonly files: ReadonlyMap<string, string>;
}

/**
 * Reads the findings of a finished run back from its folder.
 *
 * @param version of this program: results of a later one are refused
 * @throws UnreadableResults when the folder is not ours, or anything in it that is read is not as it was written
 */
export function readResults(dir: string, version: string): FinishedResults {
  const path = join(dir, MANIFEST);
  const content = manifestOf(dir, path);
  const theirs = typeof content['version'] === 'string' ? content['version'] : '?';
  if (isLater(theirs, version)) {
    throw new UnreadableResults('later-version', messages.laterVersion(dir, theirs, version));
  }
  // A manifest of something else says what of.
  if (typeof content['what'] === 'string') {
    throw new UnreadableResults('not-results', messages.otherResults(dir, content['what']));
  }
  // Manifests had neither at first.
  if (!('facts' in content && 'sha256' in content)) {
    throw new UnreadableResults('earlier-version', messages.earlierVersion(dir, theirs));
  }
  const { facts, scenario, node, arch, platform, sha256: hashes } = shaped(path, manifestSchema, content);
  const { sha256: _, run, ...own } = content;
  if (sha256(JSON.stringify(own)) !== hashes[MANIFEST]) {
    throw new UnreadableResults('not-as-written', messages.changedManifest(path));
  }
  const { files: _names, ...manifest } = own;
  const read = (name: string): string => fileAsWritten(join(dir, name), hashes[name]);
  const { classification } = facts.scenario;
  const table: <Row extends object>(name: string, columns: Parameters<typeof readCsv<Row>>[2]) => Row[] = (
    name,
    columns,
  ) => readCsv(join(dir, name), read(name), columns, classification);
  return {
    findings: {
      ...facts,
      verdict: shaped(join(dir, 'verdict.json'), verdictSchema, JSON.parse(read('verdict.json'))),
      summary: table('summary.csv', SUMMARY),
      series: table('series.csv', SERIES),
      norms: table('norms.csv', NORMS),
      assumptions: table('assumptions.csv', ASSUMPTIONS),
    },
    reported: { version: theirs, node, arch, platform, sha256: scenario.sha256 },
    manifest,
    run,
    files: new Map(
      Object.entries(hashes).filter(([name]) => name !== MANIFEST && existsSync(join(dir, name))),
    ),
  };
}

/**
 * That those files of the results can be replaced: none of them was changed since it was written.
 * @throws UnreadableResults when one was
 */
export function requireUnchanged(dir: string, files: ReadonlyMap<string, string>): void {
  for (const [name, hash] of files) {
    const path = join(dir, name);
    if (sha256(readFileSync(path)) !== hash) {
      throw new UnreadableResults('not-as-written', messages.wouldBeLost(path));
    }
  }
}

/** The content of a manifest of ours. */
function manifestOf(dir: string, path: string): Record<string, unknown> {
  if (!existsSync(path) || !statSync(path).isFile()) {
    throw new UnreadableResults('not-results', messages.noResults(dir));
  }
  let content: unknown;
  try {
    content = JSON.parse(readFileSync(path, 'utf8'));
  } catch (error) {
    throw new UnreadableResults('not-as-written', messages.unreadable(path, String(error)));
  }
  if (!isRecord(content) || content['tool'] !== TOOL) {
    throw new UnreadableResults('not-results', messages.noResults(dir));
  }
  return content;
}

function isRecord(content: unknown): content is Record<string, unknown> {
  return typeof content === 'object' && content !== null;
}

function fileAsWritten(path: string, hash: string | undefined): string {
  if (!existsSync(path)) throw new UnreadableResults('file-missing', messages.missingFile(path));
  const content = readFileSync(path);
  if (sha256(content) !== hash) {
    throw new UnreadableResults('not-as-written', messages.changedFile(path));
  }
  return content.toString('utf8');
}

function shaped<Data>(path: string, schema: z.ZodType<Data>, content: unknown): Data {
  const result = schema.safeParse(content);
  if (result.success) return result.data;
  const issue = result.error.issues[0];
  const where = (issue?.path ?? []).map(String).join('.');
  throw new UnreadableResults('not-as-written', messages.notThatShape(path, where, issue?.message ?? ''));
}

/** Whether version `a` comes after `b`: both as `major.minor.patch`. */
function isLater(a: string, b: string): boolean {
  const [one, other] = [a, b].map((version) => version.split(/[.-]/).slice(0, 3).map(Number));
  for (let part = 0; part < 3; part++) {
    const difference = (one?.[part] ?? 0) - (other?.[part] ?? 0);
    if (difference !== 0) return difference > 0;
  }
  return false;
}
