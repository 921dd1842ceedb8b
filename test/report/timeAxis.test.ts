import { afterEach, describe, expect, it } from 'vitest';
import { chartsOf } from '../../src/report/charts/charts.ts';
import { timeAxis } from '../../src/report/charts/timeAxis.ts';
import { renderSvg } from '../../src/report/renderChart.ts';
import { exampleFindings } from '../support/findings.ts';

const { scenario } = exampleFindings();

describe('timeAxis', () => {
  it('spans the measured time exactly, in UTC', () => {
    const { scale } = timeAxis({ ...scenario, start: '2015-02-01', end: '2015-12-31T06:30' }, 'at');
    expect(scale).toMatchObject({
      type: 'utc',
      nice: false,
      domain: [
        { year: 2015, month: 2, date: 1, hours: 0, minutes: 0, utc: true },
        { year: 2015, month: 12, date: 31, hours: 6, minutes: 30, utc: true },
      ],
    });
  });

  it.each([
    ['2020-02-01', '%Y'],
    ['2016-02-01', '%b %Y'],
    ['2015-02-20', '%-d %b'],
    ['2015-02-02', '%-d %b %H:%M'],
  ])('of a span to %s has labels as %s', (end, format) => {
    expect(timeAxis({ ...scenario, end }, 'at').axis.format).toBe(format);
  });
});

describe('a drawn time axis', () => {
  const zone = process.env['TZ'];
  afterEach(() => {
    process.env['TZ'] = zone;
  });

  it('has a label a year, and is the same in every time zone', async () => {
    const drawn: string[] = [];
    for (const each of ['UTC', 'America/Los_Angeles', 'Asia/Tokyo']) {
      process.env['TZ'] = each;
      for (const { spec } of chartsOf(exampleFindings())) drawn.push(await renderSvg(spec));
    }
    expect(drawn.slice(4, 8)).toEqual(drawn.slice(0, 4));
    expect(drawn.slice(8)).toEqual(drawn.slice(0, 4));
    const years = [...(drawn[1] as string).matchAll(/>(20\d\d)</g)].map((match) => match[1]);
    expect(years).toEqual(['2016', '2017', '2018', '2019', '2020']);
  });
});
