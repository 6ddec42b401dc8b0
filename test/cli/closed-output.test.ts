import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { closeSync, existsSync, openSync } from 'node:fs';
import { expect, onTestFinished, test } from 'vitest';
import { simulatorVariables } from '../../src/cli/simulator-variables.ts';
import type { Environment } from '../../src/config/env.ts';
import { startSimulator } from '../../src/simulator/simulator.ts';

const commandLine = ['--import', 'tsx', 'src/cli/main.ts'];

/** Runs the command line in a process of its own. */
async function run(
  args: readonly string[],
  env: Environment,
  stdout: 'pipe' | number,
): Promise<[code: unknown, err: string]> {
  const child = spawn(process.execPath, [...commandLine, ...args], {
    env: { PATH: process.env['PATH'], ...env },
    stdio: ['ignore', stdout, 'pipe'],
  });
  child.stdout?.destroy();
  let err = '';
  child.stderr?.setEncoding('utf8').on('data', (text: string) => (err += text));
  const [code] = (await once(child, 'close')) as [unknown];
  return [code, err];
}

/** The same with a standard output that nobody reads, as in `… | true`. */
function runUnread(args: readonly string[], env: Environment): Promise<[code: unknown, err: string]> {
  return run(args, env, 'pipe');
}

test('call closes its session and ends as usual', async () => {
  const simulator = await startSimulator();
  onTestFinished(() => simulator.close());
  const args = ['call', 'ConfigService', 'GetSite'];
  expect(await runUnread(args, simulatorVariables(simulator))).toEqual([0, '']);
  expect(simulator.requests.count('OpenSession')).toBe(1);
  expect(simulator.sessions.count()).toBe(0);
});

test.skipIf(!existsSync('/dev/full'))('an answer that cannot be stored is a failure', async () => {
  const full = openSync('/dev/full', 'w');
  onTestFinished(() => closeSync(full));
  const [code, err] = await run(['call', 'ConfigService', 'GetSite', '--dry-run'], {}, full);
  expect(code).toBe(1);
  expect(err).toContain('ENOSPC');
  expect(err).not.toContain('    at ');
});

test('a simulator whose variables nobody reads ends', async () => {
  expect(await runUnread(['simulate', '--port', '0'], {})).toEqual([0, '']);
});
