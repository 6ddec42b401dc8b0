import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest';
import { simulatorVariables } from '../../src/cli/simulator-variables.ts';
import type { Environment } from '../../src/config/env.ts';
import { startSimulator } from '../../src/simulator/simulator.ts';
import { runCommand, startCommand, type RunningCommand } from '../support/fake-terminal.ts';
import { apiClient, serverVariables, startBridge } from '../support/running-bridge.ts';
import { blocksOf, type Block } from './readme-blocks.ts';

const all = blocksOf('README.md');
const blocks = all.filter(({ language }) => language === 'sh');
const isStart = ({ text }: Block): boolean => text.startsWith('npm ci\n');
const isCurl = ({ text }: Block): boolean => text.startsWith('curl ');
const isCommand = ({ text }: Block): boolean => text.startsWith('npx wfm-bridge ');
const curl = ['/usr/bin/curl', '/bin/curl', '/usr/local/bin/curl'].some((path) => existsSync(path));

/** What a shell makes of a command line. */
async function wordsOf(line: string): Promise<readonly string[]> {
  const { stdout } = await promisify(execFile)('/bin/sh', ['-c', `printf '%s\\n' ${line}`]);
  return stdout.trimEnd().split('\n');
}

/** What differs from one answer to the next. */
function lasting(text: string): unknown {
  return { ...(JSON.parse(text) as object), asOf: 'then', requestId: 'some' };
}

test('every shell block is of a kind that is tested here', () => {
  const unknown = blocks.filter((block) => ![isStart, isCurl, isCommand].some((isKind) => isKind(block)));
  expect(unknown).toEqual([]);
  expect(blocks.filter(isCurl).length).toBeGreaterThanOrEqual(2);
});

describe('the demo of the README', () => {
  let demo: RunningCommand;
  let url = '';
  beforeAll(async () => {
    const [start] = blocks.filter(isStart);
    const [, secret = ''] = /^DEMO_CLIENT_SECRET=(\S+) npm start$/m.exec(start?.text ?? '') ?? [];
    demo = startCommand(['start'], { env: { DEMO_CLIENT_SECRET: secret, PORT: '0', SIMULATOR_PORT: '0' } });
    [, url = ''] = await demo.line(/bridge +(http\S+)/);
  });
  afterAll(async () => {
    demo.end();
    await demo.exitCode;
  });

  test.skipIf(!curl).each(blocks.filter(isCurl))('$text', async ({ text, next }) => {
    expect(text).toContain('http://127.0.0.1:8080/');
    const line = text.replaceAll('http://127.0.0.1:8080', url);
    const { stdout } = await promisify(execFile)('/bin/sh', ['-c', line]);
    if (next?.language === 'csv') {
      // Only the first line is the same on every day: what a schedule holds depends on when it is asked for.
      const [head, row] = stdout.split('\r\n');
      expect([head, row?.split(',').length]).toEqual([next.text.split('\n')[0], head?.split(',').length]);
      return;
    }
    expect(next?.language).toBe('json');
    expect(lasting(stdout)).toEqual(lasting(next?.text ?? ''));
  });
});

describe('the program of the README', () => {
  const [program] = all.filter(({ language }) => language === 'js');

  test('is the same for both, but for its addresses', () => {
    const runs = program?.next?.text.split('\n') ?? [];
    expect(runs.map((run) => run.split(' ').slice(-2).join(' '))).toEqual(['node week.mjs', 'node week.mjs']);
    expect(program?.text.split('\n').filter((line) => line !== '').length).toBeLessThanOrEqual(15);
  });

  test('runs on the demo', async () => {
    const simulator = await startSimulator();
    onTestFinished(() => simulator.close());
    const { url } = await startBridge(simulatorVariables(simulator));
    const env = { ...process.env, API_URL: url, CLIENT_ID: apiClient.id, CLIENT_SECRET: apiClient.secret };
    const args = ['--input-type=module', '-e', program?.text ?? ''];
    const { stdout } = await promisify(execFile)(process.execPath, args, { env });
    expect(stdout.split('\n').filter((line) => line.startsWith('Amsterdam '))).toHaveLength(5);
    expect(stdout).toMatch(/'2026-11-2\dT\d\d:\d\d:00.000Z'/);
  });
});

describe('the commands of the README', () => {
  test.each(blocks.filter(isCommand))('$text', async ({ text, next }) => {
    const simulator = await startSimulator();
    onTestFinished(() => simulator.close());
    const env: Environment = { ...serverVariables, ...simulatorVariables(simulator) };
    const args = (await wordsOf(text)).slice(2);
    const ended = await runCommand(args, { env });
    expect([ended.code, ended.err.replace(/^#.*$/gm, '')], ended.out).toEqual([0, '']);
    // Output that is shown is that of a WFM whose own address is not rewritten yet.
    if (args[0] !== 'doctor') return;
    const { out, code } = await runCommand(args, { env: { ...env, WFM_URL_REWRITES: undefined } });
    expect(code).toBe(1);
    expect(next?.language).toBe('');
    expect(out).toContain(next?.text);
  });
});
