import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative, resolve } from 'node:path';

/** The program as it is built. */
export const MAIN = resolve(import.meta.dirname, '../../dist/cli/main.js');

/** How a spawned program ended. */
export interface Ended {
  readonly status: number | null;
  readonly signal: NodeJS.Signals | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** A folder of a test's own, in which the built program is run. */
export class Workplace {
  readonly folder = mkdtempSync(join(tmpdir(), 'volhoud-'));

  path(name: string): string {
    return join(this.folder, name);
  }

  write(name: string, text: string): string {
    writeFileSync(this.path(name), text);
    return name;
  }

  read(name: string): string {
    return readFileSync(this.path(name), 'utf8');
  }

  /** All files by their paths in the folder or a part of it, hidden ones too, in order. */
  files(under = '.'): string[] {
    const root = this.path(under);
    return readdirSync(root, { recursive: true, encoding: 'utf8' })
      .filter((name) => statSync(join(root, name)).isFile())
      .map((name) => relative('.', name))
      .sort();
  }

  start(...args: readonly string[]): ChildProcess {
    return spawn(process.execPath, [MAIN, ...args], { cwd: this.folder });
  }

  /** As a user without rights beyond the own ones: the superuser becomes nobody. */
  async runAsNobody(...args: readonly string[]): Promise<Ended> {
    const nobody = process.getuid?.() === 0 ? { uid: 65534, gid: 65534 } : {};
    return ended(spawn(process.execPath, [MAIN, ...args], { cwd: this.folder, ...nobody }));
  }

  /** Runs the program to its end. */
  async run(...args: readonly string[]): Promise<Ended> {
    return ended(this.start(...args));
  }

  remove(): void {
    rmSync(this.folder, { recursive: true, force: true });
  }
}

/** Waits for the end of a program and gathers what it said. */
export function ended(child: ChildProcess): Promise<Ended> {
  let stdout = '';
  let stderr = '';
  child.stdout?.on('data', (data) => {
    stdout += data;
  });
  child.stderr?.on('data', (data) => {
    stderr += data;
  });
  return new Promise((done) => {
    child.on('close', (status, signal) => done({ status, signal, stdout, stderr }));
  });
}

/** A desk whose calls must be answered in time; holds or not as its staff is. */
export function desk(more: { staff?: number; horizon?: string; arrivals?: string } = {}): string {
  return `volhoud: 1
name: Desk
start: 2015-01-01
horizon: ${more.horizon ?? '90 days'}
reporting: month
replications: 20
seed: 3
organisations: { desk: { units: { staff: { onDuty: ${more.staff ?? 8}, roster: continuous } } } }
cases:
  call:
    arrivals: ${more.arrivals ?? '4 / h'}
    steps: { serve: { unit: desk.staff, effort: { exponential: { mean: 1 h } }, startWithin: 1 h, then: end } }
norms:
  answered: { metric: on_time_share, scope: call.serve, atLeast: 95 % }
`;
}
