import { type Replay, replayReplication } from '../experiment/index.ts';
import { renderReplay } from '../report/index.ts';
import { Interruption } from './interruption.ts';
import * as messages from './messages.ts';
import { redactedFailure } from './redactedFailure.ts';
import type { NamedScenario } from './scenarioInput.ts';
import { outputWidth, showsColour, showsUnicode, type Terminal } from './terminal.ts';

/** What of the options of `run` a replay needs. */
export interface ReplayOptions {
  readonly replication: number;
  readonly seed?: string;
  readonly json?: true;
}

/** `run --replication N`: one replication of each scenario alone. Nothing is written. */
export async function replayAll(
  loaded: readonly NamedScenario[],
  { replication, seed, json }: ReplayOptions,
  terminal: Terminal,
): Promise<void> {
  const interruption = new Interruption(
    () => {},
    () => terminal.complain(messages.INTERRUPTED_REPLAY),
  );
  try {
    const replays: Replay[] = [];
    for (const { scenario } of loaded) {
      interruption.simulating = true;
      const options = { signal: interruption.signal, ...(seed !== undefined && { seed }) };
      const replay = await replayReplication(scenario, replication, options).catch((error: unknown) => {
        throw scenario.redaction ? redactedFailure(error) : error;
      });
      interruption.simulating = false;
      replays.push(replay);
      const shows = { width: outputWidth(), colour: showsColour(), unicode: showsUnicode() };
      if (!json) terminal.print(renderReplay(replay, shows));
    }
    if (json) terminal.print(JSON.stringify(replays.length === 1 ? replays[0] : replays, null, 2));
  } finally {
    interruption.letGo();
  }
}
