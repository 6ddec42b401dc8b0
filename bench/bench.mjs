/** `npm run bench`: prepares, measures, prints and writes results.md. A missed target is printed, never a failure. */
import { fileURLToPath } from 'node:url';
import { installPeers, buildProduct } from './preparation.mjs';

const log = (line) => process.stderr.write(`${new Date().toISOString().slice(11, 19)} ${line}\n`);

/** The peers may not be installed yet, so what imports them is loaded after they are. */
async function run() {
  installPeers();
  const { readOptions, usage } = await import('./options.mjs');
  const options = readOptions(process.argv.slice(2));
  if (options.help) {
    process.stdout.write(`${usage}\n`);
    return;
  }
  if (options.isBuilt) buildProduct();
  const { measureAll } = await import('./measure-all.mjs');
  const { writeResults } = await import('./report/results.mjs');
  const results = await measureAll(options, log);
  const path = options.out ?? fileURLToPath(new URL('results.md', import.meta.url));
  process.stdout.write(writeResults(results, { options, path }));
  log(`written: ${path}`);
}

try {
  await run();
} catch (error) {
  process.stderr.write(`bench: ${error.message}\n`);
  process.exitCode = 2;
}
