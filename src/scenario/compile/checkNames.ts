import type { Fault } from '../fault.ts';
import { messages } from '../messages.ts';
import { RESERVED_NAMES, STEP_WORDS } from '../names.ts';
import { type Keys, keyPosition, type MapNode, namesAt } from '../node.ts';
import { CASE_WORDS, ORGANISATION_WORDS, PATH_WORDS } from '../path.ts';
import { placeAt } from '../source.ts';
import { pathOf } from '../spot.ts';

/** Names that formulas or paths could not tell apart are refused. */
export function checkNames(root: MapNode): Fault[] {
  const faults: Fault[] = [];
  const refuse = (
    holder: Keys,
    code: string,
    isRefused: (name: string) => boolean,
    message: (name: string) => string,
  ): void => {
    for (const name of namesAt(root, holder)) {
      if (!isRefused(name)) continue;
      const keys = [...holder, name];
      faults.push({ code, message: message(name), where: placeAt(keyPosition(root, keys), pathOf(keys)) });
    }
  };
  const reserved = 'scenario.reserved-name';
  refuse(['parameters'], reserved, (name) => RESERVED_NAMES.has(name), messages.reservedName);
  refuse(['people', 'groups'], reserved, (name) => RESERVED_NAMES.has(name), messages.reservedName);
  const organisations = namesAt(root, ['organisations']);
  const cases = namesAt(root, ['cases']);
  refuse(['organisations'], reserved, (name) => PATH_WORDS.has(name), messages.pathWord);
  refuse(['cases'], reserved, (name) => PATH_WORDS.has(name), messages.pathWord);
  refuse(
    ['cases'],
    'scenario.name-clash',
    (name) => organisations.includes(name),
    messages.caseIsOrganisation,
  );
  for (const organisation of organisations) {
    refuse(
      ['organisations', organisation, 'units'],
      reserved,
      (name) => ORGANISATION_WORDS.has(name),
      messages.pathWord,
    );
  }
  for (const name of cases) {
    const steps: Keys = ['cases', name, 'steps'];
    refuse(
      steps,
      reserved,
      (step) => RESERVED_NAMES.has(step) || STEP_WORDS.has(step),
      messages.reservedName,
    );
    refuse(steps, reserved, (step) => CASE_WORDS.has(step), messages.pathWord);
  }
  return faults;
}
