import { chmodSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { Secret } from '../../src/log/secret.ts';
import { fileStore } from '../../src/wfm/refresh-token-store.ts';
import { recordedLog } from '../support/log-lines.ts';
import { refreshGrant, tokenAnswer, tokenBench } from '../support/token-bench.ts';

function folder(): string {
  const path = mkdtempSync(join(tmpdir(), 'wfm-bridge-store-'));
  onTestFinished(() => rmSync(path, { recursive: true, force: true }));
  return path;
}

test('what is written is read back, by another process too, and only by its owner', () => {
  const path = join(folder(), 'token');
  const { logger } = recordedLog();
  fileStore(path, logger).write(new Secret('refresh-1'));
  expect(fileStore(path, logger).read()?.reveal()).toBe('refresh-1');
  expect(statSync(path).mode & 0o777).toBe(0o600);
});

test('the file is replaced, not written over, and nothing else is left behind', () => {
  const home = folder();
  const path = join(home, 'token');
  writeFileSync(path, 'refresh-0\n', { mode: 0o644 });
  const before = statSync(path).ino;
  fileStore(path, recordedLog().logger).write(new Secret('refresh-1'));
  expect(readFileSync(path, 'utf8')).toBe('refresh-1\n');
  expect(statSync(path).ino).not.toBe(before);
  expect(statSync(path).mode & 0o777).toBe(0o600);
  expect(readdirSync(home)).toEqual(['token']);
});

test.each([
  { name: 'which is not there', prepare: () => undefined, warned: 0 },
  { name: 'which is empty', prepare: (path: string) => writeFileSync(path, ' \n'), warned: 0 },
])('a store $name gives no token', ({ prepare, warned }) => {
  const path = join(folder(), 'token');
  prepare(path);
  const log = recordedLog();
  expect(fileStore(path, log.logger).read()).toBeUndefined();
  expect(log.lines()).toHaveLength(warned);
});

test('a store whose folder is a file is tolerated as well', () => {
  const file = join(folder(), 'file');
  writeFileSync(file, '');
  const log = recordedLog();
  const store = fileStore(join(file, 'token'), log.logger);
  expect(store.read()).toBeUndefined();
  store.write(new Secret('refresh-1'));
  expect(log.lines().map(({ level }) => level)).toEqual(['warn', 'error']);
});

test('a store which cannot be read gives no token and says so', () => {
  const log = recordedLog();
  // A folder: also the superuser cannot read it as a file.
  expect(fileStore(folder(), log.logger).read()).toBeUndefined();
  expect(log.lines()).toMatchObject([{ level: 'warn' }]);
});

test('a store which cannot be written is an error in the log, and no half-written token stays', () => {
  const home = folder();
  const log = recordedLog();
  const missing = join(home, 'no', 'such', 'folder', 'token');
  fileStore(missing, log.logger).write(new Secret('refresh-1'));
  // The target is a folder: the temporary file can be written, and not put in its place.
  fileStore(home, log.logger).write(new Secret('refresh-1'));
  expect(log.lines()).toMatchObject([{ level: 'error' }, { level: 'error' }]);
  expect(log.text()).not.toContain('refresh-1');
  expect(
    readdirSync(join(home, '..')).filter((name) => name.startsWith(`${home.split('/').at(-1) ?? ''}.`)),
  ).toEqual([]);
});

test('a store that fails does not fail the call', async () => {
  const log = recordedLog();
  const { source } = await tokenBench(tokenAnswer({ refresh_token: 'refresh-1' }), {
    grant: refreshGrant,
    store: fileStore(join(folder(), 'no', 'token'), log.logger),
  });
  expect((await source.token()).reveal()).toBe('access-1');
});

test('a file left behind by a crash, readable by all, does not lend its mode', () => {
  const path = join(folder(), 'token');
  const left = `${path}.${process.pid}.tmp`;
  writeFileSync(left, 'x');
  chmodSync(left, 0o644);
  fileStore(path, recordedLog().logger).write(new Secret('refresh-1'));
  expect(statSync(path).mode & 0o777).toBe(0o600);
});
