import type { InterruptedRun } from '../report/index.ts';

/** Every sentence that the command line says by itself, in one place. Faults and verdicts carry their own. */

export const PROGRAM =
  'Simulates a chain of organisations under lasting demand: can this deployment be kept up?';

export const RUN =
  'Runs the replications of each scenario and answers: does the chain hold, and where and when does it break first? ' +
  'Where work tires people (fatigue) the same replications are run without that too, which costs as much again, to say ' +
  'whether the verdict depends on it.';

export const CHECK =
  'Says all that is wrong with a scenario file, or what it says in words: who is on duty, the expected load by ' +
  'arithmetic alone, what the norms can measure, and where the values come from. Nothing is simulated.';

export const CHART = 'Draws the charts of finished runs again from their files. Nothing is simulated.';
export const REPORT =
  'Writes the report of finished runs again from their files, charts included. Nothing is simulated.';

export const TIP =
  'Finds the value at which the chain stops (or begins) to hold with the asked probability: a scan over the range, then a ' +
  'search with the same futures at every value, and an interval for the tipping point.';
export const OVER_OPTION =
  'value to vary, such as parameters.tipRate, over its own range in the file or over FROM..TO';
export const TIP_EXAMPLE = `
Example:
  $ volhoud tip scenarios/baseline.yaml --over 'parameters.tipRate=2 / day..8 / day'`;

export const REINFORCE =
  'Finds the FTE more by unit, at least cost, with which the chain holds with the asked probability; they come through the ' +
  'units’ own hiring. The plan is searched for on some futures and confirmed on others.';
export const DECIDE_ON_OPTION = 'date on which it is decided (default: the start of the scenario)';
export const REINFORCE_OVER_RANGES_OPTION =
  'let every future draw the values that have a range: the plan holds over the ranges';
export const MEASURE_OPTION =
  'something else that may be done, as a whole or not at all: NAME=PATH=VALUE[; PATH=VALUE…] @ COST, to the horizon (may be repeated); the plan says which it takes';
export function notAMeasure(text: string): string {
  return (
    "--measure needs NAME=PATH=VALUE[; PATH=VALUE…] @ COST, such as 'overtime=aivd.vetting.overtime.upTo=10 % @ 400 kEUR', with a cost to the " +
    `horizon in EUR, or in FTE where a plan is counted so, not "${text}"`
  );
}
export const BUDGET_OPTION =
  'what may be spent to the horizon, such as 20 MEUR (a number of FTE where a plan is counted so): finds the plan within it that is regretted ' +
  'least over the scenarios, whether they hold with it or not';
export function notABudget(text: string): string {
  return `--budget needs an amount above 0 to the horizon, such as '20 MEUR', or a number of FTE where a plan is counted so, not "${text}"; nothing was run`;
}
export const REINFORCE_EXAMPLE = `
Examples:
  $ volhoud reinforce scenarios/returnees.yaml --replications 100
  $ volhoud reinforce scenarios/baseline.yaml scenarios/returnees.yaml scenarios/attack.yaml --budget '20 MEUR'`;
export function notDecidable(date: string, start: string): string {
  return `--decide-on must be a date such as ${start}, not before the start (${start}) and before the end, not "${date}"; nothing was run`;
}

export const COMPARE =
  'Says what a change does: differences between scenarios in P(holds) and in all other results, replication by replication on ' +
  'the same futures, with intervals; all are set against the first.';
export const PAIRS_OPTION = 'set every scenario against every other, not only against the first';
export function changedTwice(path: string): string {
  return `--change names ${path} twice, but all changes together make one variant; for one of each value use sweep --over '${path}=FIRST,SECOND', or compare files`;
}

export const CHANGE_OPTION =
  'compare the first scenario also with itself so changed (may be repeated: all of them together make one variant)';
export const OVER_RANGES_OPTION =
  'compare P(holds) over the ranges of the values too, on the same draws (twice the time)';
export const BEST_OPTION =
  'ask only which of them holds most often, with 95 % confidence, and run no further what is shown to hold less often than another (results in ' +
  'output/NAME-best)';
export const DIFFERENCE_OPTION =
  'with --best: the difference in P(holds) that matters, in points: the answer is the best, or less than that below it (default: 5)';
export const BEST_OF_PAIRS =
  '--best asks for one answer on all of them, not for every pair: leave out --pairs, or --best';
export const DIFFERENCE_WITHOUT_BEST =
  '--difference says how near to the best an answer may be: it goes with --best only';
export function notPoints(text: string): string {
  return `--difference must be a number of points above 0 and below 100, such as 5 or 2.5, not "${text}"`;
}
export const COMPARE_EXAMPLE = `
Example:
  $ volhoud compare scenarios/baseline.yaml scenarios/package-2015.yaml scenarios/hiring-freeze.yaml
  $ volhoud compare scenarios/baseline.yaml --change om.prosecutors.fte=25
  $ volhoud compare scenarios/baseline.yaml scenarios/package-2015.yaml scenarios/hiring-freeze.yaml --best`;
