import { incompleteGammaQ } from './incompleteGamma.ts';

const SQRT_TWO_PI = Math.sqrt(2 * Math.PI);

/** The standard normal density. */
export function normalDensity(z: number): number {
  return Math.exp(-0.5 * z * z) / SQRT_TWO_PI;
}

/**
 * The standard normal distribution function Φ(z), precise relatively in the lower tail (error about 1e-14 × z²
 * there). By Φ(−z) = ½ Q(½, z² ÷ 2), DLMF 7.11.2: meant for compile time, not for the hot path.
 */
export function normalCdf(z: number): number {
  const tail = 0.5 * incompleteGammaQ(0.5, 0.5 * z * z);
  return z <= 0 ? tail : 1 - tail;
}
