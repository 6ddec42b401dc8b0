import { connect } from 'node:net';
import { once } from 'node:events';
import { describe, expect, test } from 'vitest';
import { startServer } from '../../src/http/server.ts';
import { basic, face } from '../support/bridge-face.ts';
import { call } from './error-paths.ts';
import { limits } from './server-limits.ts';

const ask = 'GET /healthz HTTP/1.1\r\nHost: bridge\r\n\r\n';

/** All that comes until the server ends the connection. */
async function conversation(port: number, bytes: string): Promise<string> {
  const socket = connect(port, '127.0.0.1');
  let received = '';
  socket.setEncoding('utf8').on('data', (text: string) => (received += text));
  socket.write(bytes);
  await once(socket, 'close');
  return received;
}

describe('server', () => {
  test('closing lets a running request finish and does not wait for idle connections', async () => {
    const { app, wfm } = face();
    let release: () => void = () => undefined;
    let started: () => void = () => undefined;
    const start = new Promise<void>((resolve) => (started = resolve));
    wfm.beforeRaw = () => {
      started();
      return new Promise((resolve) => (release = resolve));
    };
    const server = await startServer(app, limits);
    const answer = fetch(`${server.url}${call}`, { method: 'POST', headers: { authorization: basic } });
    await start;
    const closed = server.close();
    release();
    expect((await answer).status).toBe(200);
    await closed;
    await expect(fetch(server.url)).rejects.toThrow();
  });

  test('after the grace it cuts what is left', async () => {
    const { app, wfm } = face();
    let started: () => void = () => undefined;
    const start = new Promise<void>((resolve) => (started = resolve));
    wfm.beforeRaw = () => {
      started();
      return new Promise(() => undefined);
    };
    const server = await startServer(app, { ...limits, shutdownGraceMs: 50 });
    const answer = fetch(`${server.url}${call}`, { method: 'POST', headers: { authorization: basic } });
    const cut = expect(answer).rejects.toThrow();
    await start;
    await server.close();
    await cut;
  });

  test('while it drains it answers, and says that the connection ends', async () => {
    const server = await startServer(face().app, limits);
    expect((await fetch(`${server.url}/healthz`)).headers.get('connection')).toBe('keep-alive');
    server.drain();
    const answer = await fetch(`${server.url}/healthz`);
    expect([answer.status, answer.headers.get('connection')]).toEqual([200, 'close']);
    await server.close();
  });

  test('of requests that run at once on a connection while it drains, all are answered and the last one ends it', async () => {
    const { app, wfm } = face();
    const releases: (() => void)[] = [];
    wfm.beforeRaw = () =>
      new Promise((resolve) => {
        releases.push(resolve);
        if (releases.length === 2) for (const release of releases) release();
      });
    const server = await startServer(app, limits);
    server.drain();
    const post = `POST ${call} HTTP/1.1\r\nHost: bridge\r\nAuthorization: ${basic}\r\nContent-Length: 0\r\n\r\n`;
    const answers = (await conversation(server.port, post + post)).split(/(?=HTTP\/1.1 )/);
    expect(answers.map((text) => [text.slice(9, 12), /^Connection: close\r$/m.test(text)])).toEqual([
      ['200', false],
      ['200', true],
    ]);
    await server.close();
  });

  test('what a kept connection has sent when it stops listening is answered', async () => {
    const server = await startServer(face().app, limits);
    const socket = connect(server.port, '127.0.0.1');
    let received = '';
    socket.setEncoding('utf8').on('data', (text: string) => (received += text));
    socket.write(ask);
    await once(socket, 'data');
    received = '';
    socket.write(ask);
    const closed = server.close();
    await once(socket, 'close');
    expect(received).toMatch(/^HTTP\/1.1 200 /);
    await closed;
  });

  test('a port that is taken is a failure, not silence', async () => {
    const server = await startServer(face().app, limits);
    await expect(startServer(face().app, { ...limits, port: server.port })).rejects.toThrow(/EADDRINUSE/);
    await server.close();
  });
});
