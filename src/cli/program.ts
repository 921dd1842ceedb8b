import { Command, CommanderError, Help } from 'commander';
import { RunAborted, RunDefect, RunFault } from '../experiment/failure.ts';
import { DrawingFault } from '../report/drawingFault.ts';
import { plainText } from '../report/plainText.ts';
import { ResultsFolderFault } from '../report/resultsFolderFault.ts';
import { UnreadableResults } from '../report/unreadableResults.ts';
import { COMMANDS } from './commands.ts';
import { ExitCode } from './exitCodes.ts';
import { InputFault } from './inputFault.ts';
import * as messages from './messages.ts';
import type { Terminal } from './terminal.ts';
import { version } from './version.ts';

/**
 * Does what the command line says, and returns the exit status. Every failure becomes one clear message; only
 * a mistake of the program itself is shown with the place in it.
 *
 * @param args without the program's own name
 */
export async function runProgram(args: readonly string[], terminal: Terminal): Promise<ExitCode> {
  let status: ExitCode = ExitCode.Done;
  const program = new Command('volhoud')
    .description(messages.PROGRAM)
    .version(version())
    .showHelpAfterError(messages.HELP_HINT)
    .addHelpText('after', messages.EXIT_STATUS)
    .configureHelp({ subcommandTerm: termOf });
  try {
    for (const { name, argument, summary, load } of COMMANDS) {
      const command = program
        .command(name)
        .summary(summary)
        .argument(...argument);
      if (!args.includes(name)) continue;
      const define = await load();
      define(command, terminal, (value) => {
        status = value;
      });
    }
    for (const command of [program, ...program.commands]) {
      command.copyInheritedSettings(program).exitOverride();
      command.configureOutput({
        writeOut: (text) => terminal.print(text),
        writeErr: (text) => terminal.complain(text),
      });
    }
    await program.parseAsync(args, { from: 'user' });
    return status;
  } catch (error) {
    return statusOf(error, terminal);
  }
}

/** A command as the list shows it. Commander would look at its options, which only a command that is named has. */
function termOf(command: Command): string {
  const entry = COMMANDS.find(({ name }) => name === command.name());
  return entry ? `${entry.name} [options] ${entry.argument[0]}` : new Help().subcommandTerm(command);
}

/** Says what went wrong. Commander has said its own already. */
function statusOf(error: unknown, terminal: Terminal): ExitCode {
  if (error instanceof CommanderError) return error.exitCode === 0 ? ExitCode.Done : ExitCode.BadInput;
  if (error instanceof ResultsFolderFault && error.code === 'no-space') {
    terminal.complain(messages.failed(error.message));
    return ExitCode.Failed;
  }
  if (error instanceof DrawingFault) {
    terminal.complain(error.message);
    return ExitCode.Failed;
  }
  if (error instanceof InputFault || error instanceof ResultsFolderFault) {
    terminal.complain(error.message);
    return ExitCode.BadInput;
  }
  if (error instanceof RunFault || error instanceof UnreadableResults) {
    terminal.complain(plainText(error.message));
    return ExitCode.BadInput;
  }
  if (error instanceof RunAborted) {
    return error.reason === ExitCode.Terminated ? ExitCode.Terminated : ExitCode.Interrupted;
  }
  if (error instanceof RunDefect) {
    terminal.complain(messages.defect(error));
    if (error.stack !== undefined) terminal.complain(error.stack);
    return ExitCode.Failed;
  }
  const code = (error as NodeJS.ErrnoException | undefined)?.code;
  if (error instanceof Error && typeof code === 'string' && 'syscall' in error) {
    terminal.complain(messages.failed(error.message));
    return ExitCode.Failed;
  }
  terminal.complain(
    messages.unexpected(error instanceof Error ? (error.stack ?? error.message) : String(error)),
  );
  return ExitCode.Failed;
}
