import type { Hours } from '../../engine/hours.ts';

/** Terms of the series once the matrix is small. */
const TERMS = 16;

/**
 * P(t) = e^(Qt): the probabilities of going from state to state in `hours`, by the rates between them (those on the
 * diagonal are ignored). By scaling and squaring of the series (Moler and Van Loan 2003, SIAM Review 45, method 3).
 */
export function transitionMatrix(rates: readonly (readonly number[])[], hours: Hours): number[][] {
  const exits = rates.map((row, i) => row.reduce((sum, rate, j) => (i === j ? sum : sum + rate), 0));
  const most = Math.max(0, ...exits) * hours;
  const halvings = Math.max(0, Math.ceil(Math.log2(Math.max(most, 1e-9))) + 1);
  const scale = hours / 2 ** halvings;
  const small = rates.map((row, i) => row.map((rate, j) => (i === j ? -exits[i]! : rate) * scale));
  let term = identity(rates.length);
  let sum = identity(rates.length);
  for (let k = 1; k <= TERMS; k++) {
    term = product(term, small).map((row) => row.map((value) => value / k));
    sum = sum.map((row, i) => row.map((value, j) => value + term[i]![j]!));
  }
  for (let k = 0; k < halvings; k++) sum = product(sum, sum);
  return sum;
}

function identity(size: number): number[][] {
  return Array.from({ length: size }, (_, i) => Array.from({ length: size }, (_, j) => (i === j ? 1 : 0)));
}

function product(a: readonly (readonly number[])[], b: readonly (readonly number[])[]): number[][] {
  return a.map((row) => row.map((_, j) => row.reduce((sum, value, k) => sum + value * b[k]![j]!, 0)));
}
