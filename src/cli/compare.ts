import { basename, extname } from 'node:path';
import { type Command, InvalidArgumentError } from 'commander';
import { CompareFault, runBest, runCompare } from '../experiment/index.ts';
import { renderBest, renderCompare, writeBest, writeCompare } from '../report/index.ts';
import { InputFault } from './inputFault.ts';
import * as messages from './messages.ts';
import { collect } from './numberOption.ts';
import { type AskedScenario, loadScenarios } from './scenarioInput.ts';
import { carryOutSearch, type SearchOptions, withSearchOptions } from './search.ts';
import type { Terminal } from './terminal.ts';

interface CompareOptions extends SearchOptions {
  readonly change?: readonly string[];
  readonly pairs?: true;
  readonly overRanges?: true;
  readonly best?: true;
  readonly difference?: number;
}

const SUFFIX = 'comparison';
const BEST_SUFFIX = 'best';
/** In points of P(holds). */
const DEFAULT_DIFFERENCE = 5;
/** Longest change that a variant is called by. */
const LONGEST_LABEL = 40;

/** `volhoud compare`: what does the change do? */
export function defineCompare(command: Command, terminal: Terminal): void {
  command
    .description(messages.COMPARE)
    .option('--change <path=value>', messages.CHANGE_OPTION, collect)
    .option('--pairs', messages.PAIRS_OPTION)
    .option('--over-ranges', messages.OVER_RANGES_OPTION)
    .option('--best', messages.BEST_OPTION)
    .option('--difference <points>', messages.DIFFERENCE_OPTION, pointsOf);
  withSearchOptions(command, SUFFIX, 'replications of each, with --best at most')
    .option('--redact', messages.REDACT_OPTION)
    .addHelpText('after', messages.COMPARE_EXAMPLE)
    .action(async (files: readonly string[], options: CompareOptions) => {
      requireOptions(options);
      const asked = askedOf(files, options.change);
      const loaded = await loadScenarios(asked, options, terminal.complain);
      const labels = labelsOf(asked);
      const variants = loaded.map(({ scenario }, index) => ({ label: labels[index] ?? '', scenario }));
      const [first, ...others] = loaded;
      if (first === undefined) return;
      const compared = loaded.map(({ file, scenario: { resolved } }, index) => ({
        label: labels[index] ?? '',
        file,
        ...(asked[index]?.change && { change: asked[index].change }),
        resolved,
      }));
      const common = {
        others,
        title: messages.COMPARISON,
        command: 'compare',
        faultOf: (error: unknown) =>
          error instanceof CompareFault ? new InputFault(`${error.message}; nothing was run`) : undefined,
      };
      const overRanges = options.overRanges === true;
      if (options.best) {
        const { difference = DEFAULT_DIFFERENCE } = options;
        await carryOutSearch(first, options, terminal, {
          ...common,
          asked: `--best --difference ${difference}${overRanges ? ' --over-ranges' : ''}`,
          suffix: BEST_SUFFIX,
          find: (run) => runBest(variants, { difference: difference / 100, overRanges, ...run }),
          answerOf: (result) => result,
          write: (result, folder, facts) => writeBest(result, compared, folder, facts),
          render: renderBest,
        });
        return;
      }
      await carryOutSearch(first, options, terminal, {
        ...common,
        asked: '',
        suffix: SUFFIX,
        find: (run) => runCompare(variants, { allPairs: options.pairs === true, overRanges, ...run }),
        answerOf: ({ result }) => result,
        write: (found, folder, facts) => writeCompare(found, compared, folder, facts),
        render: renderCompare,
      });
    });
}

/** Refuses options that do not go together, all at once. */
function requireOptions({ best, pairs, difference }: CompareOptions): void {
  const faults: string[] = [];
  if (best && pairs) faults.push(messages.BEST_OF_PAIRS);
  if (!best && difference !== undefined) faults.push(messages.DIFFERENCE_WITHOUT_BEST);
  if (faults.length > 0) throw new InputFault(`${faults.join('\n')}; nothing was run`);
}

/** Points of P(holds), in (0, 100). */
function pointsOf(text: string): number {
  const points = /^\d+(\.\d+)?$/.test(text) ? Number(text) : Number.NaN;
  if (points > 0 && points < 100) return points;
  throw new InvalidArgumentError(messages.notPoints(text));
}

/** The files, and the first once more with what is to be changed in it. */
function askedOf(files: readonly string[], change: readonly string[] = []): AskedScenario[] {
  const [first] = files;
  const paths = change.map((each) => each.split('=', 1)[0]?.trim() ?? '');
  const twice = paths.find((path, index) => paths.indexOf(path) < index);
  if (twice !== undefined) throw new InputFault(messages.changedTwice(twice));
  const changed = first === undefined || change.length === 0 ? [] : [{ file: first, change }];
  return [...files.map((file) => ({ file })), ...changed];
}

/** What each is called: its file's name without extension, or the file where two would be called the same; a change by itself. */
function labelsOf(asked: readonly AskedScenario[]): string[] {
  const names = asked.map(({ file, change }) => {
    const name = basename(file, extname(file));
    if (change === undefined) return name;
    const [only = '', ...more] = change;
    return more.length === 0 && only.length <= LONGEST_LABEL ? only : `${name} changed`;
  });
  return names.map((name, index) => {
    const isOnly = names.indexOf(name) === names.lastIndexOf(name);
    return isOnly ? name : (asked[index]?.file ?? name);
  });
}
