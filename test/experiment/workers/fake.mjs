// A worker as the pool sees one. What it does with a block follows from `plan.variants[0].chain.script`, so that
// tests can say which block fails, and how. A file remembers deaths from one thread to the next.
import { existsSync, writeFileSync } from 'node:fs';
import { parentPort, workerData } from 'node:worker_threads';

const { script, memory } = workerData.variants[0].chain;

parentPort.on('message', async ({ first, count }) => {
  const what = script[first];
  writeFileSync(`${memory}-given-${first}`, '');
  if (what?.delay) await new Promise((done) => setTimeout(done, what.delay));
  const died = `${memory}-died-${first}`;
  if (what?.dies === 'always' || (what?.dies === 'once' && !existsSync(died))) {
    writeFileSync(died, '');
    if (what.how === 'throw') throw new Error('out of luck');
    process.exit(3);
  }
  if (what?.busy) for (;;);
  if (what?.failure) {
    parentPort.postMessage({ failure: { from: first, to: first, ...what.failure } });
    return;
  }
  const values = new Float64Array(count).map((_, i) => first + i);
  const breaches = new Float64Array(0);
  parentPort.postMessage({ result: { first, count, values, breaches, events: count } }, [values.buffer]);
});
