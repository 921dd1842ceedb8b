import { type Change, type Fault, formatFault, loadScenario, type Scenario } from '../scenario/index.ts';
import { fileReader } from './fileReader.ts';
import { InputFault } from './inputFault.ts';
import * as messages from './messages.ts';

/** Faults shown of a file that is wrong throughout. */
const MOST_FAULTS = 50;

/** The file that faults of changes from the command line are said to be in. */
const SET = '--set';

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

/** A file that is to be loaded, with changes of its own after those that all have. */
export interface AskedScenario {
  readonly file: string;
  /** Of `--change`, as typed. */
  readonly change?: readonly string[];
}

/**
 * Loads all files before anything runs, with overlays and the changes of `--set`, and says the warnings.
 *
 * @throws InputFault with the faults of all files
 */
export async function loadScenarios(
  asked: readonly (string | AskedScenario)[],
  { set = [], overlay = [], redact = false }: LayerOptions,
  warn: (text: string) => void,
): Promise<NamedScenario[]> {
  if (redact && overlay.length === 0) throw new InputFault(messages.REDACT_WITHOUT_OVERLAY);
  const changes = set.map((text) => changeOf(text, '--set'));
  const loaded: NamedScenario[] = [];
  const faults = new Set<string>();
  const warnings = new Set<string>();
  for (const each of asked) {
    const { file, change = [] } = typeof each === 'string' ? { file: each } : each;
    const own = change.map((text) => changeOf(text, '--change'));
    const result = await loadScenario(file, fileReader, [...changes, ...own], {
      overlays: overlay,
      redact,
    });
    // A fault of an overlay that lies over several scenarios is said once.
    for (const fault of result.faults) faults.add(faultText(fault, file, asked.length, own));
    if (result.scenario === undefined) continue;
    for (const warning of result.scenario.warnings) warnings.add(messages.warning(formatFault(warning)));
    loaded.push({ file, scenario: result.scenario });
  }
  for (const warning of warnings) warn(warning);
  if (faults.size > 0) {
    const shown = [...faults].slice(0, MOST_FAULTS);
    throw new InputFault([...shown, messages.faultCount(faults.size, shown.length)].join('\n'));
  }
  return loaded;
}

/** A fault as it is said: one of a change from the command line names its option, and the file that it is not for. */
function faultText(fault: Fault, file: string, files: number, own: readonly Change[]): string {
  const { where } = fault;
  if (where?.file !== SET) return formatFault(fault);
  if (own.some(({ path }) => path === where.path)) {
    return formatFault({ ...fault, where: { ...where, file: '--change' } });
  }
  return files === 1 ? formatFault(fault) : `${formatFault(fault)}\n  ${messages.setForAll(file)}`;
}

function changeOf(text: string, option: string): Change {
  const at = text.indexOf('=');
  if (at < 1) throw new InputFault(messages.setWithoutValue(text, option));
  return { path: text.slice(0, at).trim(), text: text.slice(at + 1) };
}
