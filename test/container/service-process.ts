import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer, type AddressInfo } from 'node:net';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';

const repository = fileURLToPath(new URL('../..', import.meta.url));

/** A port that nobody listens on at this moment. */
export async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return port;
}

export interface ServiceProcess {
  /** What it has printed. */
  readonly lines: readonly string[];
  /** Asks it to end as a container engine does; its exit code, or the signal that killed it. */
  stop(): Promise<number | NodeJS.Signals | null>;
}

export interface Start {
  readonly command: readonly string[];
  readonly environment: Readonly<Record<string, string>>;
  /** A part of the line that it prints once it listens. */
  readonly listens: string;
}

/** Starts the command line of the sources as the image starts that of the build, with these variables and no others. */
export async function startService({ command, environment, listens }: Start): Promise<ServiceProcess> {
  const child = spawn(process.execPath, ['--import', 'tsx', 'src/cli/main.ts', ...command], {
    cwd: repository,
    env: environment,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const exited = once(child, 'exit') as Promise<[number | null, NodeJS.Signals | null]>;
  const lines: string[] = [];
  const errors: string[] = [];
  createInterface(child.stderr).on('line', (line) => errors.push(line));
  const output = createInterface(child.stdout);
  const listening = new Promise<void>((resolve) => {
    output.on('line', (line) => {
      lines.push(line);
      if (line.includes(listens)) resolve();
    });
  });
  const failed = exited.then(([code]) => {
    throw new Error(`${command.join(' ')} ended with ${code}:\n${[...lines, ...errors].join('\n')}`);
  });
  // Whoever stops it later expects it to end.
  failed.catch(() => undefined);
  await Promise.race([listening, failed]);
  return {
    lines,
    async stop() {
      child.kill('SIGTERM');
      const [code, signal] = await exited;
      return code ?? signal;
    },
  };
}

/** Runs a health check of the kind `["CMD", program, ...]`; its exit code. */
export async function runHealthcheck(test: readonly string[]): Promise<number | null> {
  const [kind, program, ...args] = test;
  if (kind !== 'CMD' || program !== 'node') throw new Error(`not a command of node: ${test.join(' ')}`);
  const child = spawn(process.execPath, args, { env: {}, stdio: 'ignore' });
  const [code] = (await once(child, 'exit')) as [number | null];
  return code;
}
