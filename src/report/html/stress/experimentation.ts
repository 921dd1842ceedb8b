import type { Findings } from '../../../experiment/findings.ts';
import { longDate } from '../../dateWords.ts';
import { counted, days, hours } from '../../numberWords.ts';
import { type ItemGroup, list, paragraphs } from './item.ts';
import * as texts from './texts.ts';

/** Section 4 of the guideline. */
export function experimentation({ scenario, verdict }: Findings): ItemGroup {
  const { record } = scenario;
  return {
    title: 'Experimentation',
    items: [
      {
        number: '4.1',
        title: 'Initialisation',
        content: `${paragraphs(verdict.begins_from)}\n${list(record.beginning)}`,
      },
      {
        number: '4.2',
        title: 'Run length',
        content: paragraphs(
          `From ${longDate(scenario.start)} to ${longDate(scenario.end)}, ${counted(record.reportingPeriods, 'reporting period')}. ` +
            (record.warmUpDays === 0
              ? 'No warm-up.'
              : `A warm-up of ${days(record.warmUpDays)} comes before it.`) +
            ` Rates that change with time have a knot every ${hours(record.tick)} at least; ${counted(record.closedDays, 'holiday')} in the calendar.`,
        ),
      },
      {
        number: '4.3',
        title: 'Estimation approach',
        content: paragraphs(`${counted(scenario.replications, 'replication')}. ${texts.ESTIMATION}`),
      },
    ],
  };
}
