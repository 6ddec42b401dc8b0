/** Starting and ending the processes of the HTTP rows, and the figures of each. */
import { fork, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { closeSync, openSync } from 'node:fs';
import { createServer } from 'node:net';
import { availableParallelism } from 'node:os';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { setTimeout as elapse } from 'node:timers/promises';
import { ask } from './ask.mjs';
import { apiClient } from './subjects.mjs';

const here = (path) => fileURLToPath(new URL(path, import.meta.url));
const monitor = pathToFileURL(here('monitor.mjs')).href;

/** The subject alone on one core, upstream and load on another: without it, who runs where is a matter of luck. */
export function pinning() {
  const canPin = process.platform === 'linux' && availableParallelism() > 1;
  return canPin && spawnSync('taskset', ['-p', String(process.pid)]).status === 0;
}

const pin = (pid, core) => spawnSync('taskset', ['-cap', String(core), String(pid)]);

async function freePort() {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address();
  server.close();
  await once(server, 'close');
  return port;
}

async function end(child) {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const exited = once(child, 'exit');
  child.kill('SIGTERM');
  const isOver = await Promise.race([exited.then(() => true), elapse(5000, false, { ref: false })]);
  if (isOver) return;
  child.kill('SIGKILL');
  await exited;
}

export async function startUpstream(documents, isPinned) {
  const child = fork(here('upstream.mjs'), [JSON.stringify(documents)], {
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  });
  const [{ port }] = await once(child, 'message', { signal: AbortSignal.timeout(10_000) });
  if (isPinned) {
    pin(child.pid, 1);
    // This process makes the load.
    pin(process.pid, 1);
  }
  return { origin: `http://127.0.0.1:${port}`, stop: () => end(child) };
}

async function untilListening(origin, child) {
  const deadline = performance.now() + 30_000;
  while (performance.now() < deadline) {
    if (child.exitCode !== null) throw new Error(`it ended with code ${child.exitCode} before it listened`);
    try {
      await ask(origin, { path: '/healthz', method: 'GET' }, 2000);
      return;
    } catch {
      await elapse(50);
    }
  }
  throw new Error('it did not listen within 30 s');
}

async function tokenOf(origin) {
  const basic = Buffer.from(`${apiClient.id}:${apiClient.secret}`).toString('base64');
  const { status, body } = await ask(origin, {
    path: '/oauth/token',
    headers: { authorization: `Basic ${basic}`, 'content-type': 'application/x-www-form-urlencoded' },
    body: 'grant_type=client_credentials',
    isKept: true,
  });
  if (status !== 200) throw new Error(`no token: ${status} ${body.toString('utf8').slice(0, 200)}`);
  return JSON.parse(body.toString('utf8')).access_token;
}

/** @returns a running subject: `request` makes its requests, `order` asks its monitor. */
export async function startSubject(subject, { upstream, contractFolder, shape, isPinned, logFile }) {
  const port = await freePort();
  const origin = `http://127.0.0.1:${port}`;
  // Logs go to a file, as those of a service do; a pipe would have this process read them.
  const log = openSync(logFile, 'a');
  const child = spawn(process.execPath, ['--import', monitor, ...subject.args], {
    stdio: ['ignore', log, log, 'ipc'],
    env: { PATH: process.env.PATH, ...subject.variables({ upstream, port, contractFolder, shape }) },
  });
  closeSync(log);
  // A message to a process that has just died is an error event, which nobody else would take.
  child.on('error', () => undefined);
  if (isPinned) pin(child.pid, 0);
  try {
    await untilListening(origin, child);
    const token = subject.isProduct ? await tokenOf(origin) : undefined;
    return {
      origin,
      request: (siteId, layout = 0) => subject.request(shape, { siteId, layout, token }),
      async order(name) {
        const answer = once(child, 'message', { signal: AbortSignal.timeout(60_000) });
        child.send(name);
        return (await answer)[0];
      },
      stop: () => end(child),
    };
  } catch (error) {
    await end(child);
    throw error;
  }
}
