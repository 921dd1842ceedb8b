import { type Change, formatFault, loadScenario, type Scenario } from '../scenario/index.ts';
import { fileReader } from './fileReader.ts';
import { InputFault } from './inputFault.ts';
import * as messages from './messages.ts';

/** Faults shown of a file that is wrong throughout. */
const MOST_FAULTS = 50;

/** A scenario file that was named on the command line, loaded. */
export interface NamedScenario {
  readonly file: string;
  readonly scenario: Scenario;
}

/** What is laid over the files that are named, as typed. */
export interface LayerOptions {
  readonly set?: readonly string[];
  readonly overlay?: readonly string[];
  readonly redact?: boolean;
}

/**
 * Loads all files before anything runs, with overlays and the changes of `--set`, and says the warnings.
 *
 * @throws InputFault with the faults of all files
 */
export async function loadScenarios(
  files: readonly string[],
  { set = [], overlay = [], redact = false }: LayerOptions,
  warn: (text: string) => void,
): Promise<NamedScenario[]> {
  if (redact && overlay.length === 0) throw new InputFault(messages.REDACT_WITHOUT_OVERLAY);
  const changes = set.map(changeOf);
  const loaded: NamedScenario[] = [];
  const faults = new Set<string>();
  for (const file of files) {
    const result = await loadScenario(file, fileReader, changes, { overlays: overlay, redact });
    // A fault of an overlay that lies over several scenarios is said once.
    for (const fault of result.faults) faults.add(formatFault(fault));
    if (result.scenario === undefined) continue;
    for (const warning of result.scenario.warnings) warn(messages.warning(formatFault(warning)));
    loaded.push({ file, scenario: result.scenario });
  }
  if (faults.size > 0) {
    const shown = [...faults].slice(0, MOST_FAULTS);
    throw new InputFault([...shown, messages.faultCount(faults.size, shown.length)].join('\n'));
  }
  return loaded;
}

function changeOf(text: string): Change {
  const at = text.indexOf('=');
  if (at < 1) throw new InputFault(messages.setWithoutValue(text));
  return { path: text.slice(0, at).trim(), text: text.slice(at + 1) };
}
