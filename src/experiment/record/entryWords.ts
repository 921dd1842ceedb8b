import type { ArrivalSpec, Chain } from '../../chain/chain.ts';
import { counted, shortNumber } from '../numberWords.ts';
import { distributionWords } from '../words/distributionWords.ts';
import * as messages from './messages.ts';
import type { WrittenValues } from './writtenValues.ts';

/** The ways in which cases of a type come about: a phrase each; none when nothing opens them. */
export function entriesInWords(chain: Chain, type: number, written: WrittenValues): string[] {
  const name = chain.cases[type]?.name ?? '';
  return [
    ...chain.arrivals
      .filter((arrival) => arrival.case === type)
      .map((arrival) => arrivalInWords(chain, arrival, `${name}.arrivals`, written)),
    ...chain.flows
      .filter(({ opens }) => opens === type)
      .map((flow) => written.or(`people.flows.${flow.name}.opens`, messages.openedByFlow(flow.name))),
    ...chain.steps
      .filter(({ opens }) => opens.some((each) => each.case === type))
      .map((step) => written.or(`${step.name}.opens`, messages.openedByStep(step.name))),
    ...chain.units
      .filter(({ staff }) =>
        staff?.hiring?.stages.some((stage) => stage.kind === 'case' && stage.case === type),
      )
      .map((unit) => written.or(`${unit.name}.hiring.stages`, messages.openedByHiring(unit.name))),
  ];
}

function arrivalInWords(chain: Chain, arrival: ArrivalSpec, path: string, written: WrittenValues): string {
  const batch =
    arrival.batch === undefined
      ? ''
      : messages.inBatches(written.or(`${path}.batch`, distributionWords(arrival.batch, shortNumber)));
  return waysIn(chain, arrival, path, written) + batch;
}

function waysIn(chain: Chain, arrival: ArrivalSpec, path: string, written: WrittenValues): string {
  switch (arrival.kind) {
    case 'rate':
      return messages.atRate(written.at([`${path}.rate`, path], messages.BY_FORMULA));
    case 'every':
      return messages.atIntervals(written.or(path, distributionWords(arrival.every)));
    case 'dates':
      return messages.onGivenDates(written.or(path, counted(arrival.at.length, 'date')));
    case 'person':
      return messages.perPerson(
        written.or(`${path}.per`, chain.groups[arrival.group]?.name ?? ''),
        written.at([`${path}.hazard`], messages.BY_FORMULA),
      );
    case 'counts':
      return messages.fromTable(written.or(path, counted(arrival.periods.length, 'period')));
  }
}
