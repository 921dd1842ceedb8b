import { drawFrom } from './host.ts';
import { normalQuantile } from './normalQuantile.ts';
import { asExponential, asUniform, high, low } from './random.ts';

export const FORM_CONSTANT = 0;
export const FORM_EXPONENTIAL = 1;
export const FORM_OTHER = 2;
export const FORM_LOGNORMAL = 3;

/** A distribution of a duration, a size or a span. */
@unmanaged
export class Law {
  readonly form: i32;
  readonly mean: f64;
  /** The host's number of it. */
  readonly index: i32;
  /** Of a lognormal one. */
  private readonly location: f64;
  private readonly sigma: f64;

  constructor(form: i32, mean: f64, index: i32, location: f64, sigma: f64) {
    this.form = form;
    this.mean = mean;
    this.index = index;
    this.location = location;
    this.sigma = sigma;
  }

  /** A draw from the words that were mixed last. */
  draw(): f64 {
    if (this.form === FORM_CONSTANT) return this.mean;
    if (this.form === FORM_EXPONENTIAL) return this.mean * asExponential();
    if (this.form === FORM_LOGNORMAL) {
      return this.mean * Math.exp(this.location + this.sigma * normalQuantile(asUniform()));
    }
    return drawFrom(this.index, low, high);
  }
}
