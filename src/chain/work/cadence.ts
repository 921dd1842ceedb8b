import type { Hours } from '../../engine/hours.ts';
import type { CadenceSpec } from '../chain.ts';

/**
 * A cadence as a clock that counts spans: months count one each, however long they are. Both directions are computed
 * (see `CadenceSpec`); whole positions are exact.
 */
export class Cadence {
  private readonly spec: CadenceSpec;

  constructor(spec: CadenceSpec) {
    this.spec = spec;
  }

  /** The position at a moment; before the first moment of a calendar, by mean months. */
  positionAt(at: Hours): number {
    const { anchor, hours, moments, firstPosition } = this.spec;
    if (moments === undefined) return (at - anchor) / hours;
    const index = lastNotAfter(moments, at);
    const from = moments[index];
    const to = moments[index + 1];
    if (from === undefined) return firstPosition + (at - (moments[0] ?? anchor)) / hours;
    return firstPosition + index + (to === undefined ? (at - from) / hours : (at - from) / (to - from));
  }

  /** The moment of a position; `Infinity` beyond the last moment of a calendar. */
  momentAt(position: number): Hours {
    const { anchor, hours, moments, firstPosition } = this.spec;
    if (moments === undefined) return anchor + position * hours;
    const index = Math.floor(position - firstPosition);
    const part = position - firstPosition - index;
    const from = moments[index] ?? Number.POSITIVE_INFINITY;
    return part === 0 ? from : from + part * ((moments[index + 1] ?? Number.POSITIVE_INFINITY) - from);
  }

  /**
   * The position of the first occurrence for who is there from `at` on: with an anchor the first whole position from
   * 0 that is not passed, else a phase (in (0, 1)) of a span later.
   */
  firstFrom(at: Hours, phase: number): number {
    const position = this.positionAt(at);
    // 1e-9: a moment of the cadence itself is not passed.
    return this.spec.isAnchored ? Math.max(0, Math.ceil(position - 1e-9)) : position + phase;
  }

  /** Occurrences in [from, to) for one who is there all the time: exact with an anchor, else on average. */
  expectedIn(from: Hours, to: Hours): number {
    if (this.spec.isAnchored) return this.firstFrom(to, 0) - this.firstFrom(from, 0);
    return this.positionAt(to) - this.positionAt(from);
  }
}

/** The index of the last of the ascending moments that is not after `at`; −1 if there is none. */
function lastNotAfter(moments: readonly Hours[], at: Hours): number {
  let low = 0;
  let high = moments.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (moments[middle]! <= at) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}
