/** A WSDL folder for the product: its own one, with the bench service and what is to be known about it added. */
import { cpSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const ours = fileURLToPath(new URL('wsdl/', import.meta.url));
export const productRoot = fileURLToPath(new URL('../', import.meta.url));
export const benchWsdl = join(ours, 'BenchService', 'WFMBenchService850.wsdl');

const readJson = (path) => JSON.parse(readFileSync(path, 'utf8'));

/** Makes the folder anew each time: the product's own WSDLs may have changed since the last run. */
export function makeContractFolder(folder) {
  cpSync(join(productRoot, 'wsdl'), folder, { recursive: true, force: true });
  cpSync(join(ours, 'BenchService'), join(folder, 'BenchService'), { recursive: true, force: true });

  const conventions = readJson(join(folder, 'conventions.json'));
  const added = readJson(join(ours, 'conventions.bench.json'));
  conventions.dates.push(...added.dates);
  Object.assign(conventions.enums, added.enums);
  writeFileSync(join(folder, 'conventions.json'), JSON.stringify(conventions));

  const operations = readJson(join(folder, 'operations.json'));
  Object.assign(operations.safety, readJson(join(ours, 'operations.bench.json')).safety);
  writeFileSync(join(folder, 'operations.json'), JSON.stringify(operations));
  return folder;
}
