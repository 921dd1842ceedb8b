import type { Chain } from '../chain/chain.ts';
import { checkNames } from './compile/checkNames.ts';
import { Compilation } from './compile/compilation.ts';
import { compileChain } from './compile/compileChain.ts';
import type { Fault } from './fault.ts';
import { findPolicySettings } from './findPolicySettings.ts';
import { loadMathParser } from './mathParser.ts';
import { applyChanges } from './path.ts';
import { type Recipe, readerOf } from './recipe.ts';
import type { Change } from './scenario.ts';
import { validate } from './validate.ts';

/** A chain with changed values, or the faults for which there is none. */
export interface VariantChain {
  readonly chain: Chain;
  readonly faults: readonly Fault[];
  /** Enough to compile it again. */
  readonly recipe: Recipe;
}

/**
 * Compiles the recipe's chain with values changed by path, as often as asked: the texts are read only once, when the
 * scenario is loaded. The chain is the one that `loadScenario` gives with the same changes.
 */
export async function variantCompiler(recipe: Recipe): Promise<(changes: readonly Change[]) => VariantChain> {
  const parser = await loadMathParser();
  const reader = readerOf(recipe.files);
  return (changes) => {
    const { node, faults } = applyChanges(recipe.root, changes);
    const shape = validate(node);
    const compilation = new Compilation(node, shape, reader, parser);
    const compiled = compileChain(compilation);
    const before = [...faults, ...shape.faults, ...checkNames(node)];
    if (before.length + compilation.faults.length === 0) {
      findPolicySettings(node, reader, compilation, compiled, parser);
    }
    return {
      chain: compiled.chain,
      faults: [...before, ...compilation.faults],
      recipe: {
        root: node,
        shape,
        files: recipe.files,
        // A change may have brought a formula.
        parserNeeded: true,
      },
    };
  };
}
