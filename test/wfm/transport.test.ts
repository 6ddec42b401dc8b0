/** Where requests go, with what, and over how many connections. */
import { buffer } from 'node:stream/consumers';
import { once } from 'node:events';
import { createServer, type IncomingMessage } from 'node:http';
import { connect, type AddressInfo, type Socket } from 'node:net';
import { expect, onTestFinished, test } from 'vitest';
import type { Transport, TransportResponse } from '../../src/wfm/transport.ts';
import { begin, reply, startScriptedServer, type Script } from '../support/scripted-server.ts';
import { failureFacts, transportBench } from '../support/transport-bench.ts';

function send(transport: Transport, url: string, headers = {}): Promise<TransportResponse> {
  const { signal } = new AbortController();
  return transport.send({ url: new URL(url), method: 'POST', headers, body: '<x/>', signal });
}

test('method, path, query, body, own and extra headers arrive', async () => {
  const server = await startScriptedServer(reply(200, 'done', { 'x-one': 'a', 'set-cookie': 'b=c' }));
  const transport = transportBench({ headers: { 'x-api-key': 'key', soapaction: '"extra"' } });
  const response = await send(transport, `${server.origin}/a/b?Handler=X&SessionID=1`, {
    soapaction: '"own"',
  });
  expect((await buffer(response.body)).toString()).toBe('done');
  expect(response.header('x-one')).toBe('a');
  expect(response.header('set-cookie')).toBe('b=c');
  expect(response.header('x-two')).toBeUndefined();
  expect(server.requests).toMatchObject([
    {
      method: 'POST',
      path: '/a/b?Handler=X&SessionID=1',
      body: '<x/>',
      headers: { 'x-api-key': 'key', soapaction: '"own"', 'content-length': '4' },
    },
  ]);
});

test.each([301, 302, 303, 307, 308])(
  'a redirect (%i) is handed back, and nobody goes there',
  async (status) => {
    const other = await startScriptedServer(reply(200));
    const server = await startScriptedServer(reply(status, '', { location: `${other.origin}/x` }));
    const response = await send(transportBench(), server.origin, { authorization: 'Bearer t' });
    response.discard();
    expect(response.status).toBe(status);
    expect(other.connections).toBe(0);
  },
);

const proxyVariables = ['HTTP_PROXY', 'http_proxy', 'HTTPS_PROXY', 'https_proxy', 'ALL_PROXY', 'all_proxy'];

test('proxies of the environment are not used', async () => {
  const proxy = await startScriptedServer(reply(200, 'by the proxy'));
  const server = await startScriptedServer(reply(200, 'by the server'));
  for (const name of proxyVariables) process.env[name] = proxy.origin;
  try {
    const response = await send(transportBench(), server.origin);
    expect((await buffer(response.body)).toString()).toBe('by the server');
    expect(proxy.connections).toBe(0);
  } finally {
    for (const name of proxyVariables) Reflect.deleteProperty(process.env, name);
  }
});

interface Proxy {
  readonly origin: string;
  readonly asked: { readonly target: string; readonly authorization: string | undefined }[];
}

