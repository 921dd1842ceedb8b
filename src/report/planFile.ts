import { stringify } from 'yaml';
import { isAfter, REINFORCEMENT, type Reinforced, strengthAt } from '../experiment/index.ts';
import type { Scenario, ValueRecord } from '../scenario/index.ts';

type Data = Readonly<Record<string, unknown>>;

/**
 * The plan as a scenario file: what it extends, and the numbers that it changes, so that `run` takes it. Strength that is
 * decided at the start is the unit's own number, later it is a policy on that date; numbers that the scenario's own
 * policies authorise afterwards rise by as much.
 *
 * @param base path of the scenario's file, as seen from the plan's folder
 * @param given what was laid over it on the command line, such as `--set a=b`: to be given again with the plan
 */
export function planFile(
  { chain, settings, resolved, values }: Pick<Scenario, 'chain' | 'settings' | 'resolved' | 'values'>,
  { result }: Pick<Reinforced, 'result'>,
  base: string,
  given: readonly string[],
): string {
  const isLater = result.decided_on !== result.horizon.start;
  const hours = (Date.parse(result.decided_on) - Date.parse(result.horizon.start)) / 3_600_000;
  const extras = new Map(result.units.map(({ unit, extra }) => [unit, extra]));
  const organisations: Record<string, { units: Record<string, Data> }> = {};
  const actions: Data[] = [];
  for (const { unit, extra } of result.units) {
    const spec = chain.units.find(({ name }) => name === unit);
    if (spec === undefined) continue;
    const hired = spec.staff?.hiring !== undefined;
    const key = hired ? 'authorised' : spec.staffing.kind === 'fte' ? 'fte' : 'onDuty';
    const [organisation = '', name = ''] = unit.split('.');
    if (isLater) {
      const number = strengthAt(chain, chain.units.indexOf(spec), hours) + extra;
      actions.push(hired ? { authorise: { [unit]: number } } : { set: { [`${unit}.${key}`]: number } });
      continue;
    }
    const before = hired
      ? (spec.staff?.authorised ?? 0)
      : spec.staffing.kind === 'fte'
        ? spec.staffing.fte
        : spec.staffing.onDuty;
    organisations[organisation] ??= { units: {} };
    const own = values.find(({ path }) => path === `${unit}.${key}`);
    organisations[organisation].units[name] = { [key]: raisedNumber(before, extra, own) };
  }
  const policies = raisedPolicies(resolved, extras, (name) => {
    const policy = chain.policies.find((each) => each.name === name);
    return policy !== undefined && isAfter(policy, isLater ? hours : 0);
  });
  if (actions.length > 0) {
    policies[REINFORCEMENT] = { label: 'Reinforcement', on: result.decided_on, do: actions };
  }
  const content = {
    extends: base,
    name: `${settings.name}, reinforced`,
    description: result.sentence,
    ...(Object.keys(organisations).length > 0 && { organisations }),
    ...(Object.keys(policies).length > 0 && { policies }),
  };
  const laid = given.length === 0 ? '' : `# It was found with ${given.join(' ')}: give these again.\n`;
  return `# A plan of volhoud reinforce: the scenario with more strength, as run takes it.\n${laid}${stringify(content, { lineWidth: 120 })}`;
}

/** A number with so much more; if it has a range, that lies so much higher too. */
function raisedNumber(
  before: number,
  extra: number,
  own: Pick<ValueRecord, 'low' | 'high'> | undefined,
): unknown {
  const [low, high] = [Number(own?.low), Number(own?.high)];
  if (own?.low === undefined || !Number.isFinite(low + high)) return before + extra;
  return { value: before + extra, range: [low + extra, high + extra] };
}

/** The scenario's own policies that set the strength of a unit of the plan, with so much more. */
function raisedPolicies(
  resolved: unknown,
  extras: ReadonlyMap<string, number>,
  isLater: (policy: string) => boolean,
): Record<string, Data> {
  const raised: Record<string, Data> = {};
  const policies = isData(resolved) && isData(resolved['policies']) ? resolved['policies'] : {};
  for (const [name, policy] of Object.entries(policies)) {
    if (!isData(policy) || !isLater(name)) continue;
    const before: unknown[] = Array.isArray(policy['do']) ? policy['do'] : [policy['do']];
    const after = before.map((action) => raisedAction(action, extras));
    if (JSON.stringify(after) !== JSON.stringify(before)) raised[name] = { do: after };
  }
  return raised;
}

function raisedAction(action: unknown, extras: ReadonlyMap<string, number>): unknown {
  if (!isData(action)) return action;
  const more = (values: unknown, unitOf: (key: string) => string): unknown =>
    isData(values)
      ? Object.fromEntries(
          Object.entries(values).map(([key, value]) => {
            const extra = extras.get(unitOf(key));
            return [key, extra === undefined ? value : numberOf(value) + extra];
          }),
        )
      : values;
  if ('authorise' in action) return { ...action, authorise: more(action['authorise'], (unit) => unit) };
  if ('set' in action) {
    return { ...action, set: more(action['set'], (path) => path.replace(/\.(fte|onDuty)$/, '')) };
  }
  return action;
}

function numberOf(value: unknown): number {
  return Number(isData(value) ? value['value'] : value);
}

function isData(value: unknown): value is Data {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
