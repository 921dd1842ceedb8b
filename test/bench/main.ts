/**
 * The bench: `npm run bench`, or `npm run bench -- --quick` for counts and answers without timing.
 * Exit status 0, or 1 if something is wrong or there is no C compiler.
 */
import { cpus } from 'node:os';
import { type BaselineSpeed, baselineBench } from './baselineBench.ts';
import { CProgram, NoCompiler } from './cProgram.ts';
import { fullBench, type Speed } from './fullBench.ts';
import { MODELS } from './models.ts';
import { quickBench, quickFaults } from './quickBench.ts';
import { type ScaleCost, scaleBench } from './scaleBench.ts';
import { type StartupCost, startupBench } from './startupBench.ts';

/** This file runs compiled, in `build/test/bench` of the folder of the bench. */
const FOLDER = new URL('../../../', import.meta.url);

async function main(args: readonly string[]): Promise<number> {
  const unknown = args.find((arg) => arg !== '--quick');
  if (unknown !== undefined) {
    console.error(`unknown option ${unknown}; the only one is --quick`);
    return 1;
  }
  const program = CProgram.compile(FOLDER);
  try {
    return args.length > 0 ? await quick(program) : await full(program);
  } finally {
    program.dispose();
  }
}

async function quick(program: CProgram): Promise<number> {
  const faults: string[] = [];
  for (const model of MODELS) {
    const finding = await quickBench(model, program, FOLDER);
    faults.push(...quickFaults(finding));
    const { value, events } = finding;
    console.log(
      `${model.title.padEnd(28)}${events} events, ${value.toFixed(4)} (theory ${model.theory.toFixed(4)})`,
    );
  }
  // That they run, without a look at the time.
  for (const { title } of startupBench(FOLDER, 1)) console.log(title);
  for (const { title } of await scaleBench(1)) console.log(title);
  for (const fault of faults) console.error(fault);
  return faults.length > 0 ? 1 : 0;
}

async function full(program: CProgram): Promise<number> {
  console.log(`${cpus()[0]?.model.trim() ?? 'unknown processor'}, Node ${process.version}`);
  console.log('million events a second, one thread, full recording, best of the rounds\n');
  console.log(row('', 'C', 'volhoud', 'ratio'));
  let networkInC = Number.NaN;
  for (const model of MODELS) {
    const speed = await fullBench(model, program, FOLDER);
    console.log(speedRow(speed));
    if (model.name === 'network') networkInC = speed.inC;
  }
  const baseline = await baselineBench(FOLDER);
  console.log(row('baseline, against that network', ...eventsRow(networkInC, baseline.eventsPerSecond)));
  console.log(`\n${row('further replications a second', '1 worker', '2 workers', 'ratio')}`);
  console.log(baselineRow(baseline));
  console.log(`\n${row('nanoseconds an event', 'before', 'after', 'ratio')}`);
  for (const cost of await scaleBench()) console.log(scaleRow(cost));
  console.log(`\n${row('CPU seconds', 'node -e 0', 'volhoud', 'ratio')}`);
  for (const cost of startupBench(FOLDER)) console.log(costRow(cost));
  return 0;
}

function speedRow({ model, inC, simulated }: Speed): string {
  return row(model.title, ...eventsRow(inC, simulated));
}

function eventsRow(inC: number, simulated: number): string[] {
  return [millions(inC), millions(simulated), (simulated / inC).toFixed(3)];
}

function baselineRow({ withOne, withTwo }: BaselineSpeed): string {
  return row('baseline', withOne.toFixed(1), withTwo.toFixed(1), (withTwo / withOne).toFixed(2));
}

function scaleRow({ title, before, after }: ScaleCost): string {
  return row(title, before.toFixed(0), after.toFixed(0), (after / before).toFixed(2));
}

function costRow({ title, bare, seconds }: StartupCost): string {
  return row(title, bare.toFixed(3), seconds.toFixed(3), (seconds / bare).toFixed(1));
}

function row(title: string, ...numbers: readonly string[]): string {
  return title.padEnd(32) + numbers.map((number) => number.padStart(14)).join('');
}

function millions(perSecond: number): string {
  return (perSecond / 1e6).toFixed(2);
}

try {
  process.exitCode = await main(process.argv.slice(2));
} catch (error) {
  if (!(error instanceof NoCompiler)) throw error;
  console.error(error.message);
  process.exitCode = 1;
}
