import { it } from 'vitest';
import { compileDistribution } from '../../../src/engine/distribution.ts';
import { inverseIncompleteGamma } from '../../../src/engine/special/inverseIncompleteGamma.ts';
import { inverseIncompleteBeta } from '../../../src/engine/special/inverseIncompleteBeta.ts';
import { replicationsToSettle, decide } from '../../../src/statistics/confidenceSequence.ts';
import { splitMix } from '../../support/splitMix.ts';
it('speed and accuracy', () => {
  const lines: string[] = [];
  for (const cv of [1000, 100, 30, 10, 3, 1.5, 1, 0.6, 0.3, 0.1, 0.03, 0.0101, 0.0099, 0.001]) {
    const t0 = performance.now();
    const d = compileDistribution({ family: 'gamma', parameters: { mean: 1, cv } });
    const built = performance.now() - t0;
    const g = splitMix(7);
    let worst = 0, at = 0;
    const k = 1 / cv ** 2;
    for (let i = 0; i < 3000; i++) {
      const r = g(); const u = i % 3 === 0 ? r : i % 3 === 1 ? 10 ** (-15 * r) : 1 - 10 ** (-15 * r);
      const want = inverseIncompleteGamma(k, u) / k;
      const e = Math.abs(d.sample(u) - want) / Math.max(want, 1e-6);
      if (e > worst) { worst = e; at = u; }
    }
    const t1 = performance.now(); let s = 0;
    for (let i = 0; i < 1e6; i++) s += d.sample((i + 0.5) / 1e6);
    lines.push(`gamma cv ${cv} built ${built.toFixed(1)} ms, worst ${worst.toExponential(2)} at ${at}, ${((performance.now() - t1)).toFixed(0)} ns, mean ${s / 1e6}`);
  }
  for (const mode of [0, 0.01, 0.3, 0.5, 0.9, 1]) {
    const t0 = performance.now();
    const d = compileDistribution({ family: 'pert', parameters: { min: 0, mode, max: 1 } });
    const built = performance.now() - t0;
    let worst = 0; const g = splitMix(3);
    for (let i = 0; i < 3000; i++) {
      const r = g(); const u = i % 3 === 0 ? r : i % 3 === 1 ? 10 ** (-15 * r) : 1 - 10 ** (-15 * r);
      const want = inverseIncompleteBeta(1 + 4 * mode, 5 - 4 * mode, u);
      worst = Math.max(worst, Math.abs(d.sample(u) / want - 1), Math.abs((1 - d.sample(u)) / (1 - want) - 1) * (1 - want > 1e-6 ? 1 : 0));
    }
    const t1 = performance.now(); let s = 0;
    for (let i = 0; i < 1e6; i++) s += d.sample((i + 0.5) / 1e6);
    lines.push(`pert ${mode} built ${built.toFixed(1)} worst ${worst.toExponential(2)} ${((performance.now() - t1)).toFixed(0)} ns mean ${s / 1e6}`);
  }
  for (const [f, p] of [['exponential', { mean: 1 }], ['lognormal', { mean: 1, cv: 1 }], ['weibull', { mean: 1, cv: 0.5 }], ['normal', { mean: 1, cv: 0.5 }]] as const) {
    const d = compileDistribution({ family: f, parameters: p });
    const t1 = performance.now(); let s = 0;
    for (let i = 0; i < 1e6; i++) s += d.sample((i + 0.5) / 1e6);
    lines.push(`${f} ${((performance.now() - t1)).toFixed(0)} ns mean ${s / 1e6} ${d.mean}`);
  }
  for (const [k, n] of [[0, 0], [8, 8], [190, 200], [185, 200], [180, 200], [170, 200], [1810, 2000], [9030, 10000], [3, 200],[15,16],[9,9]] as const) {
    const t = performance.now();
    lines.push(`settle ${k}/${n}: ${decide(k, n, 0.9, 0.95)} ${replicationsToSettle(k, n, 0.9, 0.95, 1e6)} ${(performance.now() - t).toFixed(1)} ms`);
  }
  const t = performance.now();
  lines.push(`decide 1e7: ${decide(9003000, 1e7, 0.9, 0.95)} ${(performance.now() - t).toFixed(1)} ms`);
  console.log(lines.join('\n'));
});
