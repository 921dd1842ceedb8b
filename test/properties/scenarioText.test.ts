import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { formatFault, type LoadResult, loadScenarioText } from '../../src/scenario/index.ts';
import { FULL_SCENARIO } from '../support/scenarioText.ts';

/** Whatever is loaded: a scenario without faults, or faults that can be shown and no scenario. */
function expectWhole({ scenario, faults }: LoadResult): void {
  expect(scenario === undefined).toBe(faults.length > 0);
  for (const fault of faults) {
    expect(fault.code).toMatch(/^scenario\.[a-z-]+$/);
    // The author's words stand in quotes; around them nothing of the machinery shows.
    // (What is no YAML at all is shown as the YAML parser words it.)
    if (fault.code !== 'scenario.yaml')
      expect(fault.message.replace(/".*"/s, '')).not.toMatch(/undefined|NaN|\[object|\$\d/);
    expect(formatFault(fault)).not.toBe('');
    if (fault.where === undefined) continue;
    expect(fault.where.line).toBeGreaterThan(0);
    expect(fault.where.column).toBeGreaterThan(0);
  }
}

const LINES = FULL_SCENARIO.split('\n');
/** Words of the file: names, numbers, punctuation. */
const WORDS = FULL_SCENARIO.split(/(\s+|[:{},[\]])/).filter((word) => word !== '');

const anyWord = fc.oneof(
  fc.constantFrom(...new Set(WORDS)),
  fc.constantFrom(
    'null',
    '{}',
    '[]',
    '~',
    '-1',
    '0',
    '1e99',
    'NaN',
    '.inf',
    '!!x',
    '&a',
    '*a',
    '|',
    '"',
    "'",
    '?',
    '- a',
    '<<',
    'end',
    'rest',
    'true',
  ),
  fc.string({ maxLength: 6 }),
);

/** One small change to the text. */
const anyMutation = fc.oneof(
  fc.record({ kind: fc.constant('word' as const), at: fc.nat(WORDS.length - 1), by: anyWord }),
  fc.record({ kind: fc.constant('drop' as const), at: fc.nat(LINES.length - 1), by: fc.constant('') }),
  fc.record({ kind: fc.constant('repeat' as const), at: fc.nat(LINES.length - 1), by: fc.constant('') }),
  fc.record({ kind: fc.constant('swap' as const), at: fc.nat(LINES.length - 2), by: fc.constant('') }),
  fc.record({
    kind: fc.constant('character' as const),
    at: fc.nat(FULL_SCENARIO.length - 1),
    by: fc.string({ maxLength: 2 }),
  }),
);

function mutate(text: string, { kind, at, by }: { kind: string; at: number; by: string }): string {
  if (kind === 'word') return WORDS.map((word, index) => (index === at ? by : word)).join('');
  if (kind === 'character') return text.slice(0, at) + by + text.slice(at + 1);
  const lines = text.split('\n');
  const index = at % lines.length;
  if (kind === 'drop') lines.splice(index, 1);
  else if (kind === 'repeat') lines.splice(index, 0, lines[index] ?? '');
  else lines.splice(index, 2, lines[index + 1] ?? '', lines[index] ?? '');
  return lines.join('\n');
}

describe('any text', () => {
  it('that was a scenario and is mutated gives faults or a scenario, never an exception', async () => {
    let good = 0;
    let bad = 0;
    await fc.assert(
      fc.asyncProperty(fc.array(anyMutation, { minLength: 1, maxLength: 3 }), async (mutations) => {
        const result = await loadScenarioText(mutations.reduce(mutate, FULL_SCENARIO), 'fuzz.yaml');
        expectWhole(result);
        if (result.scenario === undefined) bad += 1;
        else good += 1;
      }),
      { numRuns: 200 },
    );
    // Both ends are reached, or the property would say little.
    expect(Math.min(good, bad)).toBeGreaterThan(10);
  });

  it('of any kind does', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.oneof(
          fc.string(),
          fc.json(),
          fc.array(anyWord).map((words) => words.join(' ')),
        ),
        async (text) => expectWhole(await loadScenarioText(text, 'fuzz.yaml')),
      ),
      { numRuns: 200 },
    );
  });

  it('in any change does', async () => {
    const path = fc.oneof(
      fc.constantFrom(
        'tip.intake.effort',
        'tip.intake.then',
        'police',
        'cases',
        'norms.inTime',
        'police.intake.fte',
        'hold',
        'tip',
      ),
      fc.array(anyWord, { maxLength: 4 }).map((words) => words.join('.')),
    );
    await fc.assert(
      fc.asyncProperty(path, fc.oneof(anyWord, fc.json(), fc.string()), async (where, text) =>
        expectWhole(await loadScenarioText(FULL_SCENARIO, 'fuzz.yaml', [{ path: where, text }])),
      ),
      { numRuns: 200 },
    );
  });
});
