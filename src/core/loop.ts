import { cancel, clearEvents, makeEventList, nextAt, nextSource, nextTie } from './eventList.ts';
import { lookUp, passLimit } from './host.ts';
import { Meeting } from './meeting.ts';
import { allocate } from './memory.ts';
import { completeAt, missDeadline } from './passage.ts';
import { AFTER_STARTS } from './ranks.ts';
import { isRoundEmpty, runRounds, touch } from './startRounds.ts';
import { now, setNow } from './state.ts';
import { Step } from './step.ts';
import { Stream } from './stream.ts';
import { LIMIT_AT_ONE_INSTANT, LIMIT_EVENTS } from './task.ts';
import { Unit } from './unit.ts';
import { endWait } from './waits.ts';

/** What a source stands for; what is not of the core is the host's. */
export const SOURCE_HOST: u8 = 0;
export const SOURCE_COMPLETION: u8 = 1;
export const SOURCE_WAIT: u8 = 2;
export const SOURCE_WAKE_UP: u8 = 3;
export const SOURCE_DEADLINE: u8 = 4;
export const SOURCE_MEETING_BEGINS: u8 = 5;
export const SOURCE_MEETING_ENDS: u8 = 6;
export const SOURCE_ARRIVALS: u8 = 7;

/** Events at one instant beyond which a loop that takes no time is suspected. */
const MOST_AT_ONE_INSTANT = 1_000_000;
/** After so many events the host is asked whether to go on. */
const LOOK_UP = 16_384;

/** What `proceed` returns when the horizon is reached. */
const AT_HORIZON = -1;

let kinds: usize = 0;
let subjects: usize = 0;
let mostEvents: f64 = 0;
let countedEvents: f64 = 0;
let atInstant: i32 = 0;
/** Events that are counted when they have happened or the core returns: none is counted by itself. */
let batch: i32 = 0;
let leftOfBatch: i32 = 0;

export function makeLoop(sources: i32, most: f64): void {
  makeEventList(sources);
  kinds = allocate(sources);
  subjects = allocate(sources * 4);
  mostEvents = most;
}

/** From now on `source` stands for that. */
export function setSource(source: i32, kind: u8, subject: usize): void {
  store<u8>(kinds + usize(source), kind);
  store<usize>(subjects + (usize(source) << 2), subject);
}

export function clearLoop(): void {
  clearEvents();
  countedEvents = 0;
  batch = 0;
  leftOfBatch = 0;
  atInstant = 0;
}

/** Events of the present replication so far. */
export function eventCount(): f64 {
  return countedEvents + f64(batch - leftOfBatch);
}

/** A batch of events has happened: the host is asked, or the limit passed. Returns how many the next one has. */
function nextBatch(): i32 {
  countedEvents += f64(batch);
  if (countedEvents >= mostEvents) passLimit(LIMIT_EVENTS);
  if (batch > 0) lookUp();
  batch = i32(min<f64>(LOOK_UP, mostEvents - countedEvents));
  return batch;
}

/** Does what comes next, until an event is the host's: returns its source, or `AT_HORIZON`. */
export function proceed(horizon: f64): i32 {
  while (true) {
    const at = nextAt();
    if (!isRoundEmpty() && (at > now || nextTie() >= AFTER_STARTS)) {
      runRounds();
      continue;
    }
    if (at > horizon) return AT_HORIZON;
    if (at > now) {
      setNow(at);
      atInstant = 0;
    } else if (++atInstant > MOST_AT_ONE_INSTANT) {
      passLimit(LIMIT_AT_ONE_INSTANT);
    }
    if (leftOfBatch === 0) leftOfBatch = nextBatch();
    leftOfBatch--;
    const source = nextSource();
    if (!dispatch(source)) return source;
  }
}

/** Whether the event was of the core. */
function dispatch(source: i32): bool {
  const subject = load<usize>(subjects + (usize(source) << 2));
  switch (load<u8>(kinds + usize(source))) {
    case SOURCE_COMPLETION:
      completeAt(changetype<Unit>(subject));
      return true;
    case SOURCE_ARRIVALS: {
      const stream = changetype<Stream>(subject);
      const opens = stream.opens;
      if (opens === null) return false;
      stream.occur(opens);
      return true;
    }
    case SOURCE_DEADLINE:
      missDeadline(changetype<Step>(subject));
      return true;
    case SOURCE_WAIT:
      endWait();
      return true;
    case SOURCE_WAKE_UP:
      cancel(source);
      touch(changetype<Unit>(subject));
      return true;
    case SOURCE_MEETING_BEGINS:
      changetype<Meeting>(subject).begin();
      return true;
    case SOURCE_MEETING_ENDS:
      changetype<Meeting>(subject).end();
      return true;
    default:
      return false;
  }
}
