import type { IncidentSpec, ThreatSpec } from '../../chain/chain.ts';
import { messages } from '../messages.ts';
import { PHRASES } from '../schema/phrases.ts';
import type { IncidentText } from '../schema/threat.ts';
import { at, type Spot, TOP } from '../spot.ts';
import { PER_TIME, PLAIN, TIME } from '../unitOfMeasure.ts';
import type { Compilation } from './compilation.ts';
import { compileFormula } from './formulaValue.ts';
import { compileThreatPath } from './threatPath.ts';
import { compileDates, type Timeframe } from './timeframe.ts';
import { compileNumber } from './value.ts';

/** Without a threat picture the factor is 1. */
const NO_THREAT: ThreatSpec = {
  levels: [{ name: 'standing', factor: 1 }],
  path: { kind: 'fixed', level: 0 },
  incidents: [],
};

export function compileThreat(
  c: Compilation,
  parameters: readonly number[],
  timeframe: Timeframe,
): ThreatSpec {
  const { threat } = c.data;
  if (threat === undefined) return NO_THREAT;
  const spot = at(TOP, 'threat');
  const levels = Object.entries(threat.levels).map(([name, value]) => ({
    name,
    factor:
      compileNumber(c, at(at(spot, 'levels'), name), value, {
        phrase: PHRASES.number,
        dimension: PLAIN,
        least: 0,
      }) ?? 1,
  }));
  const incidents = Object.entries(threat.incidents ?? {}).map(([name, incident]) =>
    compileIncident(c, at(at(spot, 'incidents'), name), name, incident, timeframe),
  );
  return { levels, path: compileThreatPath(c, spot, threat, parameters, timeframe), incidents };
}

function compileIncident(
  c: Compilation,
  spot: Spot,
  name: string,
  { rate, dates, surge, halfLife }: IncidentText,
  timeframe: Timeframe,
): IncidentSpec {
  if (rate === undefined && dates === undefined) {
    c.fault(spot, 'scenario.missing-key', messages.incidentNever(name), {
      expected: messages.rateOrDates(),
      atKey: true,
    });
  }
  const perHour =
    rate === undefined
      ? undefined
      : compileFormula(c, at(spot, 'rate'), rate, { phrase: PHRASES.rate, dimension: PER_TIME, least: 0 });
  return {
    name,
    ...(perHour === undefined ? {} : { rate: perHour }),
    dates: compileDates(c, at(spot, 'dates'), dates ?? [], timeframe),
    surge:
      compileNumber(c, at(spot, 'surge'), surge, { phrase: PHRASES.number, dimension: PLAIN, least: 0 }) ?? 0,
    halfLife:
      compileNumber(c, at(spot, 'halfLife'), halfLife, { phrase: PHRASES.span, dimension: TIME, above: 0 }) ??
      1,
  };
}
