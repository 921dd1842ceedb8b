import { Compilation } from './compile/compilation.ts';
import { type Compiled, compileChain } from './compile/compileChain.ts';
import type { UniformOf } from './compile/drawing.ts';
import { settingsBetween } from './compile/policySettings.ts';
import type { MathParser } from './mathParser.ts';
import { policyMessages } from './messages/policyMessages.ts';
import { type MapNode, nodeAt } from './node.ts';
import { withNodeAt } from './path.ts';
import type { FileReader } from './scenario.ts';
import { validate } from './validate.ts';

/**
 * What policies set: the scenario is compiled with each value set, and compared with what it is without. What cannot be
 * set becomes a fault of the compilation. With drawn values both are compiled with the same draws.
 */
export function findPolicySettings(
  root: MapNode,
  reader: FileReader,
  compilation: Compilation,
  { chain }: Compiled,
  parser: MathParser | undefined,
  uniformOf?: UniformOf,
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
    const other = new Compilation(changed, shape, reader, parser, false, uniformOf);
    const compiled = compileChain(other);
    // Where nothing leads for a time, something may have led before, or may lead again.
    const [fault] = [...shape.faults, ...other.faults].filter(({ code }) => code !== 'scenario.unreachable');
    const found =
      fault === undefined
        ? settingsBetween(path, chain, compiled.chain)
        : { error: policyMessages.settingBroken(path, fault.message) };
    // Where values are drawn, one may be drawn as it is set.
    const isNothing = Array.isArray(found) && found.length === 0 && uniformOf === undefined;
    if (isNothing) compilation.fault(spot, 'scenario.policy', policyMessages.settingNothing(path));
    else if (Array.isArray(found)) settings.push(...found);
    else
      compilation.fault(spot, 'scenario.policy', found.error, { expected: policyMessages.settingPossible() });
  }
}
