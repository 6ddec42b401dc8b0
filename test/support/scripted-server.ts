/** A real HTTP server on a free port that does what a test tells it, and remembers what it was sent. */
import { once } from 'node:events';
import { createServer, type IncomingHttpHeaders, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';
import { onTestFinished } from 'vitest';

export interface ReceivedRequest {
  readonly method: string;
  readonly path: string;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
}

export type Script = (response: ServerResponse, request: ReceivedRequest) => void;

export interface ScriptedServer {
  readonly origin: string;
  readonly port: number;
  readonly requests: ReceivedRequest[];
  /** Connections that were accepted since the start. */
  readonly connections: number;
  /** Connections that are open now. */
  readonly open: ReadonlySet<Socket>;
  /** What is done with the requests from now on: each script once, the last one for all that follow. */
  answer(...scripts: readonly Script[]): void;
  /** Resolves when so many requests have come in whole. */
  received(count: number): Promise<void>;
  /** Resolves when no connection is open any more. */
  silent(): Promise<void>;
  /** Resolves when no request waits for its answer and at most so many connections are open. */
  settled(connections: number): Promise<void>;
  /** Cuts all connections and accepts none until the function that it resolves to is called. */
  refuse(): Promise<() => Promise<void>>;
  close(): Promise<void>;
}

/** A whole answer. */
export function reply(
  status: number,
  body = '',
  headers: Readonly<Record<string, string>> = { 'content-type': 'text/xml; charset=utf-8' },
): Script {
  return (response) => {
    response.writeHead(status, headers).end(body);
  };
}

export function json(status: number, value: unknown): Script {
  return reply(status, JSON.stringify(value), { 'content-type': 'application/json' });
}

/** Ends the connection with a reset and without an answer. */
export const reset: Script = (response) => {
  response.socket!.resetAndDestroy();
};

/** Never answers. */
export const hang: Script = () => undefined;

/** Head and first part of an answer that says it is longer; what happens then is `after`. */
export function begin(part: string, after: Script = hang): Script {
  return (response, request) => {
    response.writeHead(200, { 'content-type': 'text/xml', 'content-length': String(part.length + 100) });
    response.write(part, () => {
      after(response, request);
    });
  };
}

async function read(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString('utf8');
}

/** Starts a server that ends with the test. */
export async function startScriptedServer(...scripts: readonly Script[]): Promise<ScriptedServer> {
  const server = await openScriptedServer(...scripts);
  onTestFinished(() => server.close());
  return server;
}

/** For fixtures of a whole file, which close it themselves. */
export async function openScriptedServer(...scripts: readonly Script[]): Promise<ScriptedServer> {
  const requests: ReceivedRequest[] = [];
  const open = new Set<Socket>();
  let queue = [...scripts];
  let connections = 0;
  let unanswered = 0;
  let checks: (() => void)[] = [];
  const until = (met: () => boolean): Promise<void> =>
    new Promise((resolve) => {
      const check = (): void => {
        if (!met()) return;
        checks = checks.filter((other) => other !== check);
        resolve();
      };
      checks.push(check);
      check();
    });
  const changed = (): void => {
    for (const check of [...checks]) check();
  };

  const server = createServer((incoming, response) => {
    const { method = '', url: path = '', headers } = incoming;
    unanswered += 1;
    response.once('close', () => {
      unanswered -= 1;
      changed();
    });
    void read(incoming).then(
      (body) => {
        const request = { method, path, headers, body };
        requests.push(request);
        const script = queue.length > 1 ? queue.shift() : queue[0];
        changed();
        (script ?? reply(404))(response, request);
      },
      () => undefined,
    );
  });
  server.on('connection', (socket) => {
    connections += 1;
    open.add(socket);
    socket.on('error', () => undefined);
    socket.once('close', () => {
      open.delete(socket);
      changed();
    });
  });
  const listen = async (at: number): Promise<void> => {
    server.listen(at, '127.0.0.1');
    await once(server, 'listening');
  };
  await listen(0);
  const { port } = server.address() as AddressInfo;
  const close = async (): Promise<void> => {
    if (!server.listening) return;
    const closed = once(server, 'close');
    server.close();
    for (const socket of open) socket.destroy();
    await closed;
  };
  return {
    origin: `http://127.0.0.1:${port}`,
    port,
    requests,
    get connections() {
      return connections;
    },
    open,
    answer(...next) {
      queue = [...next];
    },
    received: (count) => until(() => requests.length >= count),
    silent: () => until(() => open.size === 0),
    settled: (most) => until(() => unanswered === 0 && open.size <= most),
    async refuse() {
      await close();
      return () => listen(port);
    },
    close,
  };
}
