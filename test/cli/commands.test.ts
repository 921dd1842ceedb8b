import { statSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { COMMANDS } from '../../src/cli/commands.ts';
import { runProgram } from '../../src/cli/program.ts';
import { MAIN } from '../support/commandLine.ts';

/** What the program prints, without a process of its own. */
async function printed(...args: string[]): Promise<string> {
  const said: string[] = [];
  const status = await runProgram(args, {
    print: (text) => said.push(text),
    complain: (text) => said.push(text),
  });
  expect(status).toBe(0);
  return said.join('');
}

const words = (text: string): string => text.replace(/\s+/g, ' ');

describe('the list of commands', () => {
  it('shows each with its argument and summary, whether or not it is named', async () => {
    const list = words(await printed('--help'));
    for (const { name, argument, summary } of COMMANDS) {
      expect(list).toContain(`${name} [options] ${argument[0]} ${summary}`);
    }
    expect(words(await printed('--help', 'check'))).toBe(list);
  });

  it.each(COMMANDS)(
    '$name is loaded when it is named, and explains itself with an example',
    async ({ name, argument }) => {
      const help = await printed(name, '--help');
      expect(help).toContain(`Usage: volhoud ${name} [options] ${argument[0]}`);
      expect(words(help)).toContain(argument[1]);
      expect(help).toContain(`$ volhoud ${name} `);
      expect(await printed('help', name)).toBe(help);
    },
  );
});

describe('the built program', () => {
  it.skipIf(process.platform === 'win32')('can be run by its name, also after it was built anew', () => {
    expect(statSync(MAIN).mode & 0o111).toBe(0o111);
  });
});
