import { CaseType } from './caseType.ts';
import { Meeting } from './meeting.ts';
import { List } from './memory.ts';
import { Step } from './step.ts';
import { Unit } from './unit.ts';

/*
 * The core: what happens at every event of a replication, from arrivals through queues and service to the records, in
 * WebAssembly. The host (`src/chain`) sets up one core for each chain that it simulates, runs replications on it, and
 * does what goes by formulas, people, staff and policies. Objects are known to the host by their addresses; what it may
 * ask is in `exports`, what the core asks of it in host.ts.
 *
 * A subset of TypeScript (AssemblyScript): numbers have a size, objects lie where `new` puts them and are never freed.
 */

/** The parts of the chain, in its order. */
export const units: List<Unit> = new List<Unit>();
export const steps: List<Step> = new List<Step>();
export const types: List<CaseType> = new List<CaseType>();
export const meetings: List<Meeting> = new List<Meeting>();
