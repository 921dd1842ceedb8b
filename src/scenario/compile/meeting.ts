import type { MeetingSpec } from '../../chain/chain.ts';
import { type Hours, NONE, roundMoment } from '../../engine/hours.ts';
import { type CalendarSpan, momentAfter } from '../calendarSpan.ts';
import { civilDate, parseDate } from '../date.ts';
import { messages } from '../messages.ts';
import type { MeetingText } from '../schema/meetings.ts';
import { PHRASES } from '../schema/phrases.ts';
import { at, type Spot } from '../spot.ts';
import { TIME } from '../unitOfMeasure.ts';
import { compileEvery } from './cadence.ts';
import type { Compilation } from './compilation.ts';
import { type MeetingUnit, OpenTogether } from './openTogether.ts';
import type { Timeframe } from './timeframe.ts';
import { compileNumber, compileWhole } from './value.ts';

const LARGEST_AGENDA = 1e9;
const LONGEST = 8760;
/** More moments than this make scenarios that fill the memory of every worker. */
const MOST_MEETINGS = 100_000;
/** Moments lie on a grid; what overlaps by less than this does not. */
const NOTHING = 1e-9;

/** Compiles the moments of a meeting, its length and its agenda; `units` are its own and its partners. */
export function compileMeeting(
  c: Compilation,
  spot: Spot,
  meeting: MeetingText,
  units: readonly MeetingUnit[],
  timeframe: Timeframe,
): MeetingSpec | undefined {
  const every = compileEvery(c, at(spot, 'every'), meeting.every, true);
  const length = compileNumber(c, at(spot, 'length'), meeting.length, {
    phrase: PHRASES.span,
    dimension: TIME,
    above: 0,
    most: LONGEST,
  });
  const agenda =
    meeting.agenda === undefined
      ? undefined
      : compileWhole(c, at(spot, 'agenda'), meeting.agenda, PHRASES.whole, 1, LARGEST_AGENDA);
  if (every === undefined || length === undefined || units.length === 0) return undefined;
  if ((timeframe.horizon + timeframe.warmUp) / (every.count * every.hours) > MOST_MEETINGS) {
    c.fault(at(spot, 'every'), 'scenario.out-of-range', messages.tooManyMeetings(MOST_MEETINGS));
    return undefined;
  }
  const open = new OpenTogether(units, length);
  const anchor =
    meeting.from === undefined
      ? firstOpening(c, spot, open, length, timeframe)
      : compileFrom(c, at(spot, 'from'), meeting.from, timeframe);
  if (anchor === undefined) return undefined;
  const moments = momentsOf(c, spot, meeting, { every, anchor, open }, timeframe);
  const overlap = moments.findIndex(
    (moment, index) => index > 0 && moment - (moments[index - 1] ?? 0) < length - NOTHING,
  );
  if (overlap !== NONE) {
    const date = momentWords(moments[overlap] ?? 0, timeframe);
    c.fault(at(spot, 'length'), 'scenario.meeting', messages.meetingsOverlap(date));
  }
  return { at: moments, length, ...(agenda === undefined ? {} : { agenda }) };
}

/** Hours since start of `from`, which is a moment before or after it. */
function compileFrom(c: Compilation, spot: Spot, text: string, { calendar }: Timeframe): Hours | undefined {
  const moment = parseDate(text);
  if (moment !== undefined) return (moment.day - calendar.startDay) * 24 + moment.hour;
  c.fault(spot, 'scenario.date', messages.notADate(text), { expected: PHRASES.moment });
  return undefined;
}

function firstOpening(
  c: Compilation,
  spot: Spot,
  open: OpenTogether,
  length: Hours,
  { calendar }: Timeframe,
): Hours | undefined {
  const first = open.first(calendar);
  if (first === undefined) {
    c.fault(spot, 'scenario.meeting', messages.neverOpenSoLong(length, open.names), {
      expected: messages.openTogetherExpected(),
      atKey: true,
    });
  }
  return first;
}

/**
 * Every moment from the beginning of the run to the horizon: `every` after `every` from the first on, and back from it
 * into the warm-up if it is the first of its cadence after `start`. On a holiday it moves to the next day that is open
 * at that time; so does one that a cadence of months or years puts on a day off. Equal moments are one meeting.
 */
function momentsOf(
  c: Compilation,
  spot: Spot,
  { from }: MeetingText,
  { every, anchor, open }: { every: CalendarSpan; anchor: Hours; open: OpenTogether },
  timeframe: Timeframe,
): Hours[] {
  const { calendar, horizon, warmUp } = timeframe;
  const day = Math.floor(anchor / 24);
  const moment = (times: number): Hours =>
    roundMoment(anchor + momentAfter(calendar.startDay + day, every, times));
  const moments = new Set<Hours>();
  /** False once a moment does not fit: one fault is enough. */
  const add = (due: Hours): boolean => {
    const held = open.moved(due, every.months > 0);
    if (held !== undefined) {
      if (held >= -warmUp && held <= horizon) moments.add(roundMoment(held));
      return true;
    }
    const message = messages.meetingOutsideHours(momentWords(due, timeframe), open.closedAt(due));
    const where = at(spot, from === undefined ? 'every' : 'from');
    c.fault(where, 'scenario.meeting', message, { expected: messages.meetingInsideHours() });
    return false;
  };
  const first = Math.ceil((-warmUp - anchor) / (every.count * every.hours)) - 2;
  const goesBack = anchor < 0 || moment(-1) < 0;
  for (let times = goesBack ? Math.min(0, first) : 0; moment(times) <= horizon; times += 1) {
    if (moment(times) >= -warmUp && !add(moment(times))) break;
  }
  return [...moments].sort((one, other) => one - other);
}

/** `2015-02-07 at 09:00`. */
function momentWords(hours: Hours, { calendar }: Timeframe): string {
  const { year, month, day } = civilDate(calendar.startDay + Math.floor(hours / 24));
  const two = (number: number): string => String(number).padStart(2, '0');
  const minutes = Math.floor((hours - Math.floor(hours / 24) * 24) * 60 + NOTHING);
  return `${year}-${two(month)}-${two(day)} at ${two(Math.floor(minutes / 60))}:${two(minutes % 60)}`;
}
