import type { Findings } from '../../experiment/findings.ts';
import { plainText } from '../plainText.ts';

/** What a unit and its organisation are called in charts. */
export interface UnitLabel {
  readonly unit: string;
  readonly organisation: string;
}

/** Labels from the scenario, made fit to be shown. */
export function unitLabel({ scenario }: Findings, unit: Findings['scenario']['units'][number]): UnitLabel {
  const organisation = scenario.organisations.find(({ name }) => name === unit.organisation);
  return { unit: plainText(unit.label), organisation: plainText(organisation?.label ?? unit.organisation) };
}
