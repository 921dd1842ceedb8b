import { drawFrom } from './host.ts';
import { asExponential, high, low } from './random.ts';

export const FORM_CONSTANT = 0;
export const FORM_EXPONENTIAL = 1;
export const FORM_OTHER = 2;

/** A distribution of a duration, a size or a span. */
@unmanaged
export class Law {
  readonly form: i32;
  readonly mean: f64;
  /** The host's number of it. */
  readonly index: i32;

  constructor(form: i32, mean: f64, index: i32) {
    this.form = form;
    this.mean = mean;
    this.index = index;
  }

  /** A draw from the words that were mixed last. */
  draw(): f64 {
    if (this.form === FORM_CONSTANT) return this.mean;
    if (this.form === FORM_EXPONENTIAL) return this.mean * asExponential();
    return drawFrom(this.index, low, high);
  }
}
