import type { OutageSpec } from '../../chain/chain.ts';
import { messages } from '../messages.ts';
import type { OutageText } from '../schema/organisations.ts';
import { PHRASES } from '../schema/phrases.ts';
import { at, type Spot } from '../spot.ts';
import { PER_TIME, PLAIN, TIME } from '../unitOfMeasure.ts';
import type { Compilation } from './compilation.ts';
import { compileDistribution } from './distribution.ts';
import { compileFormula } from './formulaValue.ts';
import { compileDates, type Timeframe } from './timeframe.ts';
import { compileNumber } from './value.ts';

/** Compiles the outages of a unit: each on dates or at a rate. */
export function compileOutages(
  c: Compilation,
  spot: Spot,
  outages: readonly OutageText[],
  timeframe: Timeframe,
): OutageSpec[] {
  return outages.flatMap((outage, index) => {
    const spec = compileOutage(c, at(spot, index), outage, timeframe);
    return spec === undefined ? [] : [spec];
  });
}

function compileOutage(
  c: Compilation,
  spot: Spot,
  { on, rate, lasts, takes }: OutageText,
  timeframe: Timeframe,
): OutageSpec | undefined {
  if ((on === undefined) === (rate === undefined)) {
    const message = on === undefined ? messages.outageNever() : messages.outageTwice();
    c.fault(spot, 'scenario.outage', message, { expected: messages.outageExpected() });
  }
  const perHour =
    rate === undefined
      ? undefined
      : compileFormula(c, at(spot, 'rate'), rate, { phrase: PHRASES.rate, dimension: PER_TIME, least: 0 });
  const dates = on === undefined ? [] : compileDates(c, at(spot, 'on'), on, timeframe);
  const duration = compileDistribution(c, at(spot, 'lasts'), lasts, {
    phrase: PHRASES.distribution,
    dimension: TIME,
    isPositive: true,
  });
  const share = compileNumber(c, at(spot, 'takes'), takes, {
    phrase: PHRASES.share,
    dimension: PLAIN,
    above: 0,
    most: 1,
  });
  if (duration === undefined || share === undefined) return undefined;
  return { ...(perHour === undefined ? {} : { rate: perHour }), dates, lasts: duration, takes: share };
}
