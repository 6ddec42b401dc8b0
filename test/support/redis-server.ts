/** A real Redis on a port of its own, where the machine has one. */
import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { connect } from 'node:net';
import { onTestFinished } from 'vitest';
import { freePort } from './free-port.ts';

/** Why tests over a real Redis cannot run; undefined where they can. */
export const noRedis: string | undefined =
  spawnSync('redis-server', ['--version']).status === 0
    ? undefined
    : 'redis-server is not installed (tools/check-stores.sh --install installs it)';

const password = 'a-password-of-redis';

export interface RedisServer {
  readonly url: string;
  /** The one secret of the URL. */
  readonly password: string;
  start(): Promise<void>;
  stop(): Promise<void>;
}

/** Whether it takes connections yet. */
function answers(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect({ host: '127.0.0.1', port });
    socket.once('connect', () => {
      socket.destroy();
      resolve(true);
    });
    socket.once('error', () => resolve(false));
  });
}

/** Nothing is kept on disk. It has not been started; it ends with the test. */
export async function redisServer(): Promise<RedisServer> {
  const port = await freePort();
  let child: ChildProcess | undefined;
  const options = ['--port', String(port), '--bind', '127.0.0.1', '--requirepass', password];
  async function stop(): Promise<void> {
    const running = child;
    child = undefined;
    if (running?.exitCode !== null) return;
    const ended = once(running, 'exit');
    running.kill('SIGKILL');
    await ended;
  }
  onTestFinished(stop);
  return {
    url: `redis://:${password}@127.0.0.1:${port}`,
    password,
    async start() {
      child = spawn('redis-server', [...options, '--save', '', '--appendonly', 'no'], { stdio: 'ignore' });
      for (let attempt = 0; !(await answers(port)); attempt += 1) {
        if (attempt === 2_000) throw new Error('redis-server does not take connections');
        await new Promise((resolve) => setTimeout(resolve, 10));
      }
    },
    stop,
  };
}
