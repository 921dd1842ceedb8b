import type fc from 'fast-check';
import { coincidences } from './coincidences.ts';
import type { Drawn } from './feature.ts';
import { forks } from './forks.ts';
import { recurring } from './recurring.ts';

/** What generated chains may have besides: a line and a file for each feature. */
export const FEATURES: readonly fc.Arbitrary<Drawn>[] = [coincidences, forks, recurring];
