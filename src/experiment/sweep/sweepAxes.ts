import type { Scenario } from '../../scenario/index.ts';
import { OverFault, whyNotAllowed } from '../over/overFault.ts';
import * as messages from './messages.ts';
import { type SweepAxis, sweepAxisOf } from './sweepAxis.ts';
import { type ChainAt, inWholesWhereNeeded } from './sweepChains.ts';

/** Faults that say that a path means nothing, whatever its value. */
const UNKNOWN: ReadonlySet<string> = new Set(['scenario.unknown-path', 'scenario.unknown-key']);

/**
 * Reads what a sweep varies, in the order in which it was named.
 *
 * @throws OverFault with all that is wrong, a line each: with one of them (`sweepAxisOf`), a path that does not exist, one that
 * is named twice or is a part of another
 */
export function sweepAxesOf(scenario: Scenario, over: readonly string[], chainAt: ChainAt): SweepAxis[] {
  if (over.length === 0) throw new OverFault(messages.NO_PATHS);
  const faults: string[] = [];
  const axes: SweepAxis[] = [];
  for (const text of over) {
    try {
      axes.push(readAxis(scenario, text, chainAt));
    } catch (error) {
      if (!(error instanceof OverFault)) throw error;
      faults.push(error.message);
    }
  }
  for (const [index, { path }] of axes.entries()) {
    for (const { path: other } of axes.slice(0, index)) {
      if (other === path) faults.push(messages.samePath(path));
      else if (other.startsWith(`${path}.`)) faults.push(messages.pathInPath(path, other));
      else if (path.startsWith(`${other}.`)) faults.push(messages.pathInPath(other, path));
    }
  }
  if (faults.length === 1) throw new OverFault(faults.join());
  if (faults.length > 1) throw new OverFault([...faults, messages.faultCount(faults.length)].join('\n'));
  return axes;
}

function readAxis(scenario: Scenario, text: string, chainAt: ChainAt): SweepAxis {
  const axis = sweepAxisOf(scenario, text);
  const { path, unit } = axis;
  const value = 'values' in axis ? (axis.values[0] ?? 0) : axis.from;
  const unknown = chainAt([{ path, value, unit }]).faults.find(({ code }) => UNKNOWN.has(code));
  if (unknown !== undefined) {
    throw new OverFault(whyNotAllowed(messages.notVaried(path), unknown, scenario.redaction));
  }
  return inWholesWhereNeeded(axis, chainAt);
}
