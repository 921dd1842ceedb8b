import { type Experiment, type Sample, theoryScenario } from '../../support/theory.ts';
import type { Model } from '../model.ts';
import { number, type Parameters } from '../rows.ts';

/** Long enough against the moments, short enough against their distance: a meeting that takes no time to speak of. */
const LENGTH = 0.01;
const DAY = 24;

/** Cases wait for a meeting every `period_days`, of whom `agenda` are treated; it begins at the start of the run. */
function meetings(
  parameters: Parameters,
  arrivals: string,
  agenda: number | undefined,
  periods: number,
): Experiment {
  const days = number(parameters, 'period_days');
  const most = agenda === undefined ? '' : `agenda: ${agenda}, `;
  return {
    text: theoryScenario({
      horizon: `${periods * days} days`,
      warmUp: `${Math.round(periods / 10) * days} days`,
      // A period ends at the instant before each meeting: who is open then waits for it.
      reporting: `${days} days`,
      units: { board: 1 },
      rest: `cases: { item: { arrivals: ${arrivals}, steps: { meet: { unit: o.board, meeting: { every: ${days} days, ${most}length: ${LENGTH} h }, then: end } } } }`,
    }),
    replications: 60,
    readings: {
      'E[wait to meeting, days]': inDays,
      'E[wait, days]': inDays,
      'E[queue just before meeting]': (sample) => {
        const open = sample.series('item', 'open');
        return open.reduce((sum, count) => sum + count, 0) / open.length;
      },
    },
  };
}

function inDays(sample: Sample): readonly [number, number] {
  const [hours, started] = sample.pair('item.meet', 'wait_mean');
  return [hours / DAY, started];
}

const capped = (parameters: Parameters, agenda = number(parameters, 'agenda_cap')): Experiment =>
  meetings(parameters, `${number(parameters, 'lambda_per_day')} / day`, agenda, 500);

export const MEETINGS: readonly Model[] = [
  {
    name: 'periodic meeting, agenda cap (bulk service)',
    experiment: (parameters) => capped(parameters),
    wrong: {
      title: 'room for one case more',
      experiment: (parameters) => capped(parameters, number(parameters, 'agenda_cap') + 1),
    },
  },
  {
    name: 'periodic meeting, no cap',
    experiment: (parameters) => meetings(parameters, '1 / day', undefined, 200),
    wrong: {
      title: 'a tenth longer between meetings',
      experiment: (parameters) =>
        meetings(
          { ...parameters, period_days: Math.round(number(parameters, 'period_days') * 1.1) },
          '1 / day',
          undefined,
          200,
        ),
    },
  },
];
