// Compiles the core (AssemblyScript to WebAssembly) and writes its bytes as a module of the host, so that they are found
// wherever that runs. Does nothing if those are of the present sources.
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const here = fileURLToPath(new URL('.', import.meta.url));
const target = fileURLToPath(new URL('../chain/core/bytes.ts', import.meta.url));

const sources = readdirSync(here, { recursive: true, encoding: 'utf8' })
  .filter((name) => /\.m?ts$|\.mjs$/.test(name))
  .sort();
const hash = createHash('sha256');
const { devDependencies } = JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8'));
hash.update(`${devDependencies.assemblyscript} ${devDependencies.binaryen}\n`);
for (const name of sources) hash.update(`${name}\n${readFileSync(`${here}${name}`, 'utf8')}`);
const heading = `// The core, compiled by src/core/build.mjs from sources ${hash.digest('hex').slice(0, 16)}.`;

if (!existsSync(target) || !readFileSync(target, 'utf8').startsWith(heading)) {
  const bytes = Buffer.from(await inlined(await compiled())).toString('base64');
  writeFileSync(target, `${heading}\nexport const CORE =\n  '${bytes}';\n`);
}

/** The module as the compiler makes it: no checks that a right program does not need, nothing is freed. */
async function compiled() {
  const { default: asc } = await import('assemblyscript/asc');
  let binary;
  const files = {
    readFile: (name) => (existsSync(`${here}${name}`) ? readFileSync(`${here}${name}`, 'utf8') : null),
    writeFile(name, contents) {
      if (name === 'core.wasm') binary = contents;
    },
    listFiles: () => [],
  };
  const entries = readdirSync(`${here}exports`).map((name) => `exports/${name}`);
  // `Math` is the host's own, so that draws are the same bit for bit inside and outside.
  const flags = ['-O3', '--noAssert', '--runtime', 'stub', '--use', 'abort=', '--use', 'Math=JSMath'];
  const { error, stderr } = await asc.main([...entries, '-o', 'core.wasm', ...flags], files);
  if (error || binary === undefined) {
    console.error(stderr.toString());
    process.exit(1);
  }
  return binary;
}

/** The same with small functions put where they are called, which Node does not do by itself: a fifth faster. */
async function inlined(binary) {
  const { default: binaryen } = await import('binaryen');
  const module = binaryen.readBinary(binary);
  const { MVP, BulkMemory, BulkMemoryOpt, SignExt, NontrappingFPToInt, MutableGlobals } = binaryen.Features;
  module.setFeatures(MVP | BulkMemory | BulkMemoryOpt | SignExt | NontrappingFPToInt | MutableGlobals);
  binaryen.setOptimizeLevel(4);
  binaryen.setShrinkLevel(0);
  binaryen.setAlwaysInlineMaxSize(150);
  binaryen.setFlexibleInlineMaxSize(600);
  binaryen.setOneCallerInlineMaxSize(100_000);
  binaryen.setAllowInliningFunctionsWithLoops(true);
  // What one round has put together is looked at as a whole in the next.
  for (let round = 0; round < 3; round++) module.optimize();
  return module.emitBinary();
}
