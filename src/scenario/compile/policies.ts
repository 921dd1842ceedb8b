import type { PostSpec, StepSpec, UnitSpec } from '../../chain/chain.ts';
import type { ActionSpec, PolicySpec, SettingSpec, TriggerSpec } from '../../chain/policy/policySpec.ts';
import type { Hours } from '../../engine/hours.ts';
import { momentAfter } from '../calendarSpan.ts';
import { policyMessages as messages } from '../messages/policyMessages.ts';
import { messages as common } from '../messages.ts';
import { PHRASES } from '../schema/phrases.ts';
import type { ActionText, PolicyText } from '../schema/policies.ts';
import { at, type Spot, TOP } from '../spot.ts';
import { PLAIN, TIME } from '../unitOfMeasure.ts';
import type { Compilation } from './compilation.ts';
import { compileFormula } from './formulaValue.ts';
import { labelOf } from './label.ts';
import type { UnitFacts } from './organisations.ts';
import { compileDates, compileSpan, type Timeframe, tooManyPeriods } from './timeframe.ts';
import { compileNumber } from './value.ts';

const MOST_STAFF = 1e6;
const DAY = 24;

/** What policies act on. */
export interface PolicySubjects {
  readonly units: readonly UnitSpec[];
  readonly facts: ReadonlyMap<string, UnitFacts>;
  readonly posts: readonly PostSpec[];
  readonly steps: readonly StepSpec[];
}

/** Compiles the policies; what `set` changes is found out when the rest of the chain is known (see settings.ts). */
export function compilePolicies(
  c: Compilation,
  subjects: PolicySubjects,
  timeframe: Timeframe,
): PolicySpec[] {
  const top = at(TOP, 'policies');
  return Object.entries(c.data.policies ?? {}).flatMap(([name, policy]): PolicySpec[] => {
    const spot = at(top, name);
    const trigger = compileTrigger(c, spot, policy, timeframe);
    const isList = Array.isArray(policy.do);
    const given: readonly ActionText[] = Array.isArray(policy.do) ? policy.do : [policy.do];
    const place = at(spot, 'do');
    if (given.length === 0)
      c.fault(place, 'scenario.policy', messages.nothingDone(), { expected: PHRASES.action });
    const actions = given.flatMap((action, index) =>
      compileAction(c, isList ? at(place, index) : place, action, subjects),
    );
    return trigger === undefined
      ? []
      : [{ name, label: labelOf(c, spot, policy.label, name), trigger, actions }];
  });
}

function compileTrigger(
  c: Compilation,
  spot: Spot,
  policy: PolicyText,
  timeframe: Timeframe,
): TriggerSpec | undefined {
  const { on, every, when } = policy;
  if ([on, every, when].filter((one) => one !== undefined).length !== 1) {
    if (!c.isPruned(spot, policy)) c.fault(spot, 'scenario.policy', messages.triggers(), { atKey: true });
    return undefined;
  }
  if (when === undefined) {
    for (const key of ['for', 'review'] as const) {
      if (policy[key] !== undefined)
        c.fault(at(spot, key), 'scenario.policy', messages.onlyWhen(key), { atKey: true });
    }
  }
  if (on !== undefined) {
    return { kind: 'moments', at: compileDates(c, at(spot, 'on'), on, timeframe) };
  }
  if (every !== undefined) {
    const moments = momentsOf(c, at(spot, 'every'), every, timeframe);
    return moments && { kind: 'moments', at: moments };
  }
  const condition = c.whereWatched(() =>
    compileFormula(c, at(spot, 'when'), when ?? 0, { phrase: PHRASES.condition, dimension: PLAIN }),
  );
  const lasts =
    policy.for === undefined
      ? 0
      : compileNumber(c, at(spot, 'for'), policy.for, { phrase: PHRASES.span, dimension: TIME, least: 0 });
  const reviews =
    policy.review === undefined ? undefined : momentsOf(c, at(spot, 'review'), policy.review, timeframe);
  if (condition === undefined || lasts === undefined) return undefined;
  return { kind: 'condition', condition, lasts, ...(reviews && { reviews }) };
}

/** The moments of a span of the calendar after the start, up to the horizon. */
function momentsOf(
  c: Compilation,
  spot: Spot,
  text: string,
  { calendar, horizon }: Timeframe,
): Hours[] | undefined {
  const span = compileSpan(c, spot, text);
  if (span === undefined) return undefined;
  if (span.months === 0 && span.count * span.hours < DAY) {
    c.fault(spot, 'scenario.policy', messages.spanTooShort());
    return undefined;
  }
  if (tooManyPeriods(span, horizon)) return [];
  const moments: Hours[] = [];
  for (let times = 1; ; times++) {
    const moment = momentAfter(calendar.startDay, span, times);
    if (moment > horizon) return moments;
    moments.push(moment);
  }
}

