import type { PointFound } from '../pointFound.ts';

/** What is found at one value. Its keys are columns of `tip.csv`. */
export interface TipPoint extends PointFound {
  /** In the unit of the range. */
  readonly value: number;
}

/** Where P(holds) crosses the asked probability: the content of `tip.json`. */
export interface TipResult {
  readonly classification?: string;
  readonly scenario: string;
  /** The answer in one sentence. */
  readonly sentence: string;
  readonly path: string;
  /** As written after the number; empty for a plain number. */
  readonly unit: string;
  readonly range: { readonly from: number; readonly to: number };
  /** Present where only whole numbers were tried; the tipping point is then the first at which the chain begins, or stops, to hold. */
  readonly whole?: true;
  /** The value in the file, if it lies in the range. */
  readonly own?: number;
  readonly asked: { readonly probability: number; readonly confidence: number };
  /** As the file says, also where it is varied. */
  readonly horizon: { readonly start: string; readonly end: string };
  readonly kind: 'crossing' | 'several' | 'none';
  readonly direction: 'rises' | 'falls' | 'neither';
  /** Whether at any two of the values P(holds) is shown to move that way. */
  readonly direction_shown: boolean;
  /** Two values between which P(holds) is shown to move against the direction; absent if it is not. */
  readonly against?: readonly [number, number];
  /** Kind `crossing`: the tipping point, and its interval with the asked confidence; an end beyond the range is absent. */
  readonly tipping_point?: { readonly estimate: number; readonly low?: number; readonly high?: number };
  /** Kind `crossing`: the observed shares cross the asked probability more than once, within noise. */
  readonly wavers?: boolean;
  /** Kind `several`: pairs of values between each of which P(holds) is shown to cross. */
  readonly between?: readonly (readonly [number, number])[];
  /** Kind `none`: whether the points lie above the asked probability, below it, or on no side that is shown. */
  readonly side?: 'above' | 'below' | 'not shown';
  /** Ascending by value. */
  readonly points: readonly TipPoint[];
  /** At the points from which the interval follows. */
  readonly replications: number;
  /**
   * The fewest replications of which all must hold to show more than the asked probability; present where fewer than that were
   * run, so that the end of the interval at which the chain holds lies beyond the range whatever happened.
   */
  readonly holds_shown_from?: number;
  /** In all. */
  readonly computed: number;
  readonly seed: string;
}
