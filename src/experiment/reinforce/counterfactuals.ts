import type { Chain, MeetingSpec, StepSpec } from '../../chain/chain.ts';
import type { DistributionSpec } from '../../engine/distributionSpec.ts';
import { FAMILIES } from '../../engine/distributionSpec.ts';
import { type Hours, NONE } from '../../engine/hours.ts';
import { WorkingClock } from '../../engine/workingClock.ts';

/** What waits and work are shortened to. Not to nothing: a loop that takes no time would never end. */
const SHORT = 1 / 20;
/** From moments that are reckoned there may be a hair left. */
const NOTHING = 1e-6;

/** The same chain without limits to what meetings treat at once; undefined where no meeting has one. */
export function withoutAgendas(chain: Chain): Chain | undefined {
  return changed(chain, (step) => {
    if (step.meeting?.agenda === undefined) return undefined;
    const { agenda: _, ...meeting } = step.meeting;
    return { ...step, meeting };
  });
}

/** The same chain with meetings on every day on which their units are open at that time; undefined without meetings. */
export function withDailyMeetings(chain: Chain): Chain | undefined {
  const clocks = chain.rosters.map((roster) => new WorkingClock(roster));
  return changed(withoutAgendas(chain) ?? chain, (step) => {
    if (step.meeting === undefined) return undefined;
    const units = [step.unit, ...(step.partners ?? []).map(({ unit }) => unit)].filter(
      (unit) => unit !== NONE,
    );
    const own = units.flatMap((unit) => clocks[chain.units[unit]?.roster ?? NONE] ?? []);
    return { ...step, meeting: daily(step.meeting, own) };
  });
}

/** The same chain with a twentieth of the waits outside its units; undefined without any. */
export function withShortWaits(chain: Chain): Chain | undefined {
  return changed(chain, (step) => (step.kind === 'wait' ? shortened(step) : undefined));
}

/** The same chain with a twentieth of the effort of all work; undefined without any. */
export function withShortWork(chain: Chain): Chain | undefined {
  return changed(chain, (step) => (step.kind === 'work' ? shortened(step) : undefined));
}

function changed(chain: Chain, change: (step: StepSpec) => StepSpec | undefined): Chain | undefined {
  let isSame = true;
  const steps = chain.steps.map((step) => {
    const other = change(step);
    if (other !== undefined) isSame = false;
    return other ?? step;
  });
  return isSame ? undefined : { ...chain, steps };
}

function shortened(step: StepSpec): StepSpec | undefined {
  return step.duration && { ...step, duration: scaled(step.duration, SHORT) };
}

function scaled({ family, parameters, values, ...rest }: DistributionSpec, by: number): DistributionSpec {
  const kinds: Readonly<Record<string, string>> = FAMILIES[family].kinds;
  const own = Object.entries(parameters).map(([name, value]) => [
    name,
    kinds[name] === 'value' ? value * by : value,
  ]);
  return {
    family,
    parameters: Object.fromEntries(own),
    ...(values && { values: values.map((value) => value * by) }),
    ...rest,
  };
}

function daily({ at, length }: MeetingSpec, clocks: readonly WorkingClock[]): MeetingSpec {
  const isOpen = (moment: Hours): boolean =>
    clocks.every((clock) => clock.openHours(moment, moment + length) > length - NOTHING);
  const moments = at.flatMap((moment, index) => {
    const next = at[index + 1] ?? moment;
    const more: Hours[] = [moment];
    for (let day = moment + 24; day + length <= next + NOTHING; day += 24) if (isOpen(day)) more.push(day);
    return more;
  });
  return { at: moments, length };
}
