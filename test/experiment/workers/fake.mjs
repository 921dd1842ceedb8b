// A worker as the pool sees one. What it does with a block follows from `variant.chain.script`, so that tests can say
// which block fails, and how. A file remembers deaths from one thread to the next.
import { existsSync, writeFileSync } from 'node:fs';
import { parentPort, threadId, workerData } from 'node:worker_threads';

const chains = new Map();

parentPort.on('message', async ({ block, variant, forget }) => {
  for (const number of forget) chains.delete(number);
  if (variant) chains.set(block.variant, variant.chain);
  const { first, count } = block;
  const { script, memory } = chains.get(block.variant);
  const what = script[first];
  writeFileSync(`${memory}-given-${first}`, '');
  if (what?.delay) await new Promise((done) => setTimeout(done, what.delay));
  const died = `${memory}-died-${first}`;
  if (what?.dies === 'always' || (what?.dies === 'once' && !existsSync(died))) {
    writeFileSync(died, '');
    if (what.how === 'throw') throw new Error('out of luck');
    process.exit(3);
  }
  if (what?.busy) for (;;) if (what.listens && Atomics.load(workerData.stop, 0) === 1) break;
  if (what?.failure) {
    parentPort.postMessage({ failure: { from: first, to: first, ...what.failure } });
    return;
  }
  const values = new Float64Array(count).map((_, i) => 1000 * block.variant + first + i);
  const breaches = Float64Array.of(threadId, chains.size);
  parentPort.postMessage({ result: { first, count, values, breaches, events: count } }, [values.buffer]);
});
