import type { Hours } from '../../engine/hours.ts';
import type { StepSpec } from '../chain.ts';

/**
 * Person-hours an hour that the meetings of a step take of a unit in the window [from, to], by arithmetic: meetings × the
 * chance that something is on the agenda × length × places, no more places than there are persons on duty.
 *
 * What comes between two meetings is taken as Poisson with the mean of the window, so that the chance is 1 − e^(−visits ×
 * interval): too low where cases are left over from a full agenda or come in regularly, too high where they come in batches.
 */
export function meetingHours(
  step: StepSpec,
  unit: number,
  onDuty: number,
  visits: number,
  from: Hours,
  to: Hours,
): number {
  const { meeting } = step;
  if (meeting === undefined) return 0;
  const places =
    step.unit === unit ? step.team : (step.partners?.find((partner) => partner.unit === unit)?.places ?? 0);
  const count = meeting.at.filter((at) => at >= from && at < to).length;
  if (places === 0 || count === 0) return 0;
  const chance = -Math.expm1((-visits * (to - from)) / count);
  return (count * chance * meeting.length * Math.min(places, onDuty)) / (to - from);
}
