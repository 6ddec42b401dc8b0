import { once } from 'node:events';
import { connect } from 'node:net';
import { describe, expect, test } from 'vitest';
import { startServer, type ServerOptions } from '../../src/http/server.ts';
import { basic, face } from '../support/bridge-face.ts';
import { recordedLog } from '../support/log-lines.ts';
import { call } from './error-paths.ts';
import { listening, received, sent } from './raw-socket.ts';
import { limits } from './server-limits.ts';

interface Refusal {
  readonly name: string;
  readonly bytes: string;
  readonly status: number;
  readonly code: string;
  readonly change?: Partial<ServerOptions>;
}

const post = `POST ${call} HTTP/1.1\r\nHost: x\r\nAuthorization: ${basic}\r\nContent-Type: application/json\r\n`;

const refusals: readonly Refusal[] = [
  { name: 'what is not HTTP', bytes: 'hello\r\n\r\n', status: 400, code: 'invalid-request' },
  {
    name: 'headers without end',
    bytes: `GET / HTTP/1.1\r\nHost: x\r\nX-Long: ${'x'.repeat(20_000)}\r\n\r\n`,
    status: 431,
    code: 'payload-too-large',
  },
  {
    name: 'headers that do not arrive',
    bytes: 'GET / HT',
    status: 408,
    code: 'invalid-request',
    change: { headersTimeoutMs: 1, requestTimeoutMs: 1 },
  },
  {
    name: 'a body that does not arrive',
    bytes: `${post}Content-Length: 100\r\n\r\n{`,
    status: 408,
    code: 'invalid-request',
    change: { headersTimeoutMs: 1, requestTimeoutMs: 1 },
  },
  {
    name: 'a body in malformed chunks',
    bytes: `${post}Transfer-Encoding: chunked\r\n\r\nZZ\r\n`,
    status: 400,
    code: 'invalid-request',
  },
  {
    name: 'HTTP/1.1 without Host',
    bytes: 'GET /healthz HTTP/1.1\r\nConnection: close\r\n\r\n',
    status: 400,
    code: 'invalid-request',
  },
  {
    name: 'two hosts',
    bytes: 'GET /healthz HTTP/1.1\r\nHost: a\r\nHost: b\r\nConnection: close\r\n\r\n',
    status: 400,
    code: 'invalid-request',
  },
  {
    name: 'an expectation that nobody meets',
    bytes: 'GET /healthz HTTP/1.1\r\nHost: x\r\nExpect: foo\r\nConnection: close\r\n\r\n',
    status: 417,
    code: 'invalid-request',
  },
  {
    name: 'CONNECT',
    bytes: 'CONNECT a:1 HTTP/1.1\r\nHost: x\r\n\r\n',
    status: 405,
    code: 'method-not-allowed',
  },
  {
    name: 'an upgrade of what is not there',
    bytes: 'GET /nope HTTP/1.1\r\nHost: x\r\nConnection: upgrade, close\r\nUpgrade: websocket\r\n\r\n',
    status: 404,
    code: 'not-found',
  },
];

test.each(refusals)('$name is $status $code, a problem document whose id is in the log', async (row) => {
  const log = recordedLog();
  const { logger } = log;
  const server = await listening(face({ logger }).app, { ...row.change, logger });
  const text = await received(sent(server, row.bytes));
  const [head = '', body = ''] = text.split('\r\n\r\n');
  expect(head).toContain(`HTTP/1.1 ${row.status} `);
  expect(head).toContain('Content-Type: application/problem+json');
  const problem = JSON.parse(body) as Record<string, unknown>;
  expect(problem).toMatchObject({ status: row.status, code: row.code });
  expect(log.lines()).toContainEqual(
    expect.objectContaining({
      level: 'info',
      requestId: problem['requestId'],
      status: row.status,
      code: row.code,
    }),
  );
});

test.each([
  { name: 'HTTP/1.0 without Host', bytes: 'GET /healthz HTTP/1.0\r\n\r\n' },
  {
    name: 'Expect: 100-continue',
    bytes: 'GET /healthz HTTP/1.1\r\nHost: x\r\nExpect: 100-Continue\r\nConnection: close\r\n\r\n',
  },
])('$name is served', async ({ bytes }) => {
  const server = await listening(face().app);
  expect(await received(sent(server, bytes))).toContain('HTTP/1.1 200 OK');
});

test.each([
  { name: 'nonsense', bytes: 'NONSENSE\r\n\r\n' },
  { name: 'CONNECT', bytes: 'CONNECT a:1 HTTP/1.1\r\nHost: x\r\n\r\n' },
])('$name behind a running request is no answer to that request', async ({ bytes }) => {
  const { app, wfm } = face();
  let started: () => void = () => undefined;
  const start = new Promise<void>((resolve) => (started = resolve));
  wfm.beforeRaw = () => {
    started();
    return new Promise(() => undefined);
  };
  const server = await listening(app);
  const socket = sent(server, `${post}Content-Length: 2\r\n\r\n{}`);
  await start;
  socket.write(bytes);
  expect(await received(socket)).toBe('');
});

test.each(['CONNECT a:1 HTTP/1.1\r\nHost: x\r\n\r\n', 'NONSENSE\r\n\r\n'])(
  'who was refused with %j cannot hold the server',
  async (bytes) => {
    const server = await startServer(face().app, { ...limits, shutdownGraceMs: 50 });
    const socket = connect({ port: server.port, host: '127.0.0.1', allowHalfOpen: true });
    socket.on('error', () => undefined).write(bytes);
    await once(socket, 'data');
    // Within the test's time, which the connection's own limit exceeds.
    await server.close();
    socket.destroy();
  },
);

test('a tunnel that breaks does not break the server', async () => {
  const server = await listening(face().app);
  const refused = server.port;
  for (let count = 0; count < 20; count += 1) {
    const socket = connect(refused, '127.0.0.1');
    socket.on('error', () => undefined);
    socket.write('CONNECT a:1 HTTP/1.1\r\nHost: x\r\n\r\nmore');
    await once(socket, 'connect');
    socket.resetAndDestroy();
  }
  expect((await fetch(`${server.url}/healthz`)).status).toBe(200);
});

describe('a connection that rests', () => {
  test('is cut while an answer waits in it, and left alone while WFM works', async () => {
    const log = recordedLog();
    let reached: () => void = () => undefined;
    let release: () => void = () => undefined;
    let ended: () => void = () => undefined;
    const arrival = new Promise<void>((resolve) => (reached = resolve));
    const end = new Promise<void>((resolve) => (ended = resolve));
    const server = await listening(
      (request, response) => {
        if (request.url === '/working') {
          release = () => void response.end('done');
          reached();
          return;
        }
        response.once('close', () => ended());
        response.end(Buffer.alloc(64 * 1024 * 1024));
      },
      { responseIdleTimeoutMs: 300, logger: log.logger },
    );
    const working = fetch(`${server.url}/working`);
    await arrival;
    const deaf = sent(server, 'GET /big HTTP/1.1\r\nHost: x\r\n\r\n').pause();
    await end;
    expect(log.lines()).toEqual([expect.objectContaining({ msg: 'connection cut: its answer is not read' })]);
    deaf.destroy();
    release();
    expect(await (await working).text()).toBe('done');
  });

  test('is closed when nothing runs on it', async () => {
    const server = await listening(face().app, { keepAliveTimeoutMs: 20 });
    const text = await received(sent(server, 'GET /healthz HTTP/1.1\r\nHost: x\r\n\r\n'));
    expect(text).toContain('HTTP/1.1 200 OK');
  });
});
