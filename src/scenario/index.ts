/**
 * The scenario language: YAML text to a compiled chain, or to all faults that stand in the way.
 *
 * It knows files only through the `FileReader` that it is given, and the chain only as plain data
 * (`src/chain/chain.ts`). It never runs anything: formulas become expressions, checked for names and dimensions.
 */
export { type Fault, formatFault, type Place } from './fault.ts';
export { loadScenario, loadScenarioText } from './load.ts';
export { nearestName } from './nearestName.ts';
export { plain } from './node.ts';
export { isQuantity, parseQuantity, type Quantity } from './quantity.ts';
export { type DrawnChain, type DrawnValue, type Recipe, recompiler, type UniformOf } from './recipe.ts';
export { isRedacted, REDACTED } from './redaction.ts';
export type {
  Change,
  FileReader,
  Layer,
  LoadResult,
  OverlayOptions,
  Redaction,
  Scenario,
  Settings,
  SourceRecord,
  ValueRecord,
} from './scenario.ts';
export { publishedSchema } from './schema/publishedSchema.ts';
export { type ScenarioFile, scenarioSchema } from './schema/scenarioSchema.ts';
export { pathOf } from './spot.ts';
export { PLAIN, sameDimension } from './unitOfMeasure.ts';
export { type VariantChain, variantCompiler } from './variant.ts';
