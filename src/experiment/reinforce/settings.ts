import type { Chain } from '../../chain/chain.ts';
import type { Recipe, Scenario } from '../../scenario/index.ts';
import { isoDate } from '../dates.ts';
import { percent } from '../percent.ts';
import { variantHash } from '../variantHash.ts';
import { ReinforceFault } from './reinforceFault.ts';

/** A scenario as a search sees it: a plan has to hold in each. */
export interface Setting {
  readonly name: string;
  readonly chain: Chain;
  /** Given when futures draw the values that have a range. */
  readonly recipe?: Recipe;
}

/**
 * The scenarios in which a plan is to hold.
 *
 * @param overRanges whether futures draw the values that have a range
 * @throws ReinforceFault with all that is wrong: a scenario without norms, or with nothing to draw; the same scenario twice;
 * scenarios that begin on different dates, end on different dates, or ask for something else
 */
export function settingsOf(scenarios: readonly Scenario[], overRanges: boolean): Setting[] {
  const [first] = scenarios;
  const faults: string[] = [];
  const isHidden = scenarios.some(({ redaction }) => redaction !== undefined);
  const byHash = new Map<string, string>();
  for (const { chain, settings, values } of scenarios) {
    const of = scenarios.length === 1 ? 'the scenario' : `"${settings.name}"`;
    if (chain.norms.length === 0) {
      faults.push(`${of} states no norms, so there is nothing that a reinforcement could keep`);
    }
    if (overRanges && !values.some(({ isDrawn }) => isDrawn === true)) {
      faults.push(`no value of ${of} has a range, so that there is nothing to draw over the ranges`);
    }
    const hash = variantHash({ chain, seed: '' });
    const same = byHash.get(hash);
    if (same !== undefined) faults.push(`"${same}" and ${of} are the same scenario; name each once`);
    byHash.set(hash, settings.name);
    if (first === undefined) continue;
    // Values that are left out are not quoted.
    const say = (own: string): string => (isHidden ? '' : ` (${own})`);
    const both = (mine: string, yours: string): string =>
      `"${first.settings.name}"${say(mine)} and ${of}${say(yours)}`;
    if (chain.calendar.start !== first.chain.calendar.start) {
      faults.push(
        `${both(first.chain.calendar.start, chain.calendar.start)} do not begin on the same date: a plan is decided on dates, so let all begin on the same`,
      );
    }
    if (chain.horizon !== first.chain.horizon) {
      faults.push(
        `${both(endOf(first.chain), endOf(chain))} do not end on the same date; let all have the same horizon (--set horizon=…)`,
      );
    }
    const [own, other] = [askedOf(first), askedOf({ settings })];
    if (own !== other) {
      faults.push(
        `${both(own, other)} do not ask the same (hold): a plan is confirmed for one of these, so let all ask the same`,
      );
    }
  }
  if (faults.length > 0) throw new ReinforceFault(faults.join('\n'));
  return scenarios.map(({ chain, settings: { name }, recipe }) => ({
    name,
    chain,
    ...(overRanges && { recipe }),
  }));
}

function askedOf({ settings: { hold } }: Pick<Scenario, 'settings'>): string {
  return `${percent(hold.probability)} % with ${percent(hold.confidence)} % confidence`;
}

function endOf({ calendar, horizon }: Chain): string {
  return isoDate(calendar.startDay, horizon);
}
