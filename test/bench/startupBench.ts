import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';

/** Rounds; the best of all counts. */
const ROUNDS = 9;

/** A command, and its CPU seconds against those of Node that does nothing. */
export interface StartupCost {
  readonly title: string;
  readonly bare: number;
  readonly seconds: number;
}

const COMMANDS = [
  { title: 'volhoud --help', args: ['--help'] },
  { title: 'volhoud check, baseline', args: ['check', 'scenarios/baseline.yaml'] },
];

/**
 * What it costs to be told something by the command line: CPU seconds of whole processes, each the best of the rounds, in turn, so
 * that all meet the same machine.
 */
export function startupBench(folder: URL, rounds = ROUNDS): StartupCost[] {
  const root = fileURLToPath(new URL('../../', folder));
  const says = fileURLToPath(new URL('cpuOnExit.cjs', folder));
  const cpuSeconds = (...args: readonly string[]): number => {
    const { status, output } = spawnSync(process.execPath, ['--require', says, ...args], {
      cwd: root,
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'pipe', 'pipe'],
    });
    if (status !== 0) throw new Error(`node ${args.join(' ')} ended with ${status}: ${output[2]}`);
    return Number(output[3]);
  };
  const costs = COMMANDS.map(({ title }) => ({ title, bare: Infinity, seconds: Infinity }));
  for (let round = 0; round < rounds; round++) {
    const bare = cpuSeconds('-e', '0');
    for (const [index, cost] of costs.entries()) {
      cost.bare = Math.min(cost.bare, bare);
      cost.seconds = Math.min(cost.seconds, cpuSeconds('dist/cli/main.js', ...(COMMANDS[index]?.args ?? [])));
    }
  }
  return costs;
}
