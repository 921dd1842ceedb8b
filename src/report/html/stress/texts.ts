/** What the record of a study says of every run, in one place: how the model works, is computed and is judged. */

export const GUIDELINE =
  'All items of STRESS-DES (Monks, Currie, Onggo, Robinson, Kunc and Taylor 2019, Strengthening the reporting of empirical ' +
  'simulation studies, Journal of Simulation 13(1), 55–67), worked out from the scenario and the run. Values stand in the ' +
  'table of assumptions; formulas are quoted as the scenario writes them.';

export const PURPOSE =
  'The model answers whether a chain of organisations can keep up its present deployment under a lasting demand: with which ' +
  'probability every norm is met until the horizon, and where, when and how badly norms are breached first.';

export const OUTPUT_TIMES =
  'Each measure is recorded per reporting period and over the whole span, in every replication. An observation belongs to the ' +
  'moment it is made: a wait to its end, a throughput time to the closing. Time averages are exact integrals. Utilisation is ' +
  'hours worked ÷ hours on duty; on duty, persons at work, utilisation and offered load average over the hours in which the ' +
  'unit is open, all others over the plain clock. Backlog in days is waiting person-hours ÷ (on duty × the roster’s mean open ' +
  'hours a calendar day).';

export const OUTPUT_ERRORS =
  'Intervals are pointwise 95 % intervals over replications: Student’s t for means, the delta method for ratios of sums, ' +
  'Clopper–Pearson for probabilities; the survival chart has besides a simultaneous band (Dvoretzky–Kiefer–Wolfowitz). ' +
  'Percentiles across replications come from a sketch with a relative error of at most 1 %, quantiles of waits and throughput ' +
  'times from logarithmic bins within 1 %.';

export const HOLDING =
  'A norm limits a measure per period of its own; it is breached when it is missed for the number of periods in a row that it ' +
  'names. Periods with too few observations for a share or a percentile are joined to the next. A unit, an organisation and the ' +
  'chain hold while none of their norms has been breached.';

export const NO_OPTIMISATION = 'Nothing is optimised in this run.';

export const BASE_LOGIC = [
  'Cases open, pass steps at units or wait, and close; routes are drawn when a step ends. A task needs person-hours and takes ' +
    'places at a unit; its duration follows from its places and the pace of the unit in its open hours.',
  'A unit has as many whole places as persons on duty, and one part place for the fraction. Nothing starts while it is closed; ' +
    'work in service keeps its place over closing and goes on when it opens.',
  'Work waits by priority (1 first), then in the order in which it became ready, or the earliest deadline first where the unit ' +
    'serves by deadline. A task that does not fit blocks what stands behind it. Work that interrupts takes places of lower ' +
    'priorities; what is interrupted keeps its remaining effort and goes first of its priority.',
  'Posts are filled before work. Meetings are held at their moments with whoever is on duty and treat what is on the agenda.',
  'Deadlines: a task that never started may be dropped or go to another step at its deadline; one that has started always ' +
    'finishes. It counts once, on time or late.',
  'The threat level multiplies the rates that name it. An incident adds to the surge, which decays by half in its half-life. ' +
    'People move between groups by hazards or after a dwell; movements open cases, and cases move their person.',
] as const;

export const SIMULTANEOUS =
  'Events at one instant: end of a period; completions (units in file order, then by start); capacity, threat, people; arrivals; ' +
  'then starts, units in file order; deadlines last, then starts again. Within a rank by order of scheduling.';

export const ALGORITHMS = [
  'Arrivals, hazards and incidents: the integral of a rate runs towards unit exponentials; a rate that changes with time is a ' +
    'line between knots (one a tick and one at every jump of what it names), of which the integral is exact.',
  'Work in service: one clock a unit that runs at its pace; a task ends when the clock has advanced by its effort ÷ places.',
  'Verdict: a one-sided confidence sequence for a probability (mixture martingale; Robbins 1970, Howard and others 2021), valid ' +
    'at every number of replications.',
  'Quantiles: log-bin histograms in a replication; a mergeable sketch over replications.',
] as const;

export const QUEUES =
  'Every unit has one queue for all its work, of any length unless a step says otherwise; every waiting task counts, also those ' +
  'that wait for a meeting. A task that was interrupted returns to the queue of its unit.';

export const EXITS =
  'Cases leave where a route says “it ends”, or by being dropped at a deadline or a full queue; those open at the horizon are ' +
  'counted as open, and the waits of what still waits are left out. People leave by movements to outside.';

export const PREPROCESSING =
  'The program works on the values as the scenario gives them: quantities are turned into hours, person-hours and plain numbers ' +
  '(a year 8,760 h, a month 730 h), and nothing is fitted, smoothed or imputed. What the analyst derived from a source is told ' +
  'in the note of the value.';

export const STRUCTURAL_ASSUMPTIONS = [
  'The staff of a unit are interchangeable; how many are on duty is a real number that follows from FTE, productive hours and ' +
    'roster, not a roster of persons.',
  'Efforts are independent of one another, of the load and of who does the work, unless the scenario says otherwise.',
  'Days have 24 hours (no daylight saving); rosters repeat weekly, holidays are closed days.',
  'A task that has started finishes, however late.',
  'What people outside the model do does not depend on how the chain performs, except through its own steps.',
] as const;

export const ESTIMATION =
  'Replications are independent. The probability of holding is the share of replications without a breach. “Holds” and “does ' +
  'not hold” are said when the confidence sequence excludes the other; else the verdict is “undecided”. A wrong verdict has a ' +
  'probability of at most 1 − confidence, however often one looks or adds replications.';

export const SAMPLING =
  'Draws are keyed by what they describe (seed, replication, case, step, visit, purpose) with Threefry-2x32 of 13 rounds ' +
  '(Salmon and others 2011), so that variants of a scenario share their random inputs (common random numbers) and adding a unit ' +
  'changes no other draw. Unit exponentials by the ziggurat method; all other shapes by inversion.';

export const EXECUTION =
  'Next-event time advance with a list of sources; times are hours as 64-bit floats, scheduled moments rounded to 2⁻³² h. ' +
  'Replications run on worker threads in blocks of eight and are folded in order: results do not depend on the number of workers.';

export const MACHINE =
  'Processors, memory, worker threads and the time that the run took stand in the part “run” of manifest.json, the only part ' +
  'that differs between two equal runs.';

export const SHARING =
  'The program is free software (EUPL-1.2). The scenario as resolved stands in manifest.json; with the same version, seed and ' +
  'number of replications it gives the same results again.';

export const SHARING_REDACTED =
  'Values that overlays set are left out of it: whoever runs it again needs these overlays.';
