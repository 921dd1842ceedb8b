import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Model } from './models.ts';
import type { ModelRun } from './simulatedModel.ts';

const FLAGS = ['-O3', '-march=native'];

/** Thrown when the machine has no C compiler: there is nothing to compare with. */
export class NoCompiler extends Error {}

/** queues.c, compiled for this machine; `dispose` takes the program away again. */
export class CProgram {
  private readonly folder: string;
  private readonly program: string;

  private constructor(folder: string, program: string) {
    this.folder = folder;
    this.program = program;
  }

  /** @throws NoCompiler without `cc`; Error with the compiler's words if it refuses. */
  static compile(benchFolder: URL): CProgram {
    const folder = mkdtempSync(join(tmpdir(), 'volhoud-bench-'));
    const program = join(folder, 'queues');
    const source = fileURLToPath(new URL('queues.c', benchFolder));
    const { error, status, stderr } = spawnSync('cc', [...FLAGS, source, '-o', program, '-lm'], {
      encoding: 'utf8',
    });
    if (error === undefined && status === 0) return new CProgram(folder, program);
    rmSync(folder, { recursive: true });
    if (error !== undefined) throw new NoCompiler(`the bench needs a C compiler: cc (${error.message})`);
    throw new Error(`cc refused queues.c:\n${stderr}`);
  }

  /** Runs a model up to `horizon` hours; timed by the program itself, its start left out. */
  run(model: Model, horizon: number, seed: number): ModelRun {
    const { status, stdout, stderr } = spawnSync(this.program, [model.name, String(horizon), String(seed)], {
      encoding: 'utf8',
    });
    if (status !== 0) throw new Error(`queues ${model.name} failed: ${stderr}`);
    return JSON.parse(stdout) as ModelRun;
  }

  dispose(): void {
    rmSync(this.folder, { recursive: true, force: true });
  }
}
