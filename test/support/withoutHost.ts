import type { CoreHost } from '../../src/chain/core/core.ts';

function never(): never {
  throw new Error('this core asks its host for nothing');
}

/** A host for a core that is looked at by itself. */
export const withoutHost: CoreHost = {
  drawFrom: never,
  chooseRoute: never,
  countOpened: never,
  movePerson: never,
  holdPerson: never,
  releasePerson: never,
  endRecruitCase: never,
  lookUp: never,
  see: never,
  passLimit: never,
};
