import type fc from 'fast-check';
import { coincidences } from './coincidences.ts';
import type { Drawn } from './feature.ts';

/** What generated chains may have besides: a line and a file for each feature. */
export const FEATURES: readonly fc.Arbitrary<Drawn>[] = [coincidences];
