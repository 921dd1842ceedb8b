import { NONE } from '../../engine/hours.ts';
import { nameWords } from '../../engine/random.ts';
import type { Simulation } from '../simulation.ts';
import { movePerson } from './flow.ts';

const PERSON = nameWords('person').low;

/**
 * Moves the person whom a case is about into a group, wherever the person is: also one who has left all groups, in
 * from outside. A case that came without a person (at a rate, on a date, at the beginning) brings one in, whom it is
 * about from then on; the words are the case's key. Who is in the group already stays, without entering it anew.
 * Returns the person.
 */
export function movePersonOf(
  simulation: Simulation,
  about: number,
  low: number,
  high: number,
  group: number,
): number {
  const { people, mixer } = simulation;
  let person = about;
  if (person === NONE) {
    mixer.mix(low, high, PERSON, 0);
    person = people.add(mixer.low, mixer.high);
    people.hold(person);
  }
  if (people.group[person] !== group) movePerson(simulation, person, group);
  return person;
}
