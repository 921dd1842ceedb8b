import { compileDistribution } from '../engine/distribution.ts';
import { nameWords } from '../engine/random.ts';
import type { Chain } from './chain.ts';
import { movePerson } from './people/flow.ts';
import type { Simulation } from './simulation.ts';

/** What a draw of an open case is for: the second counter word of its ordinal. */
const AGE = 0;
const REMAINING = 1;
const KEY = 2;

/** Puts the people of each group there; a person's key is the group and an ordinal. */
export function placePeople(simulation: Simulation, chain: Chain): void {
  const { mixer, replication } = simulation;
  for (const [group, spec] of chain.groups.entries()) {
    const words = nameWords(`group:${spec.name}`);
    for (let ordinal = 0; ordinal < spec.initial; ordinal++) {
      mixer.mix(replication.low, replication.high, words.low, words.high);
      mixer.mix(mixer.low, mixer.high, ordinal, 0);
      movePerson(simulation, simulation.people.add(mixer.low, mixer.high), group);
    }
  }
}

/** Puts the cases there that are open at the beginning, in order of how long they have been ready. */
export function placeCases(simulation: Simulation, chain: Chain): void {
  const { mixer, replication } = simulation;
  const placed: { step: number; readyAt: number; remaining: number; low: number; high: number }[] = [];
  for (const initial of chain.initial) {
    const age = compileDistribution(initial.age);
    const remaining = initial.remaining === undefined ? undefined : compileDistribution(initial.remaining);
    const words = nameWords(`initial:${chain.steps[initial.step]?.name ?? ''}`);
    mixer.mix(replication.low, replication.high, words.low, words.high);
    const { low, high } = mixer;
    for (let ordinal = 0; ordinal < initial.count; ordinal++) {
      const readyAt = simulation.now - age.draw(mixer.mix(low, high, ordinal, AGE));
      const left = remaining?.draw(mixer.mix(low, high, ordinal, REMAINING));
      mixer.mix(low, high, ordinal, KEY);
      placed.push({
        step: initial.step,
        readyAt,
        // Drawn whole by the core.
        remaining: left ?? Number.NaN,
        low: mixer.low,
        high: mixer.high,
      });
    }
  }
  placed.sort((one, other) => one.readyAt - other.readyAt);
  for (const { step, readyAt, remaining, low, high } of placed) {
    simulation.core.run.placeCase(simulation.steps[step]!.address, low, high, readyAt, remaining);
  }
}