export const COMPARISON = 'Comparison';

export const SET_OPTION = 'change a value, such as om.prosecutors.fte=20 (may be repeated)';
export const OVERLAY_OPTION =
  'file that changes values as extends does, before --set (may be repeated, the last one winning)';
export const REDACT_OPTION = 'leave the values that overlays set out of everything that is written';
export const VALUES_ONLY_OPTION =
  'run the values in the file alone, not a second set of replications over their ranges (half the time; fatigue is still left out once, if there is any)';
export const REDACT_WITHOUT_OVERLAY =
  '--redact leaves out what overlays set, but no --overlay is given; nothing was run';

/** Instead of what a run says when it fails, which may quote values that are left out. */
export function redactedFailure(code: string): string {
  return `${code}; what it is would quote values that are left out: run without --redact`;
}

export const UNTIL_DECIDED_OPTION =
  'add replications until the verdict is decided (at most ten times as many, unless --at-most says otherwise)';
export const AT_MOST_OPTION = 'with --until-decided: most replications in all';
export const AT_MOST_ALONE =
  '--at-most says when --until-decided gives up, but that is not given; nothing was run (--replications sets a fixed number)';
export function atMostTooFew(atMost: number, replications: number): string {
  return `--at-most ${atMost} is less than the ${replications} replications that are run in any case; nothing was run`;
}

export const REPLICATION_OPTION =
  'replay one replication (as numbered in replications.csv) alone and say what happened in it; writes nothing';
export const DIAGNOSE_OPTION =
  'say from which moment the run may be called steady, and whether its warm-up is long enough; writes to output/NAME-warm-up';
export const INTERRUPTED_REPLAY = 'Interrupted.';

/** Options that ask for different things at once. */
export function together(one: string, other: string): string {
  return `${one} and ${other} cannot be asked for together; nothing was run`;
}

export function transient(scenario: string): string {
  return (
    `${scenario} has no warm-up: its question is transient. A run begins from the state in the file, nothing is discarded, ` +
    'and what happens from there on is what is asked, so that there is no steady state to wait for.'
  );
}

export const WHY_OPTION =
  'confirm why it breaks: the same replications with unlimited staff at each of the first three units';

export const EXIT_STATUS = `
Exit status: 0 done, 1 the run failed, 2 the input is at fault,
3 the verdict is not "holds" (only with --fail-unless-holds), 130 and 143 interrupted.`;

export const HELP_HINT = '(--help shows what can be asked)';

export const RUN_EXAMPLE = `
Example:
  $ volhoud run scenarios/baseline.yaml --replications 400 --set om.prosecutors.fte=20`;

export const CHECK_EXAMPLE = `
Example:
  $ volhoud check scenarios/baseline.yaml`;

export function redrawExample(command: string): string {
  return `
Example:
  $ volhoud ${command} output/baseline`;
}

export function notRedrawn(folder: string): string {
  return `Interrupted: ${folder} is as it was.`;
}

export function redrawn(folder: string, files: number): string {
  return `${files === 1 ? '1 file' : `${files} files`} written in ${folder}`;
}

const REASONS: Readonly<Record<string, string>> = {
  ENOENT: 'there is no such file',
  ENOTDIR: 'a part of the path is not a folder',
  EACCES: 'permission denied',
  EPERM: 'permission denied',
  ELOOP: 'too many symbolic links',
  ENAMETOOLONG: 'the name is too long',
};

/** Why a file cannot be read, after "cannot read FILE:". */
export function whyUnreadable(code: string): string {
  return REASONS[code] ?? code;
}

export const NOT_UTF8 = 'it is not UTF-8 text';
export const IS_FOLDER = 'it is a folder, not a file';
export const NOT_A_FILE = 'it is not a plain file';

export function fileTooLarge(bytes: number, most: number): string {
  return `${mebibytes(bytes)} MB is too large for a scenario (at most ${mebibytes(most)} MB)`;
}

function mebibytes(bytes: number): string {
  return (bytes / 1024 / 1024).toFixed(1).replace(/\.0$/, '');
}

export function notWhole(option: string, text: string, low: number, high: number): string {
  return `${option} must be a whole number from ${low} to ${high}, not "${text}"`;
}

export function setWithoutValue(text: string, option = '--set'): string {
  return `${option} needs PATH=VALUE, such as om.prosecutors.fte=20, not "${text}"`;
}

/** Of a fault of `--set`, where several scenarios are named. */
export function setForAll(file: string): string {
  return `this is so in ${file}; --set changes every scenario that is named`;
}

/** How to go on where charts cannot be drawn, after "or". */
export const WITHOUT_CHARTS = 'go on without charts by --no-charts';

