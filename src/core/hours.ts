/** "No such index". */
export const NONE: i32 = -1;

const GRID: f64 = 4294967296;
const CELL: f64 = 2.3283064365386963e-10;
/** From here on a number has no fraction left to round. */
const WHOLE: f64 = 4503599627370496;

/** The moment rounded to the grid of 2⁻³² h on which every scheduled moment lies; half of a cell goes up. */
export function roundMoment(at: f64): f64 {
  const cells = at * GRID;
  return abs<f64>(cells) < WHOLE ? floor<f64>(cells + 0.5) * CELL : at;
}

/** Persons on a grid of 1e-9, so that sums of shares leave no crumbs of a place. */
export function roundPersons(persons: f64): f64 {
  // As JavaScript rounds: halves go up. `Math` here is the host's, and a call.
  const cells = persons * 1e9;
  const up = ceil<f64>(cells);
  return (up - 0.5 > cells ? up - 1 : up) / 1e9;
}
