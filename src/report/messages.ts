/** Sentences of reports that more than one output says, in one place. */

/** The mark that stands on every output of a classified scenario. */
export function classification(mark: string): string {
  return `Classification: ${mark}`;
}

export function drowning(unit: string, utilisation: string, backlog: string): string {
  return `${unit} drowns and no norm says so: at the end it is at work ${utilisation} of its hours, and its backlog, ${backlog} of its work, still grows.`;
}

/** @param values how many values are left out */
export function redacted(values: number): string {
  return values === 1
    ? 'One value that an overlay set is left out (redacted); the results follow from it all the same, and may let it be guessed.'
    : `${values} values that overlays set are left out (redacted); the results follow from them all the same, and may let them be guessed.`;
}

const RUN_AGAIN = 'run the scenario again';

export function noResults(dir: string): string {
  return `${dir} holds no results of Volhoud: there is no manifest.json of ours in it.`;
}

export function otherResults(dir: string, what: string): string {
  return `${dir} holds the ${what}, not the results of a run.`;
}

export function unreadable(path: string, reason: string): string {
  return `${path} cannot be read (${reason}).`;
}

export function laterVersion(dir: string, theirs: string, ours: string): string {
  return `The results in ${dir} were written by Volhoud ${theirs}, which is later than this one (${ours}); use that version.`;
}

export function earlierVersion(dir: string, theirs: string): string {
  return `The results in ${dir} were written by an earlier version (${theirs}), which kept too little to show them again; ${RUN_AGAIN}.`;
}

export function missingFile(path: string): string {
  return `${path} is missing; ${RUN_AGAIN}.`;
}

export function changedFile(path: string): string {
  return `${path} is not as the run wrote it (its SHA-256 is another than in manifest.json); ${RUN_AGAIN}.`;
}

export function changedManifest(path: string): string {
  return `${path} is not as it was written (its own SHA-256 does not fit); ${RUN_AGAIN}.`;
}

export function wouldBeLost(path: string): string {
  return `${path} was changed since it was written, and would be replaced; nothing was written. Move it out of the folder first.`;
}

/** @param where the key, such as `scopes.0.held` */
export function notThatShape(path: string, where: string, problem: string): string {
  return `${path} is not what this version writes: ${where === '' ? '' : `at ${where}: `}${problem}; ${RUN_AGAIN}.`;
}

export function otherColumns(path: string, expected: string): string {
  return `${path} has other columns than this version writes (${expected}); ${RUN_AGAIN}.`;
}

export function cutOff(path: string): string {
  return `${path} is cut off; ${RUN_AGAIN}.`;
}

export function otherCells(path: string, row: number): string {
  return `${path} has too few or too many cells in row ${row}; ${RUN_AGAIN}.`;
}

export function notACell(path: string, row: number, column: string): string {
  return `${path} holds something else than a ${column} in row ${row}; ${RUN_AGAIN}.`;
}

/** What of the expected load rests on values that no reader can look up. */
export function unsourcedLoad(share: string): string {
  return `${share} of the expected load rests on at least one value without a public source.`;
}

/** @param futures how many were run, `values` how many are drawn in each */
export function overRanges(values: string, share: string, futures: string): string {
  return `Over the ranges of ${values} the chain holds in ${share} of ${futures}.`;
}

export const WHAT_FUTURES_ARE =
  'In each future every value that has a range is drawn from it, and everything that happens by chance is as in the ' +
  'replication of the same number. The share says how much the answer rests on the values assumed; it is no forecast, and ' +
  'the verdict does not change with it.';
export const WHAT_WITHOUT_FATIGUE_IS =
  'The same replications, with the same random inputs and all coefficients of fatigue at zero: nobody leaves sooner, is ' +
  'absent more or works slower for it. Evidence on the coefficients is mixed, so that an answer which depends on them rests on ' +
  'an assumption.';
export const HOLDS_IN_NO_FUTURE =
  'The chain holds in no future, so that the halves of no range differ: narrower ranges would tell more.';
export const HOLDS_IN_EVERY_FUTURE =
  'The chain holds in every future, so that no value in its range changes the answer.';

export function medianBreach(replications: string): string {
  return `1st breach: the date by which half of all ${replications} have seen one; a dash where fewer have to the end.`;
}

/** @param without how to go on without charts */
export function cannotDraw(what: string, reason: string, without: string | undefined): string {
  return (
    `Charts cannot be drawn, since the installation is not whole: ${what} cannot be read (${reason.replace(/\.$/, '')}). ` +
    `Install the program again${without === undefined ? '' : `, or ${without}`}; nothing was done.`
  );
}

/** Under the table of P(holds) of a comparison. */
export const WIDENED = 'The intervals of norms are widened, so that those of all of them hold together.';

/** @param seldom whether the chain holds in hardly any future; else in nearly all */
export function halvesOfNorms(seldom: boolean): string {
  return (
    `The chain holds in ${seldom ? 'too few' : 'too many'} of the futures to say on which value that turns; ` +
    'instead each value is set against the norm whose keeping differs most between the two halves of its range.'
  );
}

const NORM_HALVES = 'The halves are the futures whose draw lies below the median of its law, and the others.';

/** @param norms that are kept in some futures and not in others, counted */
export function normByLuck(values: number, norms: string): string {
  return (
    `${NORM_HALVES} By luck: the probability, at most, that any of ${values} values would differ so much in any of ${norms} ` +
    '(kept in some futures, not in others) if no value mattered; only values with at most 5 % are shown.'
  );
}

export function noNormByLuck(values: number, norms: string): string {
  const which = values === 1 ? 'The value does not differ' : `None of ${values} values differs`;
  return (
    `${NORM_HALVES} ${which} in ${norms === '1 norm' ? 'the' : 'any of'} ${norms} (kept in some futures, not in others) by more than ` +
    'luck may do: more replications, or narrower ranges, would tell more.'
  );
}

/** @param most norms kept in at least nine futures of ten, of all */
export function keptOverRanges(organisations: string, worst: string, most: number, of: number): string {
  return [
    ...(organisations === ''
      ? []
      : [`Futures in which all norms of an organisation are kept: ${organisations}.`]),
    `Norms kept in the fewest futures: ${worst}; ${most} of ${of} are kept in at least 90 %.`,
  ].join(' ');
}

export const NO_HALVES = 'There are too few futures to set the halves of a range against each other.';

export function byLuck(values: number): string {
  return (
    'The halves are the futures whose draw lies below the median of its law, and the others. By luck: the probability, at ' +
    `most, that ${values === 1 ? 'it would differ so much if it did not matter' : `any of the ${values} values would differ so much if none mattered`}.`
  );
}

export function warmUpEnough(steady: string, warmUp: string): string {
  return `The run may be called steady from ${steady} after its beginning: the warm-up of ${warmUp} is long enough.`;
}

export function warmUpTooShort(steady: string, warmUp: string): string {
  return `The run may be called steady only from ${steady} after its beginning: the warm-up of ${warmUp} is too short.`;
}

export function neverSteady(scopes: readonly string[]): string {
  const which = scopes.slice(0, 5).join(', ') + (scopes.length > 5 ? ` and ${scopes.length - 5} more` : '');
  return `The run does not become steady in the first half of what was looked at (ten times the warm-up, or the horizon), at ${which}: lengthen the warm-up, or there is no steady state to ask about.`;
}

export function howSteady(looked: string, batch: string): string {
  return `Days from the beginning, to within ${batch}, by MSER-5 on the means over the replications; never: not in the first half of the ${looked} looked at.`;
}
