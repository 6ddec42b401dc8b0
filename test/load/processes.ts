/** Bridge and simulator as processes of their own. */
import { fork, spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import type { ReadyMessage, WorldReport } from './simulator-program.ts';

type Environment = Readonly<Record<string, string>>;

function bare(env: Environment = {}): NodeJS.ProcessEnv {
  return { PATH: process.env['PATH'], ...env };
}

export interface SimulatorProcess extends ReadyMessage {
  report(): Promise<WorldReport>;
  /** Its control API. */
  control(method: string, path: string, body?: object): Promise<void>;
  end(): Promise<void>;
}

export async function startSimulatorProcess(): Promise<SimulatorProcess> {
  const child = fork(new URL('simulator-program.ts', import.meta.url), [], {
    execArgv: ['--import', 'tsx'],
    env: bare(),
  });
  const [ready] = (await once(child, 'message')) as [ReadyMessage];
  return {
    ...ready,
    async report() {
      const answered = once(child, 'message') as Promise<[WorldReport]>;
      child.send('report');
      return (await answered)[0];
    },
    async control(method, path, body) {
      const response = await fetch(`${ready.origin}/simulator${path}`, {
        method,
        ...(body === undefined
          ? {}
          : { body: JSON.stringify(body), headers: { 'content-type': 'application/json' } }),
      });
      if (!response.ok) throw new Error(`${method} ${path}: ${response.status} ${await response.text()}`);
      await response.arrayBuffer();
    },
    end: () => ended(child, 'SIGTERM').then(() => undefined),
  };
}

async function ended(child: ChildProcess, signal: NodeJS.Signals): Promise<number | null> {
  if (child.exitCode !== null || child.signalCode !== null) return child.exitCode;
  const exited = once(child, 'exit') as Promise<[number | null]>;
  child.kill(signal);
  return (await exited)[0];
}

export interface BridgeProcess {
  readonly url: string;
  readonly pid: number;
  stdout(): string;
  stderr(): string;
  /** Whether it has not ended yet. */
  isAlive(): boolean;
  /** Sends the signal and waits for the end; gives the exit code, null where the signal itself ended it. */
  end(signal?: NodeJS.Signals): Promise<number | null>;
}

/** `wfm-bridge serve` with this environment and nothing else of ours. */
export async function startBridgeProcess(env: Environment): Promise<BridgeProcess> {
  const child = spawn(process.execPath, ['--import', 'tsx', 'src/cli/main.ts', 'serve'], {
    env: bare(env),
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let stdout = '';
  let stderr = '';
  child.stderr.setEncoding('utf8').on('data', (text: string) => (stderr += text));
  const url = await new Promise<string>((resolve, reject) => {
    child.stdout.setEncoding('utf8').on('data', (text: string) => {
      stdout += text;
      const found = stdout.length > 50_000 ? null : /"url":"(http[^"]+)".*"wfm-bridge listens"/.exec(stdout);
      if (found?.[1] !== undefined) resolve(found[1]);
    });
    child.once('exit', (code) => reject(new Error(`the bridge ended with ${code ?? 'a signal'}: ${stderr}`)));
  });
  return {
    url,
    pid: child.pid ?? 0,
    stdout: () => stdout,
    stderr: () => stderr,
    isAlive: () => child.exitCode === null && child.signalCode === null,
    end: (signal = 'SIGTERM') => ended(child, signal),
  };
}

/** Resident memory in megabytes. */
export function rssOf(pid: number): number {
  const status = readFileSync(`/proc/${pid}/status`, 'utf8');
  return Number(/VmRSS:\s+(\d+) kB/.exec(status)?.[1] ?? 0) / 1024;
}
