import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { expect, test } from 'vitest';

const tracked = execFileSync('git', ['ls-files', '--cached', '--others', '--exclude-standard'], {
  encoding: 'utf8',
})
  .split('\n')
  .filter((path) => path !== '');
const sources = tracked.filter(
  (path) => /^(?:src|test|tools)\/.*\.ts$/.test(path) && !path.startsWith('src/wfm/generated/'),
);
const read = (path: string): string => readFileSync(path, 'utf8');

/** Words of the domain that end like a drawer: WFM has exception types, time-off types and types of states. */
const domainWords = /(?:exception|time-off|state|contract)-types(?:\.test)?\.ts$/;

test('files are kebab-case and no drawer is among them', () => {
  const drawer = /(?:^|-)(?:utils?|helpers?|common|misc|types|index|manager)(?:\.test)?\.ts$/;
  const kebab = /^[a-z0-9]+(?:-[a-z0-9]+)*(?:\.test)?\.ts$/;
  const names = sources.map((path) => basename(path)).filter((name) => !domainWords.test(name));
  expect(names.filter((name) => !kebab.test(name) || drawer.test(name))).toEqual([]);
});

test('source files stay small: median 100 lines, none over 250', () => {
  const sizes = sources
    .filter((path) => path.startsWith('src/'))
    .map((path) => read(path).split('\n').length);
  sizes.sort((a, b) => a - b);
  expect(sizes[Math.floor(sizes.length / 2)]).toBeLessThanOrEqual(100);
  expect(Math.max(...sizes)).toBeLessThanOrEqual(250);
});

test.each([
  ['any', /\bas any\b|: any\b|<any>/],
  ['a silenced compiler', /@ts-(?:ignore|expect-error|nocheck)/],
  ['a skipped or focused test', /\b(?:test|it|describe)\.(?:skip|only|todo)\(/],
  ['unfinished work', /\b(?:TODO|FIXME|XXX|HACK)\b/],
])('no source holds %s', (_name, pattern) => {
  const own = 'test/house/tidiness.test.ts';
  expect(sources.filter((path) => path !== own && pattern.test(read(path)))).toEqual([]);
});

test('each silenced lint rule says why, and there are few', () => {
  const lines = sources
    .filter((path) => path.startsWith('src/'))
    .flatMap((path) =>
      read(path)
        .split('\n')
        .filter((line) => line.includes('eslint-disable')),
    );
  expect(lines.filter((line) => !/ -- \S/.test(line))).toEqual([]);
  expect(lines.length).toBeLessThanOrEqual(5);
});

test('the environment is read in one file', () => {
  const readers = sources.filter(
    (path) =>
      path.startsWith('src/') &&
      /\bprocess\.env\b/.test(read(path).replace(/\/\*[\s\S]*?\*\/|\/\/.*$/gm, '')),
  );
  expect(readers).toEqual(['src/config/env.ts']);
});

test('the lock names no download addresses', () => {
  expect(read('package-lock.json')).not.toMatch(/"resolved": "https?:/);
});

test('versions are exact', () => {
  const manifest = JSON.parse(read('package.json')) as Record<
    'dependencies' | 'devDependencies',
    Record<string, string>
  >;
  const loose = Object.entries({ ...manifest.dependencies, ...manifest.devDependencies }).filter(
    ([, version]) => !/^\d+\.\d+\.\d+$/.test(version),
  );
  expect(loose).toEqual([]);
});
