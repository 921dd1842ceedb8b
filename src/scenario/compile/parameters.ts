import type { ParameterSpec } from '../../chain/chain.ts';
import { messages } from '../messages.ts';
import { namesAt } from '../node.ts';
import { isQuantity, parseQuantity } from '../quantity.ts';
import { PHRASES } from '../schema/phrases.ts';
import { at, TOP } from '../spot.ts';
import type { Dimension } from '../unitOfMeasure.ts';
import type { Compilation } from './compilation.ts';
import { compileNumber, unwrap } from './value.ts';

/** Compiles the values that formulas share, and makes their names known to them. */
export function compileParameters(c: Compilation): ParameterSpec[] {
  const specs: ParameterSpec[] = [];
  const parameters = new Map<string, { index: number; dimension: Dimension }>();
  for (const [name, value] of Object.entries(c.data.parameters ?? {})) {
    const spot = at(at(TOP, 'parameters'), name);
    const { text, scalarSpot } = unwrap(value, spot);
    const quantity = parseQuantity(text);
    if (!isQuantity(quantity)) {
      const isFormula = /[*^()]|[A-Za-z_]\s*[-+/]|[-+/]\s*\d*\s*[A-Za-z_]/.test(String(text));
      c.fault(scalarSpot, 'scenario.quantity', quantity.error, {
        expected: PHRASES.quantity,
        ...(quantity.hint !== undefined && !isFormula ? { hint: quantity.hint } : {}),
        ...(isFormula ? { hint: messages.hintParameterIsNumber() } : {}),
      });
      c.brokenParameters.add(name);
      continue;
    }
    const { dimension } = quantity;
    const number = compileNumber(c, spot, value, { phrase: PHRASES.quantity, dimension });
    if (number === undefined) c.brokenParameters.add(name);
    else {
      parameters.set(name, { index: specs.length, dimension });
      specs.push({ name, value: number });
    }
  }
  // A parameter whose shape is wrong is not in the data any more, but it is in the file.
  for (const name of namesAt(c.root, ['parameters'])) if (!parameters.has(name)) c.brokenParameters.add(name);
  c.names = { ...c.names, parameters };
  return specs;
}
