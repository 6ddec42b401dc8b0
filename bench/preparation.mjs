/** Peers installed, product built, documents and contract in a folder outside the repository. */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { makeContractFolder, productRoot } from './contract-folder.mjs';
import { documentFile } from './corpus/documents.mjs';

const benchRoot = fileURLToPath(new URL('./', import.meta.url));
const minutes = 60_000;

function npm(args, cwd) {
  const run = spawnSync('npm', args, { cwd, stdio: ['ignore', 'ignore', 'inherit'], timeout: 10 * minutes });
  if (run.status !== 0) throw new Error(`npm ${args.join(' ')} failed in ${cwd}`);
}

/** npm writes its own copy of the lock when it has installed all of it; an older one is of another lock. */
export function installPeers() {
  const installed = join(benchRoot, 'node_modules', '.package-lock.json');
  const lock = join(benchRoot, 'package-lock.json');
  if (existsSync(installed) && statSync(installed).mtimeMs >= statSync(lock).mtimeMs) return;
  npm(['ci', '--loglevel=error'], benchRoot);
}

export function buildProduct() {
  npm(['run', '--silent', 'build'], productRoot);
}

export async function prepareFolder({ shapes, sizes, log }) {
  const folder = join(tmpdir(), 'wfm-bridge-bench');
  mkdirSync(folder, { recursive: true });
  const contractFolder = makeContractFolder(join(folder, 'wsdl'));
  const documents = [];
  for (const shape of shapes) {
    for (const size of sizes) {
      const document = await documentFile(folder, shape, size);
      documents.push({ ...document, number: documents.length });
      log(`document ${shape} ${size}: ${document.bytes} bytes, ${document.rows} rows`);
    }
  }
  return { folder, contractFolder, documents, logFile: join(folder, 'subjects.log') };
}
