import { describe, expect, it } from 'vitest';
import { renderConsole } from '../../src/report/consoleReport.ts';
import { displayWidth } from '../../src/report/displayWidth.ts';
import { chartFindings } from '../support/chartFindings.ts';
import { staffFindings } from '../support/staffFindings.ts';

const PLAIN = { width: 80, colour: false, unicode: true } as const;
const made = staffFindings();

function block(text: string): string[] {
  const lines = text.split('\n');
  const from = lines.findIndex((line) => line.startsWith('Staff '));
  return from < 0 ? [] : lines.slice(from, lines.indexOf('', from));
}

describe('the staff on the console', () => {
  it('is a row a unit with a staff side under its organisation, and the chain', () => {
    expect(block(renderConsole(made, PLAIN))).toEqual([
      'Staff                  authorised  present   vacant overtime displaced cost/year',
      '                         FTE, end FTE, end FTE, end              hours   mln EUR',
      'AIVD                                                                 –        12',
      '  Assessment                   30       30        0       0%         –       2.4',
      '  Investigation               120     84.5       15     3.2%         –       9.6',
      'Koninklijke Marechaussee                                         3,200        30',
      '  Guarding                    400      398        1     0.1%     3,200         –',
      'Chain                                                            3,200        48',
    ]);
  });

  it('is not there without a staff side', () => {
    expect(block(renderConsole(chartFindings(), PLAIN))).toEqual([]);
  });

  it('says that an authorised strength is left out', () => {
    const redaction = { paths: ['aivd.investigation.authorised'] };
    const redacted = staffFindings({ scenario: { ...made.scenario, redaction } });
    expect(block(renderConsole(redacted, PLAIN))[4]).toMatch(/^ {2}Investigation +redacted +84\.5/);
  });

  it('is no wider than the terminal, whatever units are called', () => {
    const label = '日本\u001b[31m<b>'.repeat(20);
    const { scenario } = made;
    const hostile = staffFindings({
      scenario: {
        ...scenario,
        organisations: scenario.organisations.map((each) => ({ ...each, label })),
        units: scenario.units.map((each) => ({ ...each, label })),
      },
    });
    for (const width of [60, 80, 120]) {
      const text = renderConsole(hostile, { ...PLAIN, width });
      expect(text).not.toContain('\u001b');
      for (const line of text.split('\n')) expect(displayWidth(line)).toBeLessThanOrEqual(width);
    }
  });
});
