import { cpSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { runCommand } from '../support/fake-terminal.ts';

test('prints the committed document, and calls nobody', async () => {
  const { code, out, err } = await runCommand(['openapi']);
  expect([code, err]).toEqual([0, '']);
  expect(`${out.trimEnd()}\n`).toBe(readFileSync('docs/openapi/wfm.json', 'utf8'));
});

test('--swagger2 prints the copy for older tools', async () => {
  const { code, out } = await runCommand(['openapi', '--swagger2']);
  expect(code).toBe(0);
  expect(`${out.trimEnd()}\n`).toBe(readFileSync('docs/openapi/wfm.swagger2.json', 'utf8'));
});

test('--cloud prints the document in the words of Genesys Cloud', async () => {
  const { code, out } = await runCommand(['openapi', '--cloud']);
  expect(code).toBe(0);
  expect(`${out.trimEnd()}\n`).toBe(readFileSync('docs/openapi/cloud.json', 'utf8'));
  expect((await runCommand(['openapi', '--cloud', '--swagger2'])).code).toBe(2);
});

test('--server says where callers reach the bridge', async () => {
  const { out } = await runCommand(['openapi', '--server', 'https://wfm.example.com']);
  expect(JSON.parse(out)).toMatchObject({ servers: [{ url: 'https://wfm.example.com' }] });
});

test('describes the WSDLs of WSDL_DIR', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'wfm-bridge-wsdl-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  cpSync('wsdl', folder, { recursive: true });
  rmSync(join(folder, 'ConfigService'), { recursive: true });
  const { code, out } = await runCommand(['openapi'], { env: { WSDL_DIR: folder } });
  expect(code).toBe(0);
  expect(out).not.toContain('ConfigService850_GetSite');
  const missing = await runCommand(['openapi'], { env: { WSDL_DIR: join(folder, 'nowhere') } });
  expect([missing.code, missing.err]).toEqual([1, expect.stringContaining('invalid-contract')]);
});
