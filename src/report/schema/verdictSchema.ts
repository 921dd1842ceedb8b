import { z } from 'zod';
import type { Verdict } from '../../experiment/findings.ts';
import type { Same } from './same.ts';

/**
 * The shape of `verdict.json`, strict: what `chart` and `report` read back, what `--json` prints, and what is published
 * as `docs/verdict.schema.json`. It must say all that the type `Verdict` does; the last line does not compile otherwise.
 */
const share = z.number().min(0).max(1);
const count = z.number().int().min(0);
const date = z.string().regex(/^\d{4}-\d{2}-\d{2}$/);
const verdictWord = z.enum(['holds', 'does not hold', 'undecided']);

const probability = z
  .strictObject({
    estimate: share.describe('Share of the replications.'),
    low: share.describe('Lower end of the exact (Clopper–Pearson) 95 % interval.'),
    high: share.describe('Upper end of it.'),
  })
  .describe('A probability with its exact 95 % interval.');

const firstBreach = z
  .strictObject({
    p05: date.exactOptional().describe('By this date 5 % of all replications have seen a breach.'),
    p50: date.exactOptional().describe('By this date half of them have.'),
    p95: date.exactOptional().describe('By this date 95 % of them have.'),
  })
  .describe(
    'Dates by which shares of all replications have seen the first breach; absent where they have not by the horizon.',
  );

const scopeKind = z.enum(['chain', 'organisation', 'unit', 'norm']);

const scope = z.strictObject({
  scope_kind: scopeKind.describe('What the verdict is on.'),
  scope: z.string().describe('Its name in the scenario.'),
  label: z.string().describe('What readers call it.'),
  verdict: verdictWord.describe('Whether all its norms are met to the horizon.'),
  held: count.describe('Replications in which they are.'),
  probability: probability.describe('Probability that they are.'),
  first_breach: firstBreach,
});

const drowning = z.strictObject({
  unit: z.string().describe('Name of the unit.'),
  utilisation: z.number().min(0).describe('Share of its hours at work in the last quarter of the periods.'),
  backlog_days: z.number().describe('Its backlog in days of its own work, mean over the last period.'),
});

const half = z.strictObject({
  replications: count.describe('Replications whose draw lies in this half.'),
  held: count.describe('Those of them in which the chain holds, or the norm compared is kept.'),
  probability: probability.describe('Probability of that in them.'),
});

const influence = z.strictObject({
  path: z.string().describe('Path of the value.'),
  norm: z
    .string()
    .exactOptional()
    .describe(
      'The norm whose keeping is compared: of all the one that differs most. Absent where it is the chain’s holding.',
    ),
  unit: z.string().describe('Its unit as in assumptions.csv.'),
  value: z.string().describe('As in the file.'),
  low: z.string().describe('Lower end of its range.'),
  high: z.string().describe('Upper end of its range.'),
  lower: half.describe('Replications whose draw lies below the median of its law.'),
  upper: half.describe('The others.'),
  difference: z.number().min(-1).max(1).describe('`upper` less `lower`, of the estimates.'),
  by_luck: share.describe(
    'At most the probability that luck alone would split the futures so unevenly in any of the comparisons made: of each drawn value, where norms are compared with each norm that is kept in some futures and not in others (Fisher, Bonferroni).',
  ),
});

const rangeScope = z.strictObject({
  scope_kind: scopeKind.describe('What it is.'),
  scope: z.string().describe('Its name in the scenario.'),
  label: z.string().describe('What readers call it.'),
  held: count.describe('Futures in which all its norms are met to the horizon.'),
  probability: probability.describe('Share of the futures in which they are.'),
});

