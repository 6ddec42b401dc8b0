/** Against a server that speaks just enough of Postgres to break in the middle. */
import { once } from 'node:events';
import { createServer, type AddressInfo, type Socket } from 'node:net';
import { afterEach, expect, test } from 'vitest';
import { sql, Kysely } from 'kysely';
import { silentLogger, type Logger } from '../../src/log/logger.ts';
import { Secret } from '../../src/log/secret.ts';
import { postgresDialect } from '../../src/store/postgres-dialect.ts';

function message(type: string, body: Buffer | string): Buffer {
  const length = Buffer.alloc(4);
  length.writeInt32BE(Buffer.byteLength(body) + 4);
  return Buffer.concat([Buffer.from(type), length, Buffer.from(body)]);
}

const ready = message('Z', 'I');
const done = Buffer.concat([message('C', 'BEGIN\0'), ready]);
const refused = Buffer.concat([message('E', 'SERROR\0C22012\0Mdivision by zero\0\0'), ready]);

interface Spoken {
  readonly url: Secret;
  readonly connections: Socket[];
  close(): void;
}

/** `answer`: what comes to a statement; undefined breaks the connection. */
async function server(answer: (statement: string) => Buffer | undefined): Promise<Spoken> {
  const connections: Socket[] = [];
  const listening = createServer((socket) => {
    connections.push(socket);
    socket.on('error', () => undefined);
    let isStarted = false;
    socket.on('data', (bytes) => {
      if (!isStarted) {
        isStarted = true;
        socket.write(Buffer.concat([message('R', Buffer.alloc(4)), ready]));
        return;
      }
      if (bytes.toString('latin1', 0, 1) !== 'Q') return;
      const reply = answer(bytes.toString('utf8', 5, bytes.length - 1));
      if (reply === undefined) socket.destroy();
      else socket.write(reply);
    });
  }).listen(0, '127.0.0.1');
  await once(listening, 'listening');
  const { port } = listening.address() as AddressInfo;
  return {
    url: new Secret(`postgres://somebody@127.0.0.1:${port}/postgres`),
    connections,
    close: () => void listening.close(),
  };
}

const closing: (() => Promise<void> | void)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0).reverse()) await close();
});

async function database(answer: (statement: string) => Buffer | undefined, warn = (): void => undefined) {
  const spoken = await server(answer);
  const logger = Object.create(silentLogger, { warn: { value: warn } }) as Logger;
  const tables = new Kysely<object>({ dialect: postgresDialect(spoken.url, logger) });
  closing.push(
    () => spoken.close(),
    () => tables.destroy(),
  );
  return { tables, spoken };
}

test('a connection that breaks between two statements of a transaction fails the transaction and nothing else', async () => {
  let warned: () => void = () => undefined;
  const warning = new Promise<void>((resolve) => (warned = resolve));
  const { tables, spoken } = await database(
    () => done,
    () => warned(),
  );
  const transaction = tables.transaction().execute(async (inside) => {
    spoken.connections[0]?.destroy();
    await warning;
    await sql`select 1`.execute(inside);
  });
  await expect(transaction).rejects.toThrow(/terminated/);
  await sql`select 1`.execute(tables);
  expect(spoken.connections).toHaveLength(2);
});

test('a connection on which a statement was refused is used again', async () => {
  const { tables, spoken } = await database((statement) => (statement.includes('/ 0') ? refused : done));
  await expect(sql`select 1 / 0`.execute(tables)).rejects.toThrow(/division by zero/);
  await sql`select 1`.execute(tables);
  expect(spoken.connections).toHaveLength(1);
});

test('a connection that broke during a statement is replaced by the next one', async () => {
  const { tables, spoken } = await database((statement) => (statement === 'break' ? undefined : done));
  await expect(sql`break`.execute(tables)).rejects.toThrow();
  await sql`select 1`.execute(tables);
  expect(spoken.connections).toHaveLength(2);
});
