import { PassThrough } from 'node:stream';
import { describe, expect, it } from 'vitest';
import { InputFault } from '../../src/cli/inputFault.ts';
import { permitLong } from '../../src/cli/permitLong.ts';
import { RunAborted } from '../../src/experiment/index.ts';

const ESTIMATE = { points: 1000, replications: 200, seconds: 3 * 3600 + 20 * 60 };
const TAKES = 'The sweep takes about 3 h 20 min more: 1000 points of 200 replications each.';

/** Asks at a terminal (unless told otherwise) on which something is typed. */
async function asked(
  typed: string | undefined,
  more: { yes?: boolean; isTTY?: boolean; signal?: AbortSignal } = {},
) {
  const said: string[] = [];
  const { yes = false, isTTY = true, signal = new AbortController().signal } = more;
  const [input, output] = [new PassThrough(), new PassThrough()].map((stream) =>
    Object.assign(stream, { isTTY }),
  );
  if (input === undefined || output === undefined) throw new Error('no streams');
  output.on('data', (data) => said.push(String(data)));
  const terminal = { print: () => {}, complain: (text: string) => void said.push(text) };
  const answer = permitLong(ESTIMATE, { yes, terminal, input, output, signal });
  if (typed !== undefined) input.end(typed);
  const outcome = await answer.then(
    () => 'permitted',
    (error: unknown) => error,
  );
  return { said, outcome };
}

describe('a sweep that takes long', () => {
  it('says how long, and goes on after a yes alone', async () => {
    for (const typed of ['y\n', 'Yes\n']) {
      const { said, outcome } = await asked(typed);
      expect(outcome).toBe('permitted');
      expect(said).toEqual([TAKES, 'Go on? [y/N] ']);
    }
    for (const typed of ['\n', 'n\n', 'yesterday\n', '']) {
      const { outcome } = await asked(typed);
      expect(outcome, JSON.stringify(typed)).toBeInstanceOf(InputFault);
    }
  });

  it('is not asked about with --yes, and refused where nobody can be asked', async () => {
    expect(await asked(undefined, { yes: true, isTTY: false })).toEqual({
      said: [TAKES],
      outcome: 'permitted',
    });
    const { said, outcome } = await asked(undefined, { isTTY: false });
    expect(said).toEqual([]);
    expect(outcome).toBeInstanceOf(InputFault);
    expect(String(outcome)).toContain(`${TAKES} Nobody can be asked here: say --yes to go on`);
  });

  it('ends while it waits for the answer, on the signal', async () => {
    const abort = new AbortController();
    setTimeout(() => abort.abort(130), 20);
    const { outcome } = await asked(undefined, { signal: abort.signal });
    expect(outcome).toBeInstanceOf(RunAborted);
    expect(outcome).toMatchObject({ reason: 130 });
  });
});