const overRanges = z.strictObject({
  replications: count.describe('Replications in which each value with a range was drawn from it.'),
  held: count.describe('Those in which the chain holds.'),
  probability: probability.describe('Probability that the chain holds over the ranges.'),
  drawn: count.describe('Values that were drawn in each.'),
  scopes: z.array(rangeScope).describe('Organisations, units and norms that have norms, in file order.'),
  compared: z
    .enum(['chain', 'norms'])
    .describe(
      'What the halves of a range are compared in: how often the chain holds; or, where that happens so seldom or so nearly always that no value could be told from luck, the norm that differs most between them.',
    ),
  influences: z
    .array(influence)
    .describe(
      'Drawn values of which both halves came up, those whose halves differ most first; where norms are compared, those first whose difference luck is least likely to make.',
    ),
});

const withoutFatigue = z.strictObject({
  verdict: verdictWord.describe('The verdict on the chain without fatigue.'),
  held: count.describe('Replications in which it holds without.'),
  probability: probability.describe('Probability that it holds without.'),
  same_verdict: z.boolean().describe('Whether the verdict is the same with fatigue and without.'),
  only_without: count.describe('Replications in which it breaks with fatigue and holds without.'),
  only_with: count.describe('Replications in which it is the other way round.'),
  scopes: z
    .array(scope)
    .describe('What the verdict says of chain, organisations, units and norms, without fatigue.'),
});

const unlimited = z.strictObject({
  chain: probability.describe('Probability that the chain holds.'),
  norm: probability.describe('Probability that the norm is never breached.'),
});

const whyUnit = z.strictObject({
  unit: z.string().describe('Name of the unit.'),
  share: share.describe('Share of that waiting that was spent there.'),
  meeting: z
    .literal(true)
    .exactOptional()
    .describe(
      'What waited there waited for a meeting: its moments and its agenda decide, not who is on duty. Absent if not.',
    ),
  unlimited: unlimited
    .exactOptional()
    .describe('The same inputs with unlimited staff at this unit (`--why`).'),
});

const why = z.strictObject({
  norm: z.string().describe('The norm that breaks first.'),
  waiting: z
    .enum(['late', 'throughput', 'stock', 'unit', 'none'])
    .describe(
      'Whose waiting is shared out: of late tasks, of cases that took too long, of what waits at the breach; `unit`: one unit alone can be the cause; `none`: the norm is not about work.',
    ),
  units: z
    .array(whyUnit)
    .describe('Units by their share of the waiting, the largest first; none if nothing waited.'),
});

const used = (what: string) =>
  z.number().min(0).describe(`Share of the room up to the limit that the ${what} uses.`);

const closest = z.strictObject({
  norm: z.string().describe('Name of the norm.'),
  unit: z.string().exactOptional().describe('Unit that it belongs to, if it belongs to one.'),
  median: z.number().describe('Its value nearest to a breach, in the median replication.'),
  worst: z.number().describe('The same in the worst replication.'),
  median_used: used('median'),
  worst_used: used('worst'),
});

const breaksFirst = z.strictObject({
  norm: z.string().describe('Name of the norm.'),
  unit: z.string().exactOptional().describe('Unit that it belongs to, if it belongs to one.'),
  share: share.describe('Share of the replications with a breach in which it was first.'),
  median_date: date.describe('Median date of the first breach in those.'),
});

const firstAndLast = z.strictObject({
  first: z.number().min(0).describe('Mean over the first reporting period.'),
  last: z.number().min(0).describe('Mean over the last reporting period.'),
});
const amount = (words: string) => z.number().min(0).exactOptional().describe(words);
const sums = {
  overtime_hours: amount('Person-hours of overtime over the whole span.'),
  displaced_hours: amount('Person-hours taken from regular work over the whole span.'),
  cost_per_year: amount('Cost in EUR a year (8,760 h), mean over the whole span.'),
};

const unitStaff = z.strictObject({
  unit: z.string().describe('Name of the unit.'),
  authorised: firstAndLast.exactOptional().describe('FTE that it may employ.'),
  staff: firstAndLast.exactOptional().describe('FTE that it employs.'),
  trainees: amount('Trainees among the staff in the last reporting period.'),
  vacancies: amount('FTE vacant without a recruit on the way, in the last reporting period.'),
  hires: amount('FTE hired over the whole span.'),
  leavers: amount('FTE that left over the whole span.'),
  overtime_share: amount('Overtime as a share of ordinary hours, over the whole span.'),
  ...sums,
});

