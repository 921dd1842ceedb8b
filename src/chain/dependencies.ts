import type { Expression } from './expression.ts';

/** What a formula names: whose change makes its value stale. */
export interface Dependencies {
  /** `t`, `month`, `year`, `weekday` or a table. */
  readonly time: boolean;
  readonly surge: boolean;
  readonly threat: boolean;
  /** Indices, ascending, each once. */
  readonly groups: readonly number[];
  readonly parameters: readonly number[];
  readonly tables: readonly number[];
}

export function dependencies(expression: Expression): Dependencies {
  let time = false;
  let surge = false;
  let threat = false;
  const groups = new Set<number>();
  const parameters = new Set<number>();
  const tables = new Set<number>();
  const visit = (node: Expression): void => {
    if (node.op === 'number') return;
    if (node.op !== 'variable') {
      if (node.op === 'table') {
        tables.add(node.table);
        time = true;
      }
      for (const arg of node.args) visit(arg);
      return;
    }
    const { variable } = node;
    if (variable.kind === 'group') groups.add(variable.index);
    else if (variable.kind === 'parameter') parameters.add(variable.index);
    else if (variable.kind === 'threat') threat = true;
    else if (variable.kind === 'surge') surge = true;
    else time = true;
  };
  visit(expression);
  const ascending = (indices: Set<number>): number[] => [...indices].sort((a, b) => a - b);
  return {
    time,
    surge,
    threat,
    groups: ascending(groups),
    parameters: ascending(parameters),
    tables: ascending(tables),
  };
}

/** Whether it names nothing that changes during a run: numbers and parameters only. */
export function isFixed(expression: Expression): boolean {
  const { time, surge, threat, groups } = dependencies(expression);
  return !time && !surge && !threat && groups.length === 0;
}
