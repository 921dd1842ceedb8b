import { NONE } from '../../engine/hours.ts';
import { nameWords } from '../../engine/random.ts';
import type { Simulation } from '../simulation.ts';
import { movePerson } from './flow.ts';

const PERSON = nameWords('person').low;

/**
 * Moves the person whom a case is about into a group, wherever the person is: also one who has left all groups, in
 * from outside. A case that came without a person (at a rate, on a date, at the beginning) brings one in, whom it is
 * about from then on. Who is in the group already stays, without entering it anew.
 */
export function movePersonOf(simulation: Simulation, index: number, group: number): void {
  const { cases, people, mixer } = simulation;
  if (cases.personOf(index) === NONE) {
    mixer.mix(cases.lowOf(index), cases.highOf(index), PERSON, 0);
    const added = people.add(mixer.low, mixer.high);
    people.hold(added);
    cases.setPerson(index, added);
  }
  const person = cases.personOf(index);
  if (people.group[person] !== group) movePerson(simulation, person, group);
}
