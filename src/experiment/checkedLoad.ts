import type { Chain } from '../chain/chain.ts';
import type { ExpectedLoad, ExpectedUnit } from '../chain/expectedLoad.ts';
import { isRedacted, type Redaction } from '../scenario/index.ts';
import { repeatsRedacted } from './redact.ts';

/** What arithmetic expects of a unit; what would only repeat a value that is left out is not defined. */
export type CheckedUnit = Omit<ExpectedUnit, RepeatedOfUnit | 'staff'> & {
  readonly [key in RepeatedOfUnit]: ExpectedUnit[key] | undefined;
} & { readonly staff?: ExpectedUnit['staff'] | undefined };
type RepeatedOfUnit = 'onDuty' | 'capacity' | 'posts' | 'initialWork';

/** What arithmetic expects of a chain, as `check` says it. */
export type CheckedLoad = Omit<ExpectedLoad, RepeatedOfChain | 'units'> & {
  readonly units: readonly CheckedUnit[];
} & { readonly [key in RepeatedOfChain]: readonly (number | undefined)[] };
type RepeatedOfChain = 'visits' | 'opened' | 'people';

/** Keys of a unit that its expected staff gives back: it starts, ends and grows by them. */
const MOVING = ['authorised', 'leaving', 'hiring', 'initial'];

/** The expected load without the numbers that only repeat what is left out. */
export function checkedLoad(chain: Chain, load: ExpectedLoad, redaction: Redaction | undefined): CheckedLoad {
  if (redaction === undefined) return load;
  const hides = (path: string): boolean => isRedacted(redaction, path);
  const unless = <Value>(isHidden: boolean, value: Value): Value | undefined =>
    isHidden ? undefined : value;
  const hasInitial = chain.cases.some(({ name }) => hides(`${name}.initial`));
  const isCaseHidden = chain.cases.map(({ name, isObligation }) =>
    isObligation === true
      ? ['every', 'from', 'for'].some((key) => hides(`obligations.${name}.${key}`))
      : hides(`${name}.arrivals`),
  );
  return {
    ...load,
    units: load.units.map((unit, index) => {
      const isStaffHidden = repeatsRedacted(redaction, 'unit', unit.name, 'on_duty');
      const arePostsHidden = chain.posts.some((post) => post.unit === index && hides(`posts.${post.name}`));
      return {
        ...unit,
        onDuty: unless(isStaffHidden, unit.onDuty),
        ...(unit.staff && {
          staff: unless(isStaffHidden || MOVING.some((key) => hides(`${unit.name}.${key}`)), unit.staff),
        }),
        capacity: unless(isStaffHidden || hides(`${unit.name}.perPerson`), unit.capacity),
        posts: unless(arePostsHidden, unit.posts),
        initialWork: unless(hasInitial, unit.initialWork),
      };
    }),
    visits: load.visits.map((visits, step) =>
      unless(isCaseHidden[chain.steps[step]?.case ?? 0] === true, visits),
    ),
    opened: load.opened.map((opened, index) => unless(isCaseHidden[index] === true, opened)),
    people: load.people.map((people, index) =>
      unless(hides(`people.groups.${chain.groups[index]?.name}.initial`), people),
    ),
  };
}
