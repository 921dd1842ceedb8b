/* What `check` says of the expected staff. */

export const STAFF_HEADING = 'Expected staff (by arithmetic: who leaves, is hired and is in training)';
export const STAFF_NOTE =
  'Staff in FTE, trainees included and recruits on their way not; on duty in persons, trainees counted for what they ' +
  'can do and the time of their mentors taken off. Approximate: people come and go evenly, recruits whose stage is a ' +
  'case do not wait for staff there, and outages, overtime, displaced work, fatigue and policies with a condition are ' +
  'left out. Cases that recruits open are in the loads above.';
