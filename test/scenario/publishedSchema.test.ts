import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { publishedSchema, scenarioSchema } from '../../src/scenario/index.ts';
import { FULL_SCENARIO } from '../support/scenarioText.ts';

describe('the published JSON Schema', () => {
  it('is up to date (write it again with: npx vitest run --config test/vitest.config.ts test/scenario/publishedSchema -u)', async () => {
    await expect(`${JSON.stringify(publishedSchema(), null, 2)}\n`).toMatchFileSnapshot(
      '../../scenarios/scenario.schema.json',
    );
  });

  it('describes every key', () => {
    const bare: string[] = [];
    const visit = (node: unknown, path: string): void => {
      if (typeof node !== 'object' || node === null) return;
      const { properties, ...rest } = node as { properties?: Record<string, unknown> };
      for (const [key, value] of Object.entries(properties ?? {})) {
        const text = JSON.stringify(value);
        // Parameters of distributions explain themselves.
        if (!text.includes('"description"') && !text.includes('$ref') && !path.includes('anyOf'))
          bare.push(`${path}.${key}`);
        visit(value, `${path}.${key}`);
      }
      for (const [key, value] of Object.entries(rest)) visit(value, `${path}.${key}`);
    };
    visit(publishedSchema(), '');
    expect(bare).toEqual([]);
  });

  it('is strict: no map takes keys that it does not name', () => {
    const text = JSON.stringify(publishedSchema());
    expect(text.match(/"properties":/g)?.length).toBe(text.match(/"additionalProperties":false/g)?.length);
  });

  it('the scenario that uses every key passes it, and uses every key', () => {
    const data: unknown = parse(FULL_SCENARIO);
    expect(scenarioSchema.safeParse(data).success).toBe(true);
    const used = new Set<string>();
    const visit = (node: unknown): void => {
      if (typeof node !== 'object' || node === null) return;
      for (const [key, value] of Object.entries(node)) {
        used.add(key);
        visit(value);
      }
    };
    visit(data);
    const unused = Object.keys(scenarioSchema.shape).filter((key) => !used.has(key));
    expect(unused).toEqual(['extends']);
  });
});
