/**
 * The known name that a misspelt one most likely stands for: fewest edits (insertions, deletions,
 * substitutions, swaps of neighbours; letter case counts half, and no more of a name that is alike but for it), at most a
 * third of its length, or a known name that only differs by what stands before its last dot. `undefined` when none is
 * near. The first of equals wins.
 */
export function nearestName(name: string, known: Iterable<string>): string | undefined {
  let best: string | undefined;
  let least = Math.max(1, Math.floor(name.length / 3)) + 0.1;
  for (const candidate of known) {
    if (candidate === name || Math.abs(candidate.length - name.length) > least) continue;
    const distance = sameLetters(name, candidate) ? 0.5 : editDistance(name, candidate);
    if (distance < least) {
      least = distance;
      best = candidate;
    }
  }
  return best ?? sameLastPart(name, known);
}

function sameLetters(a: string, b: string): boolean {
  return a.toLowerCase() === b.toLowerCase();
}

/** `prosecutors` for `om.prosecutors`, and the other way round, when only one known name fits. */
function sameLastPart(name: string, known: Iterable<string>): string | undefined {
  const last = name.slice(name.lastIndexOf('.') + 1);
  const fits = [...known].filter(
    (candidate) => candidate !== name && candidate.slice(candidate.lastIndexOf('.') + 1) === last,
  );
  return fits.length === 1 ? fits[0] : undefined;
}

/** Optimal string alignment distance (Damerau 1964, restricted), a difference of letter case counting ½. */
export function editDistance(a: string, b: string): number {
  let before: number[] = [];
  let last = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i += 1) {
    const row = [i];
    for (let j = 1; j <= b.length; j += 1) {
      let least = Math.min(last[j]! + 1, row[j - 1]! + 1, last[j - 1]! + substitution(a[i - 1]!, b[j - 1]!));
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1])
        least = Math.min(least, before[j - 2]! + 1);
      row.push(least);
    }
    before = last;
    last = row;
  }
  return last[b.length]!;
}

function substitution(a: string, b: string): number {
  if (a === b) return 0;
  return a.toLowerCase() === b.toLowerCase() ? 0.5 : 1;
}
