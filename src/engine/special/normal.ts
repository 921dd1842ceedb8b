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

/**
 * The standard normal quantile of u in (0, 1): algorithm AS 241, routine PPND16 (Wichura 1988, Applied
 * Statistics 37, 477–484), relative error about 1e-16. −∞ at 0 and ∞ at 1.
 */
export function normalQuantile(u: number): number {
  const q = u - 0.5;
  if (Math.abs(q) <= 0.425) {
    const r = 0.180625 - q * q;
    return (
      (q *
        (((((((2509.0809287301227 * r + 33430.57558358813) * r + 67265.7709270087) * r + 45921.95393154987) *
          r +
          13731.69376550946) *
          r +
          1971.5909503065513) *
          r +
          133.14166789178438) *
          r +
          3.3871328727963665)) /
      (((((((5226.495278852854 * r + 28729.085735721943) * r + 39307.89580009271) * r + 21213.794301586597) *
        r +
        5394.196021424751) *
        r +
        687.1870074920579) *
        r +
        42.31333070160091) *
        r +
        1)
    );
  }
  const z = tailQuantile(Math.sqrt(-Math.log(q < 0 ? u : 1 - u)));
  return q < 0 ? -z : z;
}

/** The quantile beyond the middle, from √(−ln tail probability). */
function tailQuantile(root: number): number {
  if (root <= 5) {
    const r = root - 1.6;
    return (
      (((((((0.0007745450142783414 * r + 0.022723844989269184) * r + 0.2417807251774506) * r +
        1.2704582524523684) *
        r +
        3.6478483247632045) *
        r +
        5.769497221460691) *
        r +
        4.630337846156546) *
        r +
        1.4234371107496835) /
      (((((((1.0507500716444169e-9 * r + 0.0005475938084995345) * r + 0.015198666563616457) * r +
        0.14810397642748008) *
        r +
        0.6897673349851) *
        r +
        1.6763848301838038) *
        r +
        2.053191626637759) *
        r +
        1)
    );
  }
  if (root === Number.POSITIVE_INFINITY) return root;
  const r = root - 5;
  return (
    (((((((2.0103343992922881e-7 * r + 0.000027115555687434876) * r + 0.0012426609473880784) * r +
      0.026532189526576124) *
      r +
      0.29656057182850487) *
      r +
      1.7848265399172913) *
      r +
      5.463784911164114) *
      r +
      6.657904643501103) /
    (((((((2.0442631033899397e-15 * r + 1.421511758316446e-7) * r + 0.000018463183175100548) * r +
      0.0007868691311456133) *
      r +
      0.014875361290850615) *
      r +
      0.1369298809227358) *
      r +
      0.599832206555888) *
      r +
      1)
  );
}
