import type { StaySpec, ThreatPathSpec } from '../../chain/chain.ts';
import { type Hours, roundMoment } from '../../engine/hours.ts';
import { parseDate } from '../date.ts';
import { messages } from '../messages.ts';
import { namesAt } from '../node.ts';
import { PHRASES } from '../schema/phrases.ts';
import type { StayText, ThreatPathText, ThreatText } from '../schema/threat.ts';
import { at, type Spot } from '../spot.ts';
import { TIME } from '../unitOfMeasure.ts';
import type { Compilation } from './compilation.ts';
import { compileDistribution, constantDistribution } from './distribution.ts';
import { compileBranches } from './route.ts';
import type { Timeframe } from './timeframe.ts';

const NO_PATH: ThreatPathSpec = { kind: 'fixed', level: 0 };
const WAYS = ['fixed', 'timeline', 'semiMarkov'] as const;

/** Compiles which threat level holds when. With one level it may be left out. */
export function compileThreatPath(
  c: Compilation,
  threatSpot: Spot,
  { path }: ThreatText,
  parameters: readonly number[],
  timeframe: Timeframe,
): ThreatPathSpec {
  const spot = at(threatSpot, 'path');
  const levels = namesAt(c.root, ['threat', 'levels']);
  if (path === undefined) {
    if (levels.length !== 1 && !c.has(spot)) {
      c.fault(threatSpot, 'scenario.missing-key', messages.threatPathMissing(levels.length), {
        expected: messages.threatPathExpected(),
        atKey: true,
      });
    }
    return NO_PATH;
  }
  const ways = WAYS.filter((way) => path[way] !== undefined);
  if (ways.length !== 1) {
    if (ways.length > 0 || !c.isPruned(spot, path)) {
      c.fault(
        spot,
        'scenario.threat-path',
        ways.length === 0 ? messages.threatPathNone() : messages.threatPathTwice(ways),
        { expected: messages.threatPathExpected(), atKey: true },
      );
    }
    return NO_PATH;
  }
  if (path.start !== undefined && path.semiMarkov === undefined)
    c.fault(at(spot, 'start'), 'scenario.threat-path', messages.startWithoutSemiMarkov(), { atKey: true });
  const known = new Levels(c, levels);
  if (path.fixed !== undefined) {
    return { kind: 'fixed', level: known.index(at(spot, 'fixed'), path.fixed) ?? 0 };
  }
  if (path.timeline !== undefined) return timeline(c, at(spot, 'timeline'), path.timeline, known, timeframe);
  return semiMarkov(c, spot, path, known, parameters);
}

/** The levels that a path may name. */
class Levels {
  private readonly c: Compilation;
  readonly names: readonly string[];

  constructor(c: Compilation, names: readonly string[]) {
    this.c = c;
    this.names = names;
  }

  index(spot: Spot, name: string, atKey = false): number | undefined {
    const index = this.names.indexOf(name);
    if (index >= 0) return index;
    this.c.unknown(spot, name, this.names, 'scenario.unknown-level', messages.unknownLevel(name), atKey);
    return undefined;
  }
}

/** Levels by date: the last of those not after `start` holds at the start, and before it in a warm-up. */
function timeline(
  c: Compilation,
  spot: Spot,
  dates: NonNullable<ThreatPathText['timeline']>,
  levels: Levels,
  { calendar, horizon }: Timeframe,
): ThreatPathSpec {
  const changes: { at: Hours; level: number; date: string }[] = [];
  for (const [date, name] of Object.entries(dates)) {
    const below = at(spot, date);
    const level = levels.index(below, name);
    const moment = parseDate(date);
    if (moment === undefined) {
      c.fault(below, 'scenario.date', messages.notADate(date), { expected: PHRASES.date, atKey: true });
      continue;
    }
    const hours = roundMoment((moment.day - calendar.startDay) * 24 + moment.hour);
    if (changes.some((change) => change.at === hours)) {
      c.fault(below, 'scenario.date', messages.timelineTwice(date), { atKey: true });
    }
    if (hours > horizon) c.warn(below, 'scenario.date', messages.dateBeyondHorizon(date), { atKey: true });
    changes.push({ at: hours, level: level ?? 0, date });
  }
  changes.sort((one, other) => one.at - other.at);
  const [first] = changes;
  if (first === undefined) {
    if (!c.isPruned(spot, dates)) c.fault(spot, 'scenario.threat-path', messages.timelineEmpty());
    return NO_PATH;
  }
  if (first.at > 0) {
    c.fault(at(spot, first.date), 'scenario.threat-path', messages.timelineLate(first.date, calendar.start), {
      hint: messages.hintTimeline(calendar.start),
      atKey: true,
    });
  }
  const initial = changes.findLast((change) => change.at <= 0) ?? first;
  const later = changes.filter((change) => change.at > 0);
  return {
    kind: 'timeline',
    changes: [
      { at: 0, level: initial.level },
      ...later.map(({ at: moment, level }) => ({ at: moment, level })),
    ],
  };
}

function semiMarkov(
  c: Compilation,
  spot: Spot,
  { semiMarkov: texts = {}, start }: ThreatPathText,
  levels: Levels,
  parameters: readonly number[],
): ThreatPathSpec {
  const below = at(spot, 'semiMarkov');
  const [first] = namesAt(c.root, below.keys);
  if (first === undefined) c.fault(below, 'scenario.threat-path', messages.noStays());
  const stays = Object.entries(texts).map(([name, text]): StaySpec => {
    const own = at(below, name);
    return { level: levels.index(own, name, true) ?? 0, ...compileStay(c, own, text, levels, parameters) };
  });
  const startLevel =
    start === undefined ? levels.names.indexOf(first ?? '') : levels.index(at(spot, 'start'), start);
  return { kind: 'semiMarkov', start: Math.max(0, startLevel ?? 0), stays };
}

function compileStay(
  c: Compilation,
  spot: Spot,
  { dwell, to }: StayText,
  levels: Levels,
  parameters: readonly number[],
): Pick<StaySpec, 'dwell' | 'to'> {
  const rule = { phrase: PHRASES.distribution, dimension: TIME, isPositive: true };
  const branches = compileBranches(
    c,
    at(spot, 'to'),
    to,
    (where, name, atKey) => levels.index(where, name, atKey),
    {
      phrase: PHRASES.nextLevel,
      empty: messages.routeEmptyLevel(),
      parameters,
    },
  );
  return {
    dwell: compileDistribution(c, at(spot, 'dwell'), dwell, rule) ?? constantDistribution(1),
    to: branches.map(({ probability, target }) =>
      probability === undefined ? { level: target } : { probability, level: target },
    ),
  };
}