function compileAction(
  c: Compilation,
  spot: Spot,
  action: ActionText,
  subjects: PolicySubjects,
): ActionSpec[] {
  const { authorise, lend, assign, to, set } = action;
  const kinds = [authorise, lend, assign, set].filter((one) => one !== undefined).length;
  if (to !== undefined && assign === undefined)
    c.fault(at(spot, 'to'), 'scenario.policy', messages.toWithoutAssign(), { atKey: true });
  if (kinds !== 1) {
    if (!c.isPruned(spot, action))
      c.fault(spot, 'scenario.policy', messages.oneAction(), { expected: PHRASES.action });
    return [];
  }
  if (authorise !== undefined) return compileAuthorise(c, at(spot, 'authorise'), authorise, subjects);
  if (lend !== undefined) return compileLend(c, at(spot, 'lend'), lend, subjects);
  if (assign !== undefined) return compileAssign(c, spot, assign, to, subjects);
  const settings: SettingSpec[] = [];
  const place = at(spot, 'set');
  for (const path of Object.keys(set ?? {})) c.policySettings.push({ path, spot: at(place, path), settings });
  return [{ kind: 'set', settings }];
}

function unitAt(c: Compilation, spot: Spot, name: string, atKey = false): number | undefined {
  const index = c.unitNames.indexOf(name);
  if (index >= 0) return index;
  c.unknown(spot, name, c.unitNames, 'scenario.unknown-unit', common.unknownUnit(name), atKey);
  return undefined;
}

function compileAuthorise(
  c: Compilation,
  spot: Spot,
  authorise: NonNullable<ActionText['authorise']>,
  { units }: PolicySubjects,
): ActionSpec[] {
  return Object.entries(authorise).flatMap(([name, strength]): ActionSpec[] => {
    const place = at(spot, name);
    const unit = unitAt(c, place, name, true);
    const fte = compileNumber(c, place, strength, {
      phrase: PHRASES.number,
      dimension: PLAIN,
      least: 0,
      most: MOST_STAFF,
    });
    if (unit === undefined || fte === undefined) return [];
    if (units[unit] !== undefined && units[unit].staff?.hiring === undefined) {
      c.fault(place, 'scenario.policy', messages.authoriseWithoutHiring(name), {
        hint: messages.authoriseHint(name),
        atKey: true,
      });
    }
    return [{ kind: 'authorise', unit, fte }];
  });
}

function compileLend(
  c: Compilation,
  spot: Spot,
  lend: NonNullable<ActionText['lend']>,
  { units, facts }: PolicySubjects,
): ActionSpec[] {
  const from = unitAt(c, at(spot, 'from'), lend.from);
  const to = unitAt(c, at(spot, 'to'), lend.to);
  const fte = compileNumber(c, at(spot, 'fte'), lend.fte, {
    phrase: PHRASES.number,
    dimension: PLAIN,
    least: 0,
    most: MOST_STAFF,
  });
  const lasts =
    lend.for === undefined
      ? undefined
      : compileNumber(c, at(spot, 'for'), lend.for, { phrase: PHRASES.span, dimension: TIME, above: 0 });
  if (from === undefined || to === undefined || fte === undefined) return [];
  if (from === to) c.fault(at(spot, 'to'), 'scenario.policy', messages.lendToSelf());
  // A strength that is at fault has its fault where it stands.
  const isKnown = facts.get(lend.from)?.places !== undefined;
  if (isKnown && units[from]?.staffing.kind === 'onDuty')
    c.fault(at(spot, 'from'), 'scenario.policy', messages.lendWithoutFte(lend.from));
  return [{ kind: 'lend', from, to, fte, ...(lasts !== undefined && { lasts }) }];
}

function compileAssign(
  c: Compilation,
  spot: Spot,
  assign: string,
  to: string | undefined,
  { posts, facts }: PolicySubjects,
): ActionSpec[] {
  const names = posts.map(({ name }) => name);
  const post = names.indexOf(assign);
  if (post < 0)
    c.unknown(at(spot, 'assign'), assign, names, 'scenario.unknown-post', messages.unknownPost(assign));
  if (to === undefined) {
    if (!c.isPruned(spot, { assign })) c.fault(spot, 'scenario.policy', messages.assignWithoutTo());
    return [];
  }
  const unit = unitAt(c, at(spot, 'to'), to);
  if (post < 0 || unit === undefined) return [];
  const fact = facts.get(to);
  if (fact?.isContinuous === false) c.fault(at(spot, 'to'), 'scenario.policy', messages.postWhileClosed(to));
  if (fact?.discipline.kind === 'sharing')
    c.fault(at(spot, 'to'), 'scenario.policy', messages.lendWhileShared(to));
  return [{ kind: 'assign', post, unit }];
}
