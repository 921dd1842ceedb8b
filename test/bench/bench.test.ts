import { afterAll, describe, expect, it } from 'vitest';
import { CProgram } from './cProgram.ts';
import { MODELS } from './models.ts';
import { quickBench, quickFaults } from './quickBench.ts';

const FOLDER = new URL('./', import.meta.url);

describe('the bench', () => {
  const program = CProgram.compile(FOLDER);
  afterAll(() => program.dispose());

  it.each(MODELS)(
    '$title: simulated and in C are one model, within a stated interval of theory',
    async (model) => {
      const finding = await quickBench(model, program, FOLDER);
      expect(quickFaults(finding)).toEqual([]);
      // Each of the judgements can fail.
      expect(quickFaults({ ...finding, events: finding.events + 1 })).toHaveLength(2);
      expect(quickFaults({ ...finding, eventsInC: finding.eventsInC * 1.02 })).toHaveLength(1);
      expect(
        quickFaults({ ...finding, value: finding.model.theory * (1 + 2 * model.quick.within) }),
      ).toHaveLength(1);
      expect(quickFaults({ ...finding, valueInC: Number.NaN })).toHaveLength(1);
    },
  );
});
