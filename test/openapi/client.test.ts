/** A client whose types openapi-typescript made from the document: it compiles, and reads a site of a running bridge. */
import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { text } from 'node:stream/consumers';
import { expect, onTestFinished, test } from 'vitest';
import { nounTable } from '../acceptance/noun-table.ts';
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

test('a generated client compiles and reads a site, as a noun and by a raw call in both profiles', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'wfm-bridge-client-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  const { bridge, simulator } = await startPair();
  writeFileSync(join(folder, 'wfm.json'), (await bridge.get('/openapi/wfm.json')).text);
  writeFileSync(join(folder, 'read-site.ts'), client);
  writeFileSync(join(folder, 'package.json'), '{"type":"module"}');
  await run(folder, resolve('node_modules/openapi-typescript/bin/cli.js'), ['wfm.json', '-o', 'wfm.d.ts']);
  const strict = [
    '--strict',
    '--exactOptionalPropertyTypes',
    '--noUncheckedIndexedAccess',
    '--skipLibCheck',
    'false',
  ];
  const target = ['--target', 'es2023', '--module', 'nodenext', '--lib', 'es2023,dom'];
  await run(folder, resolve('node_modules/typescript/bin/tsc'), [...strict, ...target, 'read-site.ts']);
  const [site] = nounTable.find(({ path }) => path === '/wfm/v1/sites')?.expected(simulator.world) ?? [];
  const read = JSON.parse(
    await run(folder, 'read-site.js', [bridge.url, basic, String(site?.['id'])]),
  ) as unknown;
  expect(read).toEqual({ noun: site?.['name'], friendly: site?.['name'], exact: site?.['name'] });
}, 60_000);
