import { type Hours, roundMoment } from '../engine/hours.ts';
import type { KeyWords, Mixer } from '../engine/random.ts';
import { nameWords } from '../engine/random.ts';
import { Positions } from '../engine/thresholdHeap.ts';
import { VariableClock } from '../engine/variableClock.ts';
import { SimulationFault } from './simulationFault.ts';
import { StreamDraw } from './work/draws.ts';

/** Unit exponentials drawn at a time; a power of two. */
const BATCH = 16;

/**
 * A stream of things that happen one after another (arrivals, inflow, incidents), each with an ordinal. Its
 * inputs are keyed by the stream's name and the ordinal. With a rate, occurrence k falls where the clock whose
 * rate that is reaches the sum of k unit exponentials; with dates or intervals, where those say.
 */
export class Stream implements KeyWords {
  readonly name: string;
  /** Its key in the present replication. */
  low = 0;
  high = 0;
  /** Ordinal of the next occurrence, and when it is due. */
  ordinal = 0;
  nextAt: Hours = Number.POSITIVE_INFINITY;
  /** Its source in the event list, and the order in which its next occurrence was scheduled. */
  readonly source: number;
  order = 0;
  /** Key of what arrives: the first of each occurrence has its words with the ordinal added to `high`. */
  childLow = 0;
  childHigh = 0;
  private threshold = 0;
  /** Unit exponentials of the next ordinals, drawn a batch at a time: independent draws overlap in the processor. */
  private readonly exponentials = new Float64Array(BATCH);
  /** Key word of its name. */
  readonly word: number;
  private readonly nameWords: KeyWords;
  private readonly clock = new VariableClock(new Positions(0));

  constructor(name: string, source: number) {
    this.name = name;
    this.source = source;
    this.nameWords = nameWords(name);
    this.word = this.nameWords.low;
  }

  reset(mixer: Mixer, replication: KeyWords, at: Hours): void {
    mixer.mix(replication.low, replication.high, this.nameWords.low, this.nameWords.high);
    this.low = mixer.low;
    this.high = mixer.high;
    mixer.mix(this.low, this.high, 0, StreamDraw.Key);
    this.childLow = mixer.low;
    this.childHigh = mixer.high;
    this.ordinal = 0;
    this.threshold = 0;
    this.nextAt = Number.POSITIVE_INFINITY;
    this.clock.reset(at, 0);
  }

  /** The random words of the present occurrence, for what `purpose` says. */
  words(mixer: Mixer, purpose: number): Mixer {
    return mixer.mix(this.low, this.high, this.ordinal, purpose);
  }

  /** Sets the next occurrence one unit exponential of the clock further on. */
  advanceByRate(mixer: Mixer, now: Hours): void {
    const place = this.ordinal & (BATCH - 1);
    if (place === 0) this.drawBatch(mixer);
    this.threshold += this.exponentials[place]!;
    this.retime(now);
  }

  /** From `now` on the rate runs along a line; re-times the next occurrence. */
  setRate(now: Hours, rate: number, slope: number): void {
    if (!(rate >= 0 && Number.isFinite(rate) && Number.isFinite(slope))) {
      throw SimulationFault.rate(this.name.replace(':', ' of '), rate, slope);
    }
    this.clock.setRate(now, rate, slope);
    this.retime(now);
  }

  private drawBatch(mixer: Mixer): void {
    for (let place = 0; place < BATCH; place++) {
      this.exponentials[place] = mixer.exponential(
        this.low,
        this.high,
        this.ordinal + place,
        StreamDraw.Interval,
      );
    }
  }

  private retime(now: Hours): void {
    this.nextAt = Math.max(now, roundMoment(this.clock.reaches(this.threshold)));
  }
}
