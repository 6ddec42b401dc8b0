import { spawnSync } from 'node:child_process';
import {
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';

interface Tables {
  readonly layers: Readonly<Record<string, readonly string[]>>;
  readonly owners: Readonly<Record<string, readonly string[]>>;
}
const { layers, owners } = createRequire(import.meta.url)('../../tools/layer-table.cjs') as Tables;

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'wfm-bridge-layers-'));
  for (const name of ['node_modules', 'tools', 'tsconfig.json', 'package.json', '.dependency-cruiser.cjs']) {
    symlinkSync(resolve(name), join(folder, name));
  }
});
afterEach(() => {
  rmSync(folder, { recursive: true, force: true });
});

/** Cruises a tree of these files and returns the names of the rules that were broken. */
function brokenRules(files: Readonly<Record<string, string>>): string[] {
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), text);
  }
  const bin = resolve('node_modules/dependency-cruiser/bin/dependency-cruise.mjs');
  const args = [bin, '--config', '.dependency-cruiser.cjs', '--output-type', 'json', 'src'];
  const run = spawnSync(process.execPath, args, {
    cwd: folder,
    encoding: 'utf8',
    maxBuffer: 64 * 1024 * 1024,
  });
  const report = JSON.parse(run.stdout) as {
    readonly summary: {
      readonly totalCruised: number;
      readonly violations: readonly { readonly rule: { readonly name: string } }[];
    };
  };
  expect(report.summary.totalCruised).toBeGreaterThan(1);
  return [...new Set(report.summary.violations.map((violation) => violation.rule.name))].sort();
}

const target = 'export const value = 1;\n';

test.each([
  [
    'an import of a higher folder',
    { 'src/contract/a.ts': "export { value } from '../wfm/b.ts';\n", 'src/wfm/b.ts': target },
    'layer-contract',
  ],
  [
    'a side-effect import',
    { 'src/codec/a.ts': "import '../http/b.ts';\nexport const a = 1;\n", 'src/http/b.ts': target },
    'layer-codec',
  ],
  [
    'a dynamic import',
    { 'src/api/a.ts': "export const a = import('../http/b.ts');\n", 'src/http/b.ts': target },
    'layer-api',
  ],
  [
    'a type import',
    {
      'src/api/a.ts': "import type { B } from '../wfm/transport.ts';\nexport type A = B;\n",
      'src/wfm/transport.ts': 'export type B = 1;\n',
    },
    'layer-api',
  ],
  [
    'simulator and wfm sharing code',
    { 'src/simulator/a.ts': "export { value } from '../wfm/b.ts';\n", 'src/wfm/b.ts': target },
    'layer-simulator',
  ],
  [
    'a package outside its owner',
    {
      'src/api/a.ts': "import express from 'express';\nexport const a = express;\n",
      'src/api/b.ts': "export { a } from './a.ts';\n",
    },
    'package-express',
  ],
  [
    'a package nobody owns',
    {
      'src/api/a.ts': "import fc from 'fast-check';\nexport const a = fc;\n",
      'src/api/b.ts': "export { a } from './a.ts';\n",
    },
    'package-without-owner',
  ],
  [
    'a file read in a pure folder',
    {
      'src/codec/a.ts': "import { readFileSync } from 'node:fs';\nexport const a = readFileSync;\n",
      'src/codec/b.ts': "export { a } from './a.ts';\n",
    },
    'pure-folders-have-no-effects',
  ],
  [
    'a socket to WFM in another file',
    {
      'src/wfm/a.ts': "import { request } from 'node:https';\nexport const a = request;\n",
      'src/wfm/b.ts': "export { a } from './a.ts';\n",
    },
    'sockets-to-wfm-open-in-three-files',
  ],
])('%s breaks a rule', (_name, files, rule) => {
  expect(brokenRules(files)).toContain(rule);
});

test('an allowed import breaks none', () => {
  expect(
    brokenRules({ 'src/wfm/a.ts': "export { value } from '../codec/b.ts';\n", 'src/codec/b.ts': target }),
  ).toEqual([]);
});

test('every folder of src has a row in the table, and every row a folder', () => {
  const folders = readdirSync('src', { withFileTypes: true }).filter(
    (entry) => entry.isDirectory() && entry.name !== 'cli',
  );
  expect(folders.map((entry) => entry.name).sort()).toEqual(Object.keys(layers).sort());
});

test('every package that is owned is a dependency, and every dependency is owned', () => {
  const { dependencies } = JSON.parse(readFileSync('package.json', 'utf8')) as {
    readonly dependencies: object;
  };
  expect(Object.keys(owners).sort()).toEqual(Object.keys(dependencies).sort());
});

test('ARCHITECTURE.md shows the same table', () => {
  const text = readFileSync('ARCHITECTURE.md', 'utf8');
  const rows = [...text.matchAll(/^\| `([\w-]+)` \| [^|]*\|([^|]*)\|$/gm)];
  const shown = rows.map(([, name = '', allowed = '']) => [
    name,
    [...allowed.matchAll(/`([\w/-]+)`/g)].map(([, item = '']) => item),
  ]);
  expect(Object.fromEntries(shown)).toEqual(layers);
});
