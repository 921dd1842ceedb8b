import { mix } from './random.ts';
import { Step } from './step.ts';
import { Task } from './task.ts';

/* What draws are for, as in `chain/work/draws.ts`. Of a task: the low three bits of its second counter word. */
export const DRAW_DURATION = 0;
export const DRAW_ROUTE = 1;
export const DRAW_WITHIN = 2;
export const DRAW_WITHIN_CASE = 3;
export const DRAW_START_WITHIN = 4;
export const DRAW_OPENS = 5;
export const DRAW_CHILD = 6;

/* Of a stream: the second counter word of its ordinal. */
export const STREAM_INTERVAL = 0;
export const STREAM_BATCH = 1;
export const STREAM_KEY = 2;

/** Mixes the random words that belong to (case, step, visit) and a purpose. */
export function mixForTask(step: Step, task: Task, purpose: i32): void {
  const its = task.case;
  mix(its.low, its.high, step.word, task.visit * 8 + purpose);
}
