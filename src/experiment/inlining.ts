import { setFlagsFromString } from 'node:v8';

/**
 * Lets the compiler inline more than its defaults allow. The simulator is many small functions on purpose, and
 * numbers that leave a function which is not inlined cost an allocation. Measured on Node 20: M/M/1 and the
 * five-station network run a quarter faster, the baseline by a few per cent. It has no effect on results.
 */
export function inlineMore(): void {
  setFlagsFromString('--max-inlined-bytecode-size-cumulative=3000');
  setFlagsFromString('--max-inlined-bytecode-size=1000');
  // Functions up to this size are inlined beyond the budget: the tables' columns are read through methods.
  setFlagsFromString('--max-inlined-bytecode-size-small=120');
}
