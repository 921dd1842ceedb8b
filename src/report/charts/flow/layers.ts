/** A thing in a row: a box, or the point where an edge passes the row on its way. */
export interface LayerNode {
  readonly row: number;
  readonly width: number;
  /** The box that it is; absent for a point on an edge. */
  readonly box?: number;
}

/** A piece of an edge from a row to the next one: indices of nodes, the upper first. */
export interface Link {
  readonly upper: number;
  readonly lower: number;
}

const SWEEPS = 16;

/**
 * The order of nodes in each row with few crossings of links, by the barycentre heuristic (Sugiyama, Tagawa and Toda
 * 1981): rows are sorted by the mean place of what they are linked to, downwards and upwards in turn; the best order
 * met is kept.
 *
 * @param rows node indices row by row, in the order to begin with
 */
export function orderRows(rows: readonly (readonly number[])[], links: readonly Link[]): number[][] {
  const up = neighbours(links, 'lower', 'upper');
  const down = neighbours(links, 'upper', 'lower');
  const current = rows.map((row) => [...row]);
  let best = current.map((row) => [...row]);
  let fewest = crossings(best, links);
  for (let sweep = 0; sweep < SWEEPS && fewest > 0; sweep++) {
    const downwards = sweep % 2 === 0;
    const places = new Map<number, number>();
    const note = (row: readonly number[]): void => {
      for (const [place, node] of row.entries()) places.set(node, place / Math.max(row.length - 1, 1));
    };
    for (const row of current) note(row);
    const order = current.map((_, index) => (downwards ? index : current.length - 1 - index));
    for (const index of order) {
      const row = current[index] as number[];
      const means = new Map(
        row.map((node) => {
          const linked = (downwards ? up : down).get(node) ?? [];
          const own = places.get(node) ?? 0;
          const sum = linked.reduce((total, other) => total + (places.get(other) ?? 0), 0);
          return [node, linked.length === 0 ? own : sum / linked.length] as const;
        }),
      );
      row.sort((a, b) => (means.get(a) ?? 0) - (means.get(b) ?? 0));
      note(row);
    }
    const count = crossings(current, links);
    if (count < fewest) {
      fewest = count;
      best = current.map((row) => [...row]);
    }
  }
  return best;
}

/** Pairs of links between the same two rows that cross. */
export function crossings(rows: readonly (readonly number[])[], links: readonly Link[]): number {
  const place = new Map<number, number>();
  const rowOf = new Map<number, number>();
  for (const [index, row] of rows.entries()) {
    for (const [at, node] of row.entries()) {
      place.set(node, at);
      rowOf.set(node, index);
    }
  }
  let count = 0;
  for (const [index, one] of links.entries()) {
    for (const other of links.slice(index + 1)) {
      if (rowOf.get(one.upper) !== rowOf.get(other.upper)) continue;
      const above = (place.get(one.upper) ?? 0) - (place.get(other.upper) ?? 0);
      const below = (place.get(one.lower) ?? 0) - (place.get(other.lower) ?? 0);
      if (above * below < 0) count += 1;
    }
  }
  return count;
}

function neighbours(
  links: readonly Link[],
  of: 'upper' | 'lower',
  at: 'upper' | 'lower',
): ReadonlyMap<number, readonly number[]> {
  const found = new Map<number, number[]>();
  for (const link of links) found.set(link[of], [...(found.get(link[of]) ?? []), link[at]]);
  return found;
}
