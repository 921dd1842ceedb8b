import type { Findings } from '../../../experiment/findings.ts';
import { summaryOf } from '../../findingsIndex.ts';

/** What comes from outside is shown from this share of the unit's tasks on: less may be chance in the routes. */
const LEAST_SHARE_NEW = 0.05;

/** Work that goes from one unit to another. */
export interface Edge {
  readonly from: number;
  readonly to: number;
  /** Over the whole horizon; undefined where a share is left out. */
  readonly tasks: number | undefined;
}

/** Work from unit to unit, all case types together, in the order in which the flows name them. */
export function edgesOf(findings: Findings): Edge[] {
  const { scenario } = findings;
  const unitOf = new Map(scenario.steps.map(({ name, unit }) => [name, unit]));
  const indexOf = new Map(scenario.units.map(({ name }, index) => [name, index]));
  const edges = new Map<string, Edge>();
  for (const flow of scenario.flows) {
    const from = indexOf.get(unitOf.get(flow.from) ?? '');
    const to = indexOf.get(unitOf.get(flow.to) ?? '');
    if (from === undefined || to === undefined || from === to) continue;
    const completed = summaryOf(findings, 'step', flow.from, 'completed')?.mean;
    const tasks = flow.share === undefined || completed === undefined ? undefined : flow.share * completed;
    const known = edges.get(`${from} ${to}`);
    const sum =
      tasks === undefined || (known && known.tasks === undefined) ? undefined : (known?.tasks ?? 0) + tasks;
    edges.set(`${from} ${to}`, { from, to, tasks: sum });
  }
  return [...edges.values()].filter(({ tasks }) => tasks === undefined || tasks > 0);
}

/** Tasks of a unit that arrived but follow on no unit's work: from outside, or there at the beginning. */
export function freshTasks(findings: Findings, unit: string): number {
  const { steps, flows } = findings.scenario;
  const own = new Set(steps.filter((step) => step.unit === unit).map(({ name }) => name));
  const of = (step: string, metric: string): number => summaryOf(findings, 'step', step, metric)?.mean ?? 0;
  const arrived = [...own].reduce((sum, step) => sum + of(step, 'arrived'), 0);
  const incoming = flows.filter(({ to }) => own.has(to));
  if (incoming.some(({ share }) => share === undefined)) return 0;
  const led = incoming.reduce((sum, { from, share }) => sum + of(from, 'completed') * (share ?? 0), 0);
  const fresh = arrived - led;
  return fresh >= LEAST_SHARE_NEW * arrived ? fresh : 0;
}
