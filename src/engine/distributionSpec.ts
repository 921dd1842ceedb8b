/**
 * A distribution as plain data (survives structured clone). Parameters are numbers in base units: hours for
 * times, person-hours for efforts, plain numbers for batches.
 *
 * Which parameter names a family accepts is the table `FAMILIES`; the scenario language, its schema and the
 * engine's sampler all read it.
 */
export interface DistributionSpec {
  readonly family: FamilyName;
  /** By the names of one of the family's parameter sets in `FAMILIES`. */
  readonly parameters: Readonly<Record<string, number>>;
  /** `empirical` only: the observed values and their weights (same length, weights > 0 in sum). */
  readonly values?: readonly number[];
  readonly weights?: readonly number[];
}

/** How a parameter is measured: in the unit of the drawn value, or as a plain number. */
export type ParameterKind = 'value' | 'number';

export interface Family {
  /** The accepted sets of parameters; exactly one must be given in full. */
  readonly sets: readonly (readonly string[])[];
  readonly kinds: Readonly<Record<string, ParameterKind>>;
}

export const FAMILIES = {
  constant: { sets: [['value']], kinds: { value: 'value' } },
  exponential: { sets: [['mean']], kinds: { mean: 'value' } },
  uniform: { sets: [['min', 'max']], kinds: { min: 'value', max: 'value' } },
  triangular: { sets: [['min', 'mode', 'max']], kinds: { min: 'value', mode: 'value', max: 'value' } },
  /** Beta-PERT: beta on [min, max] with shape weight 4 on the mode. */
  pert: { sets: [['min', 'mode', 'max']], kinds: { min: 'value', mode: 'value', max: 'value' } },
  /** `mean` and `cv` (or `sd`) are those of the normal before it is truncated to values ≥ 0. */
  normal: {
    sets: [
      ['mean', 'cv'],
      ['mean', 'sd'],
    ],
    kinds: { mean: 'value', cv: 'number', sd: 'value' },
  },
  lognormal: { sets: [['mean', 'cv']], kinds: { mean: 'value', cv: 'number' } },
  gamma: {
    sets: [
      ['mean', 'cv'],
      ['shape', 'scale'],
    ],
    kinds: { mean: 'value', cv: 'number', shape: 'number', scale: 'value' },
  },
  weibull: {
    sets: [
      ['mean', 'cv'],
      ['shape', 'scale'],
    ],
    kinds: { mean: 'value', cv: 'number', shape: 'number', scale: 'value' },
  },
  empirical: { sets: [[]], kinds: {} },
} as const satisfies Record<string, Family>;

export type FamilyName = keyof typeof FAMILIES;
