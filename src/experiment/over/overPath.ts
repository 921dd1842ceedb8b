import { nearestName, type Quantity, type Scenario, type ValueRecord } from '../../scenario/index.ts';
import * as messages from './messages.ts';
import { OverFault } from './overFault.ts';
import { quantityOf } from './quantityOf.ts';

/** A path that is to be varied, and what is said of it. */
export interface OverPath {
  readonly path: string;
  /** After the equals sign; absent if the range in the file is meant. */
  readonly given?: string;
  /** The value in the file; absent for a path at which none stands, which may still be set. */
  readonly record?: ValueRecord;
  /** The number in the file, if it is one. */
  readonly own?: Quantity;
}

/** Keys that say how a run is made and judged, not what the chain is. */
const NOT_OF_THE_CHAIN: ReadonlySet<string> = new Set([
  'volhoud',
  'seed',
  'replications',
  'hold',
  'limits',
  'reporting',
  'name',
]);

/**
 * Reads `PATH` or `PATH=…`.
 *
 * @throws OverFault when the path may not be varied, is left out of what is written, or has no range and none is given
 */
export function overPathOf({ values, redaction }: Scenario, text: string): OverPath {
  const equals = text.indexOf('=');
  const path = (equals < 0 ? text : text.slice(0, equals)).trim();
  const given = equals < 0 ? undefined : text.slice(equals + 1);
  if (path === '') throw new OverFault(messages.overWithoutPath(text));
  if (NOT_OF_THE_CHAIN.has(path.split('.')[0] ?? '')) throw new OverFault(messages.notOfTheChain(path));
  const record = values.find((value) => value.path === path);
  if (record === undefined && given === undefined) {
    const near = nearestName(
      path,
      values.map((value) => value.path),
    );
    throw new OverFault(messages.noValue(path, near));
  }
  if (record?.redacted !== undefined && redaction !== undefined) {
    throw new OverFault(messages.redactedOver(path));
  }
  if (given === undefined && (record?.low === undefined || record.high === undefined)) {
    throw new OverFault(messages.withoutRange(path, record?.text ?? ''));
  }
  const own = record?.value === undefined ? undefined : quantityOf(path, record.text);
  return {
    path,
    ...(given !== undefined && { given }),
    ...(record && { record }),
    ...(own && { own }),
  };
}
