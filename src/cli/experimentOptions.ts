import { plainText } from '../report/plainText.ts';
import { ProgressDisplay } from './progress.ts';

/** What of the command line says how much is computed, with which seed, and what is shown of it meanwhile. */
export interface ExperimentOptions {
  readonly seed?: string;
  readonly replications?: number;
  readonly workers?: number;
  readonly quiet?: true;
  readonly json?: true;
}

/** The settings that were given, and no others. */
export function settingsOf({
  seed,
  replications,
  workers,
}: ExperimentOptions): Pick<ExperimentOptions, 'seed' | 'replications' | 'workers'> {
  return {
    ...(replications !== undefined && { replications }),
    ...(seed !== undefined && { seed }),
    ...(workers !== undefined && { workers }),
  };
}

/** The display of how far computing is; none where only an answer is to be printed. */
export function progressOf(title: string, options: ExperimentOptions): ProgressDisplay | undefined {
  if (options.quiet || options.json) return undefined;
  return new ProgressDisplay(process.stderr, plainText(title), () => performance.now());
}
