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
