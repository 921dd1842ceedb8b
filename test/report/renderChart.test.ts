import { describe, expect, it } from 'vitest';
import { chartsOf } from '../../src/report/charts/charts.ts';
import { fontWidths } from '../../src/report/fonts.ts';
import { renderPng, renderSvg } from '../../src/report/renderChart.ts';
import { exampleFindings } from '../support/findings.ts';

const spec = chartsOf(exampleFindings())[0]?.spec;
if (!spec) throw new Error('The example has no chart');

/** A drawing of one word, to see how wide the renderer really draws it. */
async function inkWidth(text: string, weight: string): Promise<number> {
  const { Resvg } = await import('@resvg/resvg-js');
  const { FONT_FILES } = await import('../../src/report/fonts.ts');
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="900" height="60"><text x="9" y="40" font-family="DejaVu Sans" font-weight="${weight}" font-size="20">${text}</text></svg>`;
  return (
    new Resvg(svg, { font: { loadSystemFonts: false, fontFiles: [...FONT_FILES] } }).getBBox()?.width ?? 0
  );
}

describe('renderSvg', () => {
  it('reports what the chart libraries warn of', async () => {
    const warnings: string[] = [];
    await renderSvg(
      {
        data: { values: [] },
        mark: 'bar',
        encoding: { x: { field: 'a', type: 'nominal', scale: { base: 3 } } },
      } as never,
      (warning) => warnings.push(warning),
    );
    expect(warnings.length).toBeGreaterThan(0);
  });

  it('fails on a spec that is none', async () => {
    await expect(renderSvg({} as never)).rejects.toThrow();
  });
});

describe('measured text', () => {
  it.each(['normal', 'bold'])('in %s is as wide as it is drawn, to 3 %%', async (weight) => {
    const text = 'The chain holds to 1 February 2020 in 37 % of the futures';
    const drawn = await inkWidth(text, weight);
    const measured = fontWidths(weight === 'bold').width(text, 20);
    expect(Math.abs(measured / drawn - 1)).toBeLessThan(0.03);
  });

  it('is what charts are laid out by: a longer label at the right widens the chart by its width', async () => {
    const chart = (label: string): Promise<string> =>
      renderSvg({
        config: { font: 'DejaVu Sans' },
        data: { values: [{ label }] },
        mark: 'bar',
        encoding: { y: { field: 'label', type: 'nominal', axis: { labelLimit: 500, labelFontSize: 10 } } },
      });
    const width = async (label: string): Promise<number> =>
      Number(/width="(\d+)"/.exec(await chart(label))?.[1]);
    const more = (await width('iiiiiiiiiimmmmmmmmmm')) - (await width('iiiiiiiiii'));
    expect(Math.abs(more - (10 * 10 * 1995) / 2048)).toBeLessThan(2);
  });
});

describe('renderPng', () => {
  it('draws the text: without it the picture is another', async () => {
    const svg = await renderSvg(spec);
    const silent = svg.replace(/<text[^>]*>[^<]*<\/text>/g, '');
    expect(silent.length).toBeLessThan(svg.length);
    const [withText, without] = [await renderPng(svg), await renderPng(silent)];
    expect(Buffer.compare(withText, without)).not.toBe(0);
    // Text is a good part of the ink, not a few stray pixels.
    expect(withText.length).toBeGreaterThan(1.3 * without.length);
  });

  it('gives the same bytes twice, at two pixels a unit', async () => {
    const svg = await renderSvg(spec);
    const png = Buffer.from(await renderPng(svg));
    expect(png.equals(await renderPng(svg))).toBe(true);
    expect(png.readUInt32BE(16)).toBe(2 * Number(/width="(\d+)"/.exec(svg)?.[1]));
  });
});
