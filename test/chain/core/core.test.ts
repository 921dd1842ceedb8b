import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import * as codes from '../../../src/chain/core/codes.ts';
import { Core } from '../../../src/chain/core/core.ts';
import { AFTER_STARTS, Rank, tieOf } from '../../../src/engine/ranks.ts';
import { withoutHost } from '../../support/withoutHost.ts';

const CORE = new URL('../../../src/core/', import.meta.url);
const HOST = new URL('../../../src/chain/core/core.ts', import.meta.url);

const sourceOf = (name: string): string => readFileSync(new URL(name, CORE), 'utf8');

/** Everything that the core exports. */
function exportsOfCore(): string {
  return readdirSync(new URL('exports/', CORE))
    .map((name) => sourceOf(`exports/${name}`))
    .join('\n');
}

/** The members of an interface of the host, with the number of their parameters. */
function membersOf(name: string): Map<string, number> {
  const text = readFileSync(HOST, 'utf8');
  const body = text.slice(text.indexOf(`export interface ${name} {`));
  return signatures(body.slice(0, body.indexOf('\n}')), /^ {2}(\w+)\(([^)]*)\)/gm);
}

function signatures(text: string, pattern: RegExp): Map<string, number> {
  const parameters = (list: string): number => list.split(',').filter((each) => each.trim() !== '').length;
  return new Map([...text.matchAll(pattern)].map(([, name = '', list = '']) => [name, parameters(list)]));
}

/** The value of a constant of the core. */
function constant(name: string): number {
  for (const file of readdirSync(CORE).filter((each) => each.endsWith('.ts'))) {
    const found = new RegExp(`export const ${name}(?:: \\w+)? = (-?\\d+)`).exec(sourceOf(file));
    if (found !== null) return Number(found[1]);
  }
  return Number.NaN;
}

const screaming = (name: string): string => name.replace(/([a-z])([A-Z])/g, '$1_$2').toUpperCase();

describe('host and core', () => {
  it('agree on what the core offers: every function, with all of its parameters', () => {
    const exported = signatures(exportsOfCore(), /^export function (\w+)\(([^)]*)\)/gm);
    expect(exported.size).toBeGreaterThan(50);
    expect(membersOf('CoreFunctions')).toEqual(exported);
  });

  it('agree on what the core asks', () => {
    const asked = signatures(sourceOf('host.ts'), /^export declare function (\w+)\(([^)]*)\)/gm);
    asked.delete('exp');
    expect(membersOf('CoreHost')).toEqual(asked);
  });

  it('call kinds by the same numbers', () => {
    const prefixes = [
      ['KIND', codes.StepKind],
      ['FORM', codes.LawForm],
      ['RULE', codes.RuleKind],
      ['LATE', codes.LateKind],
      ['SOURCE', codes.CoreSource],
      ['SEE', codes.Seen],
      ['LIMIT', codes.Limit],
    ] as const;
    for (const [prefix, kinds] of prefixes) {
      for (const [name, value] of Object.entries(kinds)) {
        expect(constant(`${prefix}_${screaming(name)}`), `${prefix} ${name}`).toBe(value);
      }
    }
  });

  it('order events by the same ranks', () => {
    for (const [name, rank] of Object.entries(Rank)) expect(constant(`RANK_${screaming(name)}`)).toBe(rank);
    const { run } = new Core(withoutHost);
    run.finish(2, 0, 0, 1);
    run.begin(0);
    run.schedule(0, 1, AFTER_STARTS);
    run.schedule(1, 1, tieOf(Rank.Arrival, 2 ** 50 - 1));
    expect(run.dueSource()).toBe(1);
  });
});
