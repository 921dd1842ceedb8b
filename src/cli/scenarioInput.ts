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

/**
 * Loads all files before anything runs, with the changes of `--set`, and says the warnings.
 *
 * @throws InputFault with the faults of all files
 */
export async function loadScenarios(
  files: readonly string[],
  set: readonly string[],
  warn: (text: string) => void,
): Promise<NamedScenario[]> {
  const changes = set.map(changeOf);
  const loaded: NamedScenario[] = [];
  const faults: string[] = [];
  for (const file of files) {
    const result = await loadScenario(file, fileReader, changes);
    faults.push(...result.faults.map(formatFault));
    if (result.scenario === undefined) continue;
    for (const warning of result.scenario.warnings) warn(messages.warning(formatFault(warning)));
    loaded.push({ file, scenario: result.scenario });
  }
  if (faults.length > 0) {
    const shown = faults.slice(0, MOST_FAULTS);
    throw new InputFault([...shown, messages.faultCount(faults.length, shown.length)].join('\n'));
  }
  return loaded;
}

function changeOf(text: string): Change {
  const at = text.indexOf('=');
  if (at < 1) throw new InputFault(messages.setWithoutValue(text));
  return { path: text.slice(0, at).trim(), text: text.slice(at + 1) };
}
