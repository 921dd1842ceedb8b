import type { Simulation } from '../simulation.ts';

/** Opens a case of a type with a given key; it is about a person, about nobody (`NONE`), or about a recruit. */
export function openCase(
  simulation: Simulation,
  type: number,
  low: number,
  high: number,
  person: number,
): void {
  simulation.core.run.openCase(simulation.types[type]!, low, high, person);
}

/**
 * Opens a batch of cases of a type, its size as drawn rounded up. The first has the key given, the others one that is
 * mixed from it and their place.
 */
export function openBatch(
  simulation: Simulation,
  type: number,
  low: number,
  high: number,
  size: number,
  person: number,
): void {
  const { mixer } = simulation;
  const count = Math.max(0, Math.ceil(size));
  for (let place = 0; place < count; place++) {
    if (place === 0) {
      openCase(simulation, type, low, high, person);
    } else {
      mixer.mix(low, high, place, 0);
      openCase(simulation, type, mixer.low, mixer.high, person);
    }
  }
}
