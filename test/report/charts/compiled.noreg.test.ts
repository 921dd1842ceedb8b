import { compile } from 'vega-lite';
import { expect, it } from 'vitest';
import { chartsOf } from '../../../src/report/charts/charts.ts';
import { staffFindings } from '../../support/staffFindings.ts';

/** What Vega-Lite makes of the specifications: marks with their data, scales and axes. Must not change unnoticed. */
it('charts compile to the same marks, scales and axes as before', async () => {
  const outlines = Object.fromEntries(
    chartsOf(staffFindings()).map(({ name, spec }) => [name, outlineOf(compile(structuredClone(spec)).spec)]),
  );
  await expect(`${JSON.stringify(outlines, null, 1)}\n`).toMatchFileSnapshot('compiled.noreg.json.snap');
});

type Node = Readonly<Record<string, unknown>>;

function outlineOf(node: object): unknown {
  const all = (key: string): Node[] => ((node as Node)[key] as Node[] | undefined) ?? [];
  const rows = all('data').flatMap(({ name, values }) =>
    Array.isArray(values) ? [`${String(name)}: ${values.length} rows`] : [],
  );
  const scales = all('scales').map(({ name, type }) => `${String(name)}: ${String(type)}`);
  const axes = all('axes').flatMap(({ title, orient }) =>
    title === undefined ? [] : [`${String(orient)}: ${String(title)}`],
  );
  const marks = all('marks').map((mark) => (mark['type'] === 'group' ? outlineOf(mark) : mark['type']));
  const part = (key: string, values: readonly unknown[]) => (values.length > 0 ? { [key]: values } : {});
  return { ...part('data', rows), ...part('scales', scales), ...part('axes', axes), ...part('marks', marks) };
}
