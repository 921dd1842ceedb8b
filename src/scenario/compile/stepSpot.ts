import { at, type Spot, TOP, within } from '../spot.ts';

/** Where the step `case.step` stands in the scenario. */
export function stepSpot(name: string): Spot {
  const [type, step] = name.split('.') as [string, string];
  return at(within(at(within(TOP, 'cases'), type), 'steps'), step);
}
