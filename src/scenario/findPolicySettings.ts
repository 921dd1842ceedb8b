import { Compilation } from './compile/compilation.ts';
import { type Compiled, compileChain } from './compile/compileChain.ts';
import { settingsBetween } from './compile/policySettings.ts';
import type { MathParser } from './mathParser.ts';
import { policyMessages } from './messages/policyMessages.ts';
import { type MapNode, nodeAt } from './node.ts';
import { withNodeAt } from './path.ts';
import type { FileReader } from './scenario.ts';
import { validate } from './validate.ts';

/**
 * What policies set: the scenario is compiled with each value set, and compared with what it is without. What cannot be
 * set becomes a fault of the compilation.
 */
export function findPolicySettings(
  root: MapNode,
  reader: FileReader,
  compilation: Compilation,
  { chain }: Compiled,
  parser: MathParser | undefined,
): void {
  for (const { path, spot, settings } of compilation.policySettings) {
    const node = nodeAt(root, spot.keys);
    if (node === undefined) continue;
    const changed = withNodeAt(root, path, node);
    if ('message' in changed) {
      const { message, hint } = changed;
      compilation.fault(spot, 'scenario.unknown-path', message, { atKey: true, ...(hint && { hint }) });
      continue;
    }
    const shape = validate(changed);
    const other = new Compilation(changed, shape, reader, parser);
    const compiled = compileChain(other);
    // Where nothing leads for a time, something may have led before, or may lead again.
    const [fault] = [...shape.faults, ...other.faults].filter(({ code }) => code !== 'scenario.unreachable');
    const found =
      fault === undefined
        ? settingsBetween(path, chain, compiled.chain)
        : { error: policyMessages.settingBroken(path, fault.message) };
    if (Array.isArray(found)) settings.push(...found);
    else
      compilation.fault(spot, 'scenario.policy', found.error, { expected: policyMessages.settingPossible() });
  }
}
