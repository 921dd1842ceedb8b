import { CaseType } from './caseType.ts';
import { STREAM_BATCH, STREAM_INTERVAL, STREAM_KEY } from './draws.ts';
import { isAloneNext, schedule } from './eventList.ts';
import { NONE, roundMoment } from './hours.ts';
import { Law } from './law.ts';
import { Numbers } from './memory.ts';
import { openCase } from './passage.ts';
import { asExponential, high, low, mix } from './random.ts';
import { tieOf } from './ranks.ts';
import { isRoundEmpty } from './startRounds.ts';
import { nextSequence, now, setAlone } from './state.ts';
import { VariableClock } from './variableClock.ts';

/** Unit exponentials drawn at a time; a power of two. */
const BATCH = 16;

/**
 * A stream of things that happen one after another (arrivals, inflow, incidents), each with an ordinal. Its inputs are
 * keyed by the stream's name and the ordinal. With a rate, occurrence k falls where the clock whose rate that is reaches
 * the sum of k unit exponentials; with dates or intervals, where those say.
 */
@unmanaged
export class Stream {
  /** The words of its name. */
  private readonly nameLow: i32;
  private readonly nameHigh: i32;
  /** Its key in the present replication. */
  low: i32 = 0;
  high: i32 = 0;
  /** Ordinal of the next occurrence. */
  ordinal: i32 = 0;
  private nextAt: f64 = Infinity;
  /** Its source in the event list, its rank there, and the order in which its next occurrence was scheduled. */
  private readonly source: i32;
  private readonly rank: f64;
  private order: f64 = 0;
  /** Key of what arrives: the first of each occurrence has its words with the ordinal added to `childHigh`. */
  private childLow: i32 = 0;
  private childHigh: i32 = 0;
  private threshold: f64 = 0;
  /** Unit exponentials of the next ordinals, drawn a batch at a time: independent draws overlap in the processor. */
  private readonly exponentials: Numbers = new Numbers(BATCH);
  private readonly clock: VariableClock = new VariableClock();
  /** Instead of a rate: intervals, or dates, ascending. */
  interval: Law | null = null;
  dates: Numbers | null = null;
  private nextDate: i32 = 0;
  /** What arrives; absent where the host says what happens. */
  opens: CaseType | null = null;
  batch: Law | null = null;

  constructor(nameLow: i32, nameHigh: i32, source: i32, rank: f64) {
    this.nameLow = nameLow;
    this.nameHigh = nameHigh;
    this.source = source;
    this.rank = rank;
  }

  /** Begins a replication with that key. */
  begin(keyLow: i32, keyHigh: i32): void {
    mix(keyLow, keyHigh, this.nameLow, this.nameHigh);
    this.low = low;
    this.high = high;
    mix(low, high, 0, STREAM_KEY);
    this.childLow = low;
    this.childHigh = high;
    this.ordinal = 0;
    this.threshold = 0;
    this.nextAt = Infinity;
    this.clock.reset(now, 0);
    this.nextDate = 0;
    this.scheduleNext();
  }

  /** Cases arrive, and the next occurrence is scheduled. */
  occur(type: CaseType): void {
    const batch = this.batch;
    const first = this.childHigh + this.ordinal;
    if (batch === null) {
      setAlone(isRoundEmpty() && isAloneNext(this.source));
      openCase(type, this.childLow, first, NONE);
      setAlone(false);
    } else {
      mix(this.low, this.high, this.ordinal, STREAM_BATCH);
      const count = ceil<f64>(batch.draw());
      for (let place = 0; f64(place) < count; place++) {
        if (place === 0) {
          openCase(type, this.childLow, first, NONE);
        } else {
          mix(this.childLow, first, ~place, STREAM_KEY);
          openCase(type, low, high, NONE);
        }
      }
    }
    this.advance();
  }

  /** What is due has happened: the next occurrence is scheduled. */
  advance(): void {
    this.ordinal += 1;
    this.scheduleNext();
  }

  /** From now on the rate runs along a line; re-times the next occurrence. */
  setRate(rate: f64, slope: f64): void {
    this.clock.setRate(now, rate, slope);
    this.retime();
    this.schedule();
  }

  private scheduleNext(): void {
    this.order = nextSequence();
    const dates = this.dates;
    const interval = this.interval;
    if (dates !== null) {
      // Dated events belong to the measured span: none happens in a warm-up.
      while (this.nextDate < dates.length && dates.get(this.nextDate) < max<f64>(now, 0)) this.nextDate += 1;
      this.nextAt = this.nextDate < dates.length ? dates.get(this.nextDate) : Infinity;
      this.nextDate += 1;
    } else if (interval !== null) {
      mix(this.low, this.high, this.ordinal, STREAM_INTERVAL);
      this.nextAt = roundMoment(now + interval.draw());
    } else {
      const place = this.ordinal & (BATCH - 1);
      if (place === 0) this.drawBatch();
      this.threshold += this.exponentials.get(place);
      this.retime();
    }
    this.schedule();
  }

  private schedule(): void {
    schedule(this.source, this.nextAt, tieOf(this.rank, this.order));
  }

  private drawBatch(): void {
    for (let place = 0; place < BATCH; place++) {
      mix(this.low, this.high, this.ordinal + place, STREAM_INTERVAL);
      this.exponentials.set(place, asExponential());
    }
  }

  private retime(): void {
    this.nextAt = max<f64>(now, roundMoment(this.clock.reaches(this.threshold)));
  }
}
