import type { ChildProcess } from 'node:child_process';
import * as fs from 'node:fs';
import { runProgram } from '../../src/cli/program.ts';
import { ended, type Workplace } from './commandLine.ts';

/** Runs the command line in this process. */
export async function command(...args: readonly string[]) {
  let [stdout, stderr] = ['', ''];
  const status = await runProgram(args, {
    print: (text) => {
      stdout += `${text}\n`;
    },
    complain: (text) => {
      stderr += `${text}\n`;
    },
  });
  return { status, stdout, stderr };
}

/** Every file of the results in `output/desk` with its bytes, without the `run` part of the manifest. */
export function resultsIn(place: Workplace): ReadonlyMap<string, string> {
  return new Map(
    place.files('output/desk').map((name) => {
      const bytes = fs.readFileSync(place.path(`output/desk/${name}`));
      if (name !== 'manifest.json') return [name, bytes.toString('base64')];
      const { run, ...rest } = JSON.parse(bytes.toString()) as Record<string, unknown>;
      return [name, `${Object.keys(run as object)} ${JSON.stringify(rest)}`];
    }),
  );
}

/** The journals of runs to `output/desk`. */
export function journalsIn(place: Workplace): string[] {
  const names = fs.existsSync(place.path('output')) ? fs.readdirSync(place.path('output')) : [];
  return names.filter((name) => name.startsWith('.desk.journal-')).map((name) => `output/${name}`);
}

/** The end of a program that gets a signal once its journal is longer than that, if it is not done before. */
export async function endedAt(place: Workplace, child: ChildProcess, limit: number, signal: NodeJS.Signals) {
  const end = ended(child);
  const watch = setInterval(() => {
    const sizes = journalsIn(place).map(
      (name) => fs.statSync(place.path(name), { throwIfNoEntry: false })?.size ?? 0,
    );
    if (sizes.every((size) => size <= limit)) return;
    clearInterval(watch);
    child.kill(signal);
  }, 1);
  try {
    return await end;
  } finally {
    clearInterval(watch);
  }
}
