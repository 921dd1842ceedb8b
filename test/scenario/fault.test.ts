import { describe, expect, it } from 'vitest';
import { formatFault } from '../../src/scenario/index.ts';
import { loadReplaced } from '../support/scenarioText.ts';

describe('formatFault', () => {
  it('says where, shows the line with a caret, what was expected and the nearest name', async () => {
    const { faults } = await loadReplaced('onDuty: 5', 'onDutty: 5');
    expect(faults.map(formatFault)).toEqual([
      [
        'test.yaml:6:44: "onDutty" is no key of a unit',
        '  6 | organisations: { desk: { units: { staff: { onDutty: 5, roster: continuous } } } }',
        '    |                                            ^',
        '  expected one of: fte, productiveHours, onDuty, roster, absence, discipline, perPerson, outages, authorised, initial, leaving, hiring, contractHours, overtime, and 4 more',
        '  did you mean "onDuty"?',
      ].join('\n'),
    ]);
  });

  it('without a place is its message alone', () => {
    expect(formatFault({ code: 'x', message: 'It broke.' })).toBe('It broke.');
  });

  it('cuts long lines around the column, with the caret under it', () => {
    const sourceLine = `${'a'.repeat(300)}X${'b'.repeat(300)}`;
    const text = formatFault({
      code: 'x',
      message: 'm',
      where: { file: 'f', line: 12, column: 301, sourceLine },
    });
    const [, line, caret] = text.split('\n') as [string, string, string];
    expect(line.length).toBeLessThan(115);
    expect(line[caret.indexOf('^')]).toBe('X');
  });

  it('cannot steer a terminal', () => {
    const where = { file: 'f', line: 1, column: 1, sourceLine: 'a\u001b[2Jb\tc' };
    const text = formatFault({ code: 'x', message: 'bad \u001b[31m \r\n name', where });
    expect([...'\u001b\r\t'].filter((control) => text.includes(control))).toEqual([]);
    expect(text.split('\n')).toHaveLength(3);
  });

  it('points at the character of a formula', async () => {
    for (const [text, character] of [
      ['4 / h * thread', 't'],
      ['"4 / h * thread"', 't'],
    ] as const) {
      const { faults } = await loadReplaced('4 / h', text);
      const [, line, caret] = formatFault(faults[0]!).split('\n') as [string, string, string];
      expect(line[caret.indexOf('^')]).toBe(character);
      expect(line.slice(caret.indexOf('^'))).toMatch(/^thread/);
    }
  });
});
