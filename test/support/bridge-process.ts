import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { onTestFinished } from 'vitest';
import type { Environment } from '../../src/config/env.ts';
import { isEvidenceKept, keepEvidence } from '../evidence/evidence.ts';

/** `wfm-bridge serve` in a process of its own, whose environment is what it is given and nothing else. */
export interface BridgeProcess {
  readonly url: string;
  /** All that it has written to standard output and standard error. */
  stdout(): string;
  stderr(): string;
  signal(name: 'SIGTERM' | 'SIGINT'): void;
  /** Its exit code, once it has ended by itself. */
  readonly exited: Promise<number | null>;
  /** Sends SIGTERM and gives the exit code. */
  end(): Promise<number | null>;
}

/** Ends with the test. */
export async function startBridgeProcess(env: Environment): Promise<BridgeProcess> {
  const args = ['--import', 'tsx', 'src/cli/main.ts', 'serve'];
  const child = spawn(process.execPath, args, {
    env: { PATH: process.env['PATH'], ...(isEvidenceKept ? { LOG_LEVEL: 'trace' } : {}), ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let stdout = '';
  let stderr = '';
  const exited = once(child, 'close') as Promise<[number | null]>;
  child.stderr.setEncoding('utf8').on('data', (text: string) => (stderr += text));
  const url = new Promise<string>((resolve, reject) => {
    child.stdout.setEncoding('utf8').on('data', (text: string) => {
      stdout += text;
      const found = /"url":"(http[^"]+)".*"wfm-bridge listens"/.exec(stdout)?.[1];
      if (found !== undefined) resolve(found);
    });
    void exited.then(([code]) => {
      reject(new Error(`the bridge ended with ${code ?? 'a signal'}: ${stderr.slice(-2000)}`));
    });
  });
  const end = async (): Promise<number | null> => {
    if (child.exitCode === null) child.kill('SIGTERM');
    const [code] = await exited;
    keepEvidence('log', `${stdout}\n${stderr}`);
    return code;
  };
  onTestFinished(async () => {
    await end();
  });
  return {
    url: await url,
    stdout: () => stdout,
    stderr: () => stderr,
    signal: (name) => void child.kill(name),
    exited: exited.then(([code]) => code),
    end,
  };
}
