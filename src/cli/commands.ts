import type { Command } from 'commander';
import type { ExitCode } from './exitCodes.ts';
import type { Terminal } from './terminal.ts';

/** Gives a command its description, options and action; `exit` says with which status the program is to end. */
export type DefineCommand = (command: Command, terminal: Terminal, exit: (status: ExitCode) => void) => void;

/** What is known of a command before its code is loaded: what the list of commands shows. */
export interface CommandEntry {
  readonly name: string;
  /** Its argument as in usage, and what that is. */
  readonly argument: readonly [usage: string, meaning: string];
  readonly summary: string;
  readonly load: () => Promise<DefineCommand>;
}

/**
 * All commands, in the order of the list. Each is loaded when the command line names it: most of the program takes
 * far longer to load than a list of commands should take to be shown.
 */
export const COMMANDS: readonly CommandEntry[] = [
  {
    name: 'run',
    argument: ['<scenario...>', 'scenario files (YAML)'],
    summary: 'does the chain hold? verdict, tables, CSV, charts, report',
    load: async () => (await import('./run.ts')).defineRun,
  },
  {
    name: 'check',
    argument: ['<scenario...>', 'scenario files (YAML)'],
    summary: 'is the file right? faults, or the chain in words with its expected load',
    load: async () => (await import('./check.ts')).defineCheck,
  },
  {
    name: 'compare',
    argument: ['<scenario...>', 'scenario files (YAML); all are compared with the first'],
    summary: 'what does the change do?',
    load: async () => (await import('./compare.ts')).defineCompare,
  },
  {
    name: 'tip',
    argument: ['<scenario>', 'scenario file (YAML)'],
    summary: 'at which value does the chain stop holding?',
    load: async () => (await import('./tip.ts')).defineTip,
  },
  {
    name: 'sweep',
    argument: ['<scenario>', 'scenario file (YAML)'],
    summary: 'at which values, of one or more paths, does the chain hold?',
    load: async () => (await import('./sweep.ts')).defineSweep,
  },
  {
    name: 'reinforce',
    argument: ['<scenario...>', 'scenario files (YAML); the plan is to hold in each'],
    summary: 'what reinforcement is needed, where, decided by when, at what cost?',
    load: async () => (await import('./reinforce.ts')).defineReinforce,
  },
  {
    name: 'chart',
    argument: ['<dir...>', 'folders with the results of a run'],
    summary: 'the charts again from a finished run, without simulation',
    load: async () => (await import('./redraw.ts')).defineChart,
  },
  {
    name: 'report',
    argument: ['<dir...>', 'folders with the results of a run'],
    summary: 'the report again from a finished run, without simulation',
    load: async () => (await import('./redraw.ts')).defineReport,
  },
];
