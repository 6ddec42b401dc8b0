/** Clients whose types openapi-typescript made from the documents: they compile, and one reads a site of a running bridge. */
import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { text } from 'node:stream/consumers';
import { expect, onTestFinished, test } from 'vitest';
import { cloudEndpoints } from '../../src/api/cloud/endpoints.ts';
import { cloudDocument } from '../../src/openapi/cloud-document.ts';
import { nounTable } from '../acceptance/noun-table.ts';
import { contract } from '../support/contract.ts';
import { documentSource } from '../support/openapi-document.ts';
import { basic, startPair } from '../support/running-bridge.ts';

const client = readFileSync('test/openapi-client/read-site.txt', 'utf8');

async function run(folder: string, script: string, args: readonly string[]): Promise<string> {
  const child = spawn(process.execPath, [script, ...args], {
    cwd: folder,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const [out, err, code] = await Promise.all([
    text(child.stdout),
    text(child.stderr),
    new Promise((done) => child.once('close', done)),
  ]);
  if (code !== 0) throw new Error(`${script} ended with ${String(code)}: ${out}${err}`);
  return out;
}

const openapiTypescript = resolve('node_modules/openapi-typescript/bin/cli.js');

/** Compiles a file of the folder as strictly as its reader may. */
async function compiled(folder: string, file: string): Promise<void> {
  const strict = [
    '--strict',
    '--exactOptionalPropertyTypes',
    '--noUncheckedIndexedAccess',
    '--skipLibCheck',
    'false',
  ];
  const target = ['--target', 'es2023', '--module', 'nodenext', '--lib', 'es2023,dom'];
  await run(folder, resolve('node_modules/typescript/bin/tsc'), [...strict, ...target, file]);
}

/** A folder of modules, for the length of the test. */
function clientFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'wfm-bridge-client-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  writeFileSync(join(folder, 'package.json'), '{"type":"module"}');
  return folder;
}

test('a generated client compiles and reads a site, as a noun and by a raw call in both profiles', async () => {
  const folder = clientFolder();
  const { bridge, simulator } = await startPair();
  writeFileSync(join(folder, 'wfm.json'), (await bridge.get('/openapi/wfm.json')).text);
  writeFileSync(join(folder, 'read-site.ts'), client);
  await run(folder, openapiTypescript, ['wfm.json', '-o', 'wfm.d.ts']);
  await compiled(folder, 'read-site.ts');
  const [site] = nounTable.find(({ path }) => path === '/wfm/v1/sites')?.expected(simulator.world) ?? [];
  const read = JSON.parse(
    await run(folder, 'read-site.js', [bridge.url, basic, String(site?.['id'])]),
  ) as unknown;
  expect(read).toEqual({ noun: site?.['name'], friendly: site?.['name'], exact: site?.['name'] });
}, 60_000);

const cloudUse = `import type { components, paths } from './cloud.d.ts';
type Schemas = components['schemas'];
export const patch: Schemas['AdminTimeOffRequestPatch'] = { status: 'APPROVED', metadata: { version: 1 } };
type Status = Schemas['AdminTimeOffRequestPatch']['status'];
export const onlyAgentsCancel: 'CANCELED' extends Status ? never : true = true;
export const users = ({ entities = [] }: Schemas['WfmUserEntityListing']): readonly (string | undefined)[] =>
  entities.map(({ manager }) => manager?.id);
type Search = paths['/api/v2/workforcemanagement/managementunits/{muId}/schedules/search']['post'];
export const version = (found: Search['responses'][200]['content']['application/json']): number | undefined =>
  found.userSchedules?.['1']?.metadata.version;
`;

test('the types of the document in the words of Genesys Cloud compile', async () => {
  const folder = clientFolder();
  const document = cloudDocument({ ...documentSource(contract), endpoints: cloudEndpoints });
  writeFileSync(join(folder, 'cloud.json'), JSON.stringify(document));
  writeFileSync(join(folder, 'use.ts'), cloudUse);
  await run(folder, openapiTypescript, ['cloud.json', '-o', 'cloud.d.ts']);
  await compiled(folder, 'use.ts');
}, 60_000);