async function startProxy(status = 200): Promise<Proxy> {
  const asked: { target: string; authorization: string | undefined }[] = [];
  const sockets = new Set<Socket>();
  const server = createServer();
  server.on('connection', (socket: Socket) => sockets.add(socket.on('error', () => undefined)));
  server.on('connect', (request: IncomingMessage, socket: Socket) => {
    const target = request.url ?? '';
    asked.push({ target, authorization: request.headers['proxy-authorization'] });
    socket.write(`HTTP/1.1 ${status} x\r\n\r\n`);
    if (status !== 200) return void socket.end();
    const [host, port] = target.split(':');
    const onward = connect(Number(port), host).on('error', () => undefined);
    sockets.add(onward);
    onward.pipe(socket).pipe(onward);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  onTestFinished(() => {
    for (const socket of sockets) socket.destroy();
    server.close();
  });
  return { origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, asked };
}

test('the configured proxy is asked for a tunnel, with its own credentials only', async () => {
  const proxy = await startProxy();
  const server = await startScriptedServer(reply(200, 'through'));
  const transport = transportBench({
    proxyUrl: proxy.origin.replace('//', '//me:p%20w@'),
    headers: { 'x-api-key': 'k' },
  });
  const response = await send(transport, server.origin, { authorization: 'Bearer t' });
  expect((await buffer(response.body)).toString()).toBe('through');
  expect(proxy.asked).toEqual([
    {
      target: server.origin.replace('http://', ''),
      authorization: `Basic ${Buffer.from('me:p w').toString('base64')}`,
    },
  ]);
  expect(server.requests[0]?.headers).toMatchObject({ authorization: 'Bearer t', 'x-api-key': 'k' });
  expect(server.requests[0]?.headers['proxy-authorization']).toBeUndefined();
});

test.each([407, 502, 403])('a proxy that answers %i: no connection, nothing sent', async (status) => {
  const proxy = await startProxy(status);
  const server = await startScriptedServer(reply(200));
  const error: unknown = await send(transportBench({ proxyUrl: proxy.origin }), server.origin).catch(
    (reason: unknown) => reason,
  );
  expect(failureFacts(error)).toEqual({ failure: 'unreachable', sent: false, reason: 'PROXY_REFUSED' });
  expect(server.connections).toBe(0);
});

test('calls one after the other share connections', async () => {
  const server = await startScriptedServer(reply(200, 'x'));
  const transport = transportBench();
  for (let call = 0; call < 20; call += 1) await buffer((await send(transport, server.origin)).body);
  expect(server.requests).toHaveLength(20);
  // A call that follows at once may find the first connection not yet put back.
  expect(server.connections).toBeLessThanOrEqual(2);
});

test('an answer that nobody reads gives its connection back', async () => {
  const server = await startScriptedServer(reply(500, 'x'.repeat(10_000)));
  const transport = transportBench({ connections: 1 });
  for (let call = 0; call < 3; call += 1) (await send(transport, server.origin)).discard();
  expect(server.requests).toHaveLength(3);
});

test('an answer that nobody reads and that does not end does not keep its connection', async () => {
  const server = await startScriptedServer(begin('x'.repeat(200_000)), reply(200, 'next'));
  const transport = transportBench({ connections: 1 });
  (await send(transport, server.origin)).discard();
  const next = await send(transport, server.origin);
  expect((await buffer(next.body)).toString()).toBe('next');
});

test('not more connections than allowed: the others wait in line', async () => {
  const held: Parameters<Script>[] = [];
  const server = await startScriptedServer((response, request) => held.push([response, request]));
  const transport = transportBench({ connections: 2 });
  const calls = [1, 2, 3, 4, 5].map(async () => buffer((await send(transport, server.origin)).body));
  for (let done = 0; done < 5; done += 1) {
    await server.received(Math.min(done + 2, 5));
    expect(server.open.size).toBeLessThanOrEqual(2);
    const [response, request] = held.shift()!;
    reply(200, 'x')(response, request);
  }
  await Promise.all(calls);
  expect(server.connections).toBe(2);
});

test('the server time is what the last answer said', async () => {
  const server = await startScriptedServer(
    reply(200, '', { date: 'Mon, 05 Jan 2026 09:00:00 GMT' }),
    reply(200, '', { date: 'today' }),
  );
  const transport = transportBench();
  expect(transport.serverTime()).toBeUndefined();
  await buffer((await send(transport, server.origin)).body);
  expect(transport.serverTime()?.server).toBe(Date.parse('2026-01-05T09:00:00Z'));
  await buffer((await send(transport, server.origin)).body);
  expect(transport.serverTime()?.server).toBe(Date.parse('2026-01-05T09:00:00Z'));
});
