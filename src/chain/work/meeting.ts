import type { Chain, MeetingSpec, StepSpec } from '../chain.ts';
import type { Core } from '../core/core.ts';
import { Source, type Sources } from '../sources.ts';
import type { Unit, UnitPost } from '../unit/unit.ts';
import type { Step } from './step.ts';

/** Makes the meetings of a step, with their sources in the event list and their claims on the units that take part. */
export function addMeeting(
  core: Core,
  spec: MeetingSpec,
  step: Step,
  units: readonly Unit[],
  sources: Sources,
): void {
  const { run } = core;
  const begins = sources.add(Source.MeetingBegins, step.index);
  const ends = sources.add(Source.MeetingEnds, step.index);
  const meeting = run.addMeeting(
    step.address,
    core.numbers(spec.at),
    spec.length,
    spec.agenda ?? Number.POSITIVE_INFINITY,
    begins,
    ends,
  );
  sources.set(begins, meeting);
  sources.set(ends, meeting);
  for (const unit of units) {
    for (const post of unit.posts) {
      if (post.isMeeting && post.name === step.spec.name) {
        run.addMeetingClaim(meeting, unit.address, post.address);
      }
    }
  }
}

/** What the meetings of a chain may take of a unit: a claim a step, filled as posts are and empty between meetings. */
export function meetingClaims(chain: Chain, unit: number): UnitPost[] {
  return chain.steps.flatMap((step) => {
    const staff = placesAt(step, unit);
    return staff === 0 ? [] : [{ name: step.name, priority: step.priority, staff, isMeeting: true }];
  });
}

/** Places that a meeting takes at a unit; 0 if the step is none, or not there. */
function placesAt(step: StepSpec, unit: number): number {
  if (step.kind !== 'meeting') return 0;
  if (step.unit === unit) return step.team;
  return step.partners?.find((partner) => partner.unit === unit)?.places ?? 0;
}