export const NO_FOLDER =
  'a folder of results is needed, such as output/baseline, and the name is empty; nothing was written';

export const OUT_IS_EMPTY =
  '--out needs the name of a folder, such as --out output/first, and is empty; nothing was run';

export function sameOutput(a: string, b: string, folder: string): string {
  return `${a} and ${b} would both be written to ${folder}; rename one, or run them apart`;
}

/** @param shown how many of them were said */
export function faultCount(count: number, shown: number): string {
  const faults = count === 1 ? '1 fault' : `${count} faults`;
  const rest = shown < count ? ` (the first ${shown} are shown)` : '';
  return `${faults}${rest}; nothing was run`;
}

export function failed(reason: string): string {
  return `The run failed: ${reason}`;
}

export function defect(error: {
  readonly message: string;
  readonly seed: string;
  readonly from: number;
  readonly to: number;
  readonly at: string | undefined;
}): string {
  const { message, seed, from, to, at } = error;
  const which = from === to ? `replication ${from}` : `replications ${from} to ${to}`;
  return (
    `This is a mistake in volhoud, not in your scenario: ${message} ` +
    `(seed ${seed}, ${which}${at === undefined ? '' : `, simulated ${at}`}). ` +
    'Please report it with the scenario, the seed and the replication.'
  );
}

export function unexpected(reason: string): string {
  return `This is a mistake in volhoud, not in your scenario: ${reason}. Please report it with the command and the scenario.`;
}

export const WHAT_IS_DONE_IS_KEPT =
  'What is done is kept: the same command with --resume goes on from there.';

/** @param isKept whether finished blocks were kept; absent where none ever are */
export function interrupted(folders: readonly string[], isKept?: boolean): string {
  const kept = isKept
    ? ` ${WHAT_IS_DONE_IS_KEPT}`
    : isKept === false
      ? ' Nothing was far enough to be kept.'
      : '';
  return `Interrupted: no further results were written, and what ${folders.join(' and ')} held before is untouched.${kept}`;
}

export const RESUME_OPTION = 'go on from where an interrupted run to the same folder was ended';
export const NO_JOURNAL_OF_REDACTED =
  'with --redact nothing is kept of an interrupted run, since that would hold what is left out; run without --resume';

export function nothingToResume(folder: string): string {
  return `No interrupted run to ${folder} was kept: it begins at its beginning.`;
}

export function stillRunning(folder: string, pids: readonly number[]): string {
  return `a run to ${folder} is still at work (process ${pids.join(', ')}); wait for it, or end it and say --resume again`;
}

export function resumed(folder: string, run: InterruptedRun): string {
  return `Going on with the interrupted run to ${folder}: ${shareDone(run)}.`;
}

export function anotherIsKept(folder: string, run: InterruptedRun): string {
  return (
    `An interrupted run to ${folder} is kept (${shareDone(run)}), and would be gone on with by --resume. ` +
    'This run begins at its beginning, and takes its place when it is done.'
  );
}

/** A search asks for more by what it finds: how far it is on the whole is not known. */
function shareDone({ share, identity: { command } }: InterruptedRun): string {
  const what = command === 'run' ? 'its replications' : 'the replications that it had asked for by then';
  return `${Math.floor(100 * share)} % of ${what} are done`;
}

/** @param differences such as `seed (2015, not 7)` */
export function otherRun(folder: string, differences: readonly string[]): string {
  return (
    `the interrupted run to ${folder} was of another ${differences.join(' and ')}; run with the same, or without --resume ` +
    '(the interrupted run is kept until a run to that folder is done)'
  );
}

export const IDENTITY_NAMES: Readonly<Record<string, string>> = {
  version: 'version of Volhoud',
  node: 'version of Node',
  arch: 'kind of machine',
  platform: 'operating system',
  command: 'command',
  scenario: 'scenario',
  seed: 'seed',
  replications: 'number of replications',
  options: 'set of options',
};

export function noLongerKept(reason: string): string {
  return warning(
    `${reason}: from here on nothing more is kept for --resume; the run goes on, and what is kept stays until it is done`,
  );
}

export function progressLine(percent: number, done: number, total: number, left: string): string {
  return `${percent} % (${done} of ${total} replications${left === '' ? '' : `, ${left} left`})`;
}

export const DRAWING = 'drawing charts and writing results';

export function writtenTo(folder: string): string {
  return `Results are in ${folder}`;
}

export function warning(text: string): string {
  return `warning: ${text}`;
}

/** @param norms at least one */
export function neverJudgedIn(scenario: string, norms: readonly string[]): string {
  const what = norms.length === 1 ? 'norm' : 'norms';
  return warning(
    `the ${what} ${norms.join(', ')} of "${scenario}" will probably never be judged, for want of observations, and then ` +
      `${norms.length === 1 ? 'counts' : 'count'} as held without saying anything (volhoud check tells more)`,
  );
}
