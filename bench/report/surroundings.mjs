/** What the figures were measured on and with. Nothing that names a machine or a person. */
import { readFileSync } from 'node:fs';
import { cpus, release, totalmem } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { productRoot } from '../contract-folder.mjs';

const readJson = (path) => JSON.parse(readFileSync(path, 'utf8'));
const benchRoot = fileURLToPath(new URL('../', import.meta.url));

export function versionsText() {
  const { dependencies } = readJson(join(benchRoot, 'package.json'));
  const shown = ['soap', 'strong-soap', '@omnigraph/soap', 'saxes', 'fast-xml-parser', 'xml2js'];
  const tools = ['express', 'undici', 'graphql', 'autocannon'];
  const named = [...shown, ...tools].map((name) => `${name} ${dependencies[name]}`);
  return `wfm-bridge ${readJson(join(productRoot, 'package.json')).version}, Node ${process.versions.node} (V8 ${process.versions.v8}), ${named.join(', ')}.`;
}

export function machineText() {
  // Not availableParallelism: this process may be tied to one core by now.
  const [cpu, ...others] = cpus();
  const memory = Math.round(totalmem() / 2 ** 30);
  return `${others.length + 1} cores (${cpu?.model.trim() ?? 'unknown'}), ${memory} GB, ${process.platform} ${release()} ${process.arch}.`;
}
