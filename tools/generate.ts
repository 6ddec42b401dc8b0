/**
 * Prints everything that follows from `wsdl/` and from the tables in the code: `npm run generate` writes the files,
 * with `--check` it only compares and fails on a difference.
 */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { configurationTable } from './configuration-table.ts';
import { coveragePage } from './coverage-page.ts';
import { errorTable } from './error-table.ts';
import { fidelityPage } from './fidelity-page.ts';
import { openApiFiles } from './openapi-files.ts';
import { loadContract } from '../src/contract/load.ts';
import { printTypescript } from './print-typescript.ts';
import { reliabilityPage } from './reliability-page.ts';
import { scopePage } from './scope-page.ts';
import { supportPage } from './support-page.ts';

const model = loadContract('wsdl');
const files = new Map<string, string>();
for (const [name, text] of printTypescript(model)) files.set(`src/wfm/generated/${name}`, text);
for (const [path, text] of openApiFiles(model)) files.set(path, text);

files.set('docs/wsdl-support.md', supportPage());
files.set('docs/fidelity.md', fidelityPage(model));
files.set('docs/coverage.md', coveragePage(model));
files.set('docs/reliability.md', reliabilityPage());
files.set('docs/scope-and-views.md', scopePage());

/** Replaces what stands between `<!-- generated: name -->` and `<!-- end -->`. */
function withBlock(text: string, name: string, content: string): string {
  const block = new RegExp(`(<!-- generated: ${name} -->\\n)[\\s\\S]*?(<!-- end -->)`);
  if (!block.test(text)) throw new Error(`README.md has no block "${name}"`);
  return text.replace(block, (_all, start: string, end: string) => `${start}\n${content.trim()}\n\n${end}`);
}

const readme = readFileSync('README.md', 'utf8');
const withConfiguration = withBlock(readme, 'configuration', configurationTable());
files.set('README.md', withBlock(withConfiguration, 'errors', errorTable()));

function current(path: string): string | undefined {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return undefined;
  }
}

const stale = [...files].filter(([path, text]) => current(path) !== text);
if (process.argv.includes('--check')) {
  for (const [path] of stale) console.error(`${path} is not what \`npm run generate\` prints`);
  process.exitCode = stale.length === 0 ? 0 : 1;
} else {
  for (const [path, text] of stale) {
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, text);
    console.log(`wrote ${path}`);
  }
}