const policy = z.strictObject({
  policy: z.string().describe('Name of the policy.'),
  label: z.string().describe('Its label, or its name.'),
  acted: count.describe('Replications in which it acted.'),
  probability: probability.describe('Their share.'),
  actions: z.number().describe('How often it acted, mean over all replications.'),
  first_action: z
    .strictObject({
      p05: z.string().describe('The day by which 5 % of these have seen it.'),
      p50: z.string().describe('The day by which half of them have.'),
      p95: z.string().describe('The day by which 95 % of them have.'),
    })
    .exactOptional()
    .describe('Dates of its first action over the replications in which it acted; absent if none did.'),
});

const staff = z.strictObject({
  units: z.array(unitStaff).describe('Units with a staff side, in file order.'),
  organisations: z
    .array(z.strictObject({ organisation: z.string().describe('Its name in the scenario.'), ...sums }))
    .describe('Sums over the units of organisations that have any.'),
  chain: z.strictObject(sums).describe('Sums over all units.'),
});

export const verdictSchema = z.strictObject({
  classification: z.string().exactOptional().describe('What every output is marked with.'),
  scenario: z.string().describe('Name of the scenario.'),
  sentence: z.string().describe('The answer in one sentence.'),
  verdict: verdictWord.exactOptional().describe('The answer; absent when the scenario has no norms.'),
  asked: z
    .strictObject({
      probability: share.describe('Probability of holding that is asked.'),
      confidence: share.describe('How sure the verdict must be.'),
    })
    .describe('What is asked of the chain.'),
  replications: count.describe('Replications with the values in the file.'),
  held: count.exactOptional().describe('Those in which the chain holds.'),
  probability: probability
    .exactOptional()
    .describe('Probability that the chain holds, given the values in the file.'),
  probably_settled_at: count
    .exactOptional()
    .describe(
      'When undecided: how many replications in all would probably settle it; absent if no number would.',
    ),
  begins_from: z.string().describe('Where a replication begins, as a sentence.'),
  horizon: z
    .strictObject({
      start: date.describe('First day.'),
      end: date.describe('First day after the measured span.'),
    })
    .describe('The measured span.'),
  scopes: z
    .array(scope)
    .describe('The chain first, then organisations, units and norms that have norms, in file order.'),
  never_judged: z.array(z.string()).exactOptional().describe('Norms that were judged in no replication.'),
  drowning: z.array(drowning).exactOptional().describe('Units that drown without any norm saying so.'),
  over_ranges: overRanges
    .exactOptional()
    .describe('The second set of replications, over the ranges of what is assumed.'),
  without_fatigue: withoutFatigue
    .exactOptional()
    .describe(
      'The same replications with all coefficients of fatigue at zero; absent where they are, or without norms.',
    ),
  unsourced_load_share: share
    .exactOptional()
    .describe('Share of the expected load that rests on values without a public source.'),
  why: why.exactOptional().describe('Where the late work of the norm that breaks first waited.'),
  closest: closest
    .exactOptional()
    .describe('Of the norms that were breached in no replication the one that came nearest to it.'),
  staff: staff
    .exactOptional()
    .describe('The staff side, as means over the replications; absent without one.'),
  policies: z
    .array(policy)
    .exactOptional()
    .describe('How often each policy acted, and when first; absent without policies.'),
  breaks_first: breaksFirst.exactOptional().describe('The norm most often first to be breached, if any was.'),
});

/** Does not compile when a key is missing here, is one too many, or is of another type or optionality. */
export const VERDICT_IS_COMPLETE: Same<z.infer<typeof verdictSchema>, Verdict> = true;
