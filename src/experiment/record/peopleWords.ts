import type { Chain, FlowSpec } from '../../chain/chain.ts';
import { NONE } from '../../engine/hours.ts';
import { shortNumber } from '../numberWords.ts';
import { distributionWords } from '../words/distributionWords.ts';
import * as messages from './messages.ts';
import type { RecordEntry } from './modelRecord.ts';
import type { WrittenValues } from './writtenValues.ts';

export function groupsInWords(chain: Chain, written: WrittenValues): RecordEntry[] {
  return chain.groups.map(({ name, initial }) => ({
    name,
    words: messages.atStart(written.or(`people.groups.${name}.initial`, shortNumber(initial))),
  }));
}

/** From where to where people move, and how often. */
export function flowsInWords(chain: Chain, written: WrittenValues): RecordEntry[] {
  return chain.flows.map((flow) => {
    const path = `people.flows.${flow.name}`;
    const group = (key: 'from' | 'to', index: number): string =>
      written.or(`${path}.${key}`, index === NONE ? messages.OUTSIDE : (chain.groups[index]?.name ?? ''));
    return {
      name: flow.name,
      words: messages.flow(group('from', flow.from), group('to', flow.to), often(flow, path, written)),
    };
  });
}

function often(flow: FlowSpec, path: string, written: WrittenValues): string {
  switch (flow.kind) {
    case 'rate': {
      const batch =
        flow.batch === undefined
          ? ''
          : messages.inBatches(written.or(`${path}.batch`, distributionWords(flow.batch, shortNumber)));
      return messages.atRate(written.at([`${path}.rate`], messages.BY_FORMULA)) + batch;
    }
    case 'hazard':
      return messages.eachAtHazard(written.at([`${path}.hazard`], messages.BY_FORMULA));
    case 'dwell':
      return messages.afterDwell(written.or(`${path}.dwell`, distributionWords(flow.dwell)));
  }
}
