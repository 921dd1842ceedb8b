import type { Progress } from '../experiment/index.ts';
import * as messages from './messages.ts';

/** Where progress is shown; a terminal's lines can be written over. */
export interface ProgressStream {
  readonly isTTY?: boolean;
  readonly columns?: number;
  write(text: string): unknown;
}

const BAR = 24;
/** Milliseconds between two pictures of the bar. */
const REFRESH = 100;

/**
 * Shows how far a run is: on a terminal a bar with the time left, elsewhere a line at every tenth.
 *
 * @param clock milliseconds, from any zero
 */
export class ProgressDisplay {
  private readonly stream: ProgressStream;
  private readonly title: string;
  private readonly clock: () => number;
  /** When this run began to compute. */
  private startedAt: number;
  private shownAt = -Infinity;
  private tenths = 0;

  constructor(stream: ProgressStream, title: string, clock: () => number) {
    this.stream = stream;
    this.title = title;
    this.clock = clock;
    this.startedAt = clock();
  }

  /** What was found done says nothing of the time that the rest will take; where there is no terminal it is no progress to tell. */
  show({ done, total, found = 0 }: Progress): void {
    const now = this.clock();
    const computed = done - found;
    if (computed === 0) this.startedAt = now;
    const perReplication = (now - this.startedAt) / computed;
    const left = done < total && computed > 0 ? timeLeft(perReplication * (total - done)) : '';
    const line = `${this.title}: ${messages.progressLine(Math.floor((100 * done) / total), done, total, left)}`;
    if (this.stream.isTTY) {
      if (now - this.shownAt < REFRESH && done < total) return;
      this.shownAt = now;
      this.overwrite(`${bar(done / total)} ${line}`);
      return;
    }
    const tenths = Math.floor((10 * done) / total);
    const isOnlyFound = computed === 0 && done < total;
    if (tenths > this.tenths && !isOnlyFound) this.stream.write(`${line}\n`);
    this.tenths = tenths;
  }

  /** Shows nothing while something else is waited for, which counts as no time. */
  async meanwhile<Result>(wait: () => Promise<Result>): Promise<Result> {
    this.clear();
    const from = this.clock();
    try {
      return await wait();
    } finally {
      this.startedAt += this.clock() - from;
    }
  }

  /** Says what is done now, after the replications. */
  say(text: string): void {
    if (this.stream.isTTY) this.overwrite(`${this.title}: ${text}`);
  }

  /** Takes the bar away, so that what follows begins on a clean line. */
  clear(): void {
    if (this.stream.isTTY) this.stream.write('\r\u001b[K');
  }

  private overwrite(text: string): void {
    this.stream.write(`\r\u001b[K${text.slice(0, (this.stream.columns ?? 80) - 1)}`);
  }
}

function bar(share: number): string {
  const full = Math.round(share * BAR);
  return `[${'#'.repeat(full)}${'.'.repeat(BAR - full)}]`;
}

function timeLeft(milliseconds: number): string {
  const seconds = Math.ceil(milliseconds / 1000);
  if (seconds < 60) return `${seconds} s`;
  const minutes = Math.ceil(seconds / 60);
  return minutes < 60 ? `${minutes} min` : `${Math.floor(minutes / 60)} h ${minutes % 60} min`;
}
