import { normalCdf, normalDensity } from '../engine/special/normal.ts';

/**
 * The β at which many servers let a share α of the arrivals wait: α = [1 + β Φ(β) ÷ φ(β)]⁻¹ (Halfin and Whitt 1981, Oper.
 * Res. 29, 567–588, eq. 2.2), by bisection.
 *
 * @param waiting in (0, 1)
 * @throws RangeError outside
 */
export function halfinWhittBeta(waiting: number): number {
  if (!(waiting > 0 && waiting < 1)) throw new RangeError(`share ${waiting} is not in (0, 1)`);
  let [low, high] = [0, 40];
  for (let i = 0; i < 80; i++) {
    const beta = (low + high) / 2;
    const share = 1 / (1 + (beta * normalCdf(beta)) / normalDensity(beta));
    if (share > waiting) low = beta;
    else high = beta;
  }
  return (low + high) / 2;
}

/** Servers by the square-root rule: ⌈R + β √R⌉ for an offered load of R. */
export function squareRootStaffing(load: number, waiting: number): number {
  return Math.ceil(load + halfinWhittBeta(waiting) * Math.sqrt(load));
}
