/** Lists that are sent as their items come, in each of their forms, over a socket. */
import { once } from 'node:events';
import { request as httpRequest, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import fc from 'fast-check';
import { describe, expect, onTestFinished, test } from 'vitest';
import { z } from 'zod';
import { endpoint, type Endpoint } from '../../src/api/endpoint.ts';
import { StreamedList } from '../../src/api/streamed-list.ts';
import { anyTable, type Cell, type Table } from '../../src/api/table.ts';
import { BridgeError } from '../../src/error/bridge-error.ts';
import { csvRows } from '../../src/http/csv-text.ts';
import { listText, valueText } from '../../src/http/list-text.ts';
import { basic, face } from '../support/bridge-face.ts';
import { recordedLog } from '../support/log-lines.ts';

interface Person {
  readonly name: Cell;
  readonly pay: Cell;
}

const peopleTable: Table<Person> = {
  columns: [
    { name: 'name', cell: ({ name }) => name },
    { name: 'pay', cell: ({ pay }) => pay },
  ],
  rows: (person) => [person],
};
const table = anyTable(peopleTable);
const head = { asOf: '2026-01-05T09:00:00Z', timeZone: 'Europe/Amsterdam' };

type Items = (signal: AbortSignal) => AsyncIterable<Person>;

function people(items: Items): Endpoint {
  return endpoint({
    operationId: 'listPeople',
    summary: 'List people',
    tag: 'People',
    method: 'get',
    path: '/people',
    params: z.strictObject({}),
    query: z.strictObject({}),
    body: z.undefined(),
    response: z.unknown(),
    forms: ['json', 'ndjson', 'csv'],
    table,
    permissions: ['wfm:agent:view'],
    scope: { kind: 'open' },
    safety: 'read',
    uses: [],
    handle: ({ signal }) => Promise.resolve(new StreamedList(head, items(signal))),
  });
}

interface Asked {
  readonly response: IncomingMessage;
  readonly log: ReturnType<typeof recordedLog>;
}

async function ask(items: Items, accept = 'application/json', method = 'GET'): Promise<Asked> {
  const log = recordedLog();
  const { app } = face({ endpoints: [people(items)], logger: log.logger });
  const server: Server = app.listen(0, '127.0.0.1');
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  const outgoing = httpRequest({
    host: '127.0.0.1',
    port,
    path: '/people',
    method,
    headers: { authorization: basic, accept },
  });
  outgoing.end();
  const [response] = (await once(outgoing, 'response')) as [IncomingMessage];
  return { response, log };
}

async function textOf(response: IncomingMessage): Promise<string> {
  const pieces: Buffer[] = [];
  for await (const piece of response) pieces.push(piece as Buffer);
  return Buffer.concat(pieces).toString();
}

// eslint-disable-next-line @typescript-eslint/require-await -- the items are there
async function* each(items: readonly (Person | Error)[]): AsyncGenerator<Person> {
  for (const item of items) {
    if (item instanceof Error) throw item;
    yield item;
  }
}

const two: readonly Person[] = [
  { name: 'Ana "A", de', pay: 1.5 },
  { name: '=cmd()', pay: -2 },
];

describe('a streamed list', () => {
  test.each([
    {
      accept: 'application/json',
      type: 'application/json; charset=utf-8',
      full: JSON.stringify({ ...head, items: two }),
      empty: JSON.stringify({ ...head, items: [] }),
    },
    {
      accept: 'application/x-ndjson',
      type: 'application/x-ndjson; charset=utf-8',
      full: two.map((person) => `${JSON.stringify(person)}\n`).join(''),
      empty: '',
    },
    {
      accept: 'text/csv',
      type: 'text/csv; charset=utf-8; header=present',
      full: `name,pay\r\n"Ana ""A"", de",1.5\r\n'=cmd(),-2\r\n`,
      empty: 'name,pay\r\n',
    },
  ])('as $accept', async ({ accept, type, full, empty }) => {
    for (const [items, expected] of [
      [two, full],
      [[], empty],
    ] as const) {
      const { response } = await ask(() => each(items), accept);
      expect([response.statusCode, response.headers['content-type']]).toEqual([200, type]);
      expect(response.headers['cache-control']).toBe('no-store');
      expect(await textOf(response)).toBe(expected);
      expect(response.complete).toBe(true);
    }
  });

  test('shows its first item while the second is on its way', async () => {
    let release: () => void = () => undefined;
    async function* slow(): AsyncGenerator<Person> {
      yield { name: 'Ana', pay: 1 };
      await new Promise<void>((resolve) => (release = resolve));
      yield { name: 'Bo', pay: 2 };
    }
    const { response } = await ask(slow, 'application/x-ndjson');
    const [piece] = (await once(response, 'data')) as [Buffer];
    expect(piece.toString()).toBe('{"name":"Ana","pay":1}\n');
    release();
    await once(response, 'end');
  });

  test('that fails before its first item is a problem', async () => {
    const { response } = await ask(() => each([new BridgeError('upstream-timeout', 'too slow')]));
    expect(response.statusCode).toBe(504);
    expect(response.headers['content-type']).toMatch(/^application\/problem\+json/);
    expect(JSON.parse(await textOf(response))).toMatchObject({ code: 'upstream-timeout' });
  });

  test('that fails later breaks off, visibly and with a line in the log', async () => {
    let fail: () => void = () => undefined;
    async function* failing(): AsyncGenerator<Person> {
      yield* two;
      await new Promise<void>((resolve) => (fail = resolve));
      throw new BridgeError('upstream-timeout', 'too slow');
    }
    const { response, log } = await ask(failing);
    fail();
    expect(response.statusCode).toBe(200);
    await expect(textOf(response)).rejects.toThrow(/aborted/);
    expect(response.complete).toBe(false);
    expect(log.lines().find((line) => line['msg'] === 'request failed')).toMatchObject({
      err: { code: 'upstream-timeout' },
    });
  });

  /** Gives people for ever, and says how many and whether it was ended. */
  class Crowd {
    given = 0;
    readonly ended: Promise<void>;
    #end: () => void = () => undefined;

    constructor() {
      this.ended = new Promise((resolve) => (this.#end = resolve));
    }

    async *items(): AsyncGenerator<Person> {
      try {
        for (;;) {
          this.given += 1;
          yield { name: 'x'.repeat(1000), pay: this.given };
          if (this.given % 100 === 0) await new Promise((resolve) => setImmediate(resolve));
        }
      } finally {
        this.#end();
      }
    }
  }

  test('waits for a caller who does not read', async () => {
    const crowd = new Crowd();
    const { response } = await ask(() => crowd.items());
    response.pause();
    response.on('error', () => undefined);
    let last = -1;
    while (crowd.given !== last) {
      last = crowd.given;
      await new Promise((resolve) => setTimeout(resolve, 200));
    }
    expect(crowd.given).toBeLessThan(32_000);
    response.destroy();
    await crowd.ended;
  });

  test('ends its source when the caller leaves', async () => {
    const crowd = new Crowd();
    const { response } = await ask(() => crowd.items());
    response.on('error', () => undefined);
    await once(response, 'data');
    response.destroy();
    await crowd.ended;
  });

  test('is asked for one item when only the headers are wanted', async () => {
    const crowd = new Crowd();
    const { response } = await ask(() => crowd.items(), 'text/csv', 'HEAD');
    expect(response.headers['content-type']).toBe('text/csv; charset=utf-8; header=present');
    expect(await textOf(response)).toBe('');
    await crowd.ended;
    expect(crowd.given).toBe(1);
  });
});

test('a head without members leaves the items alone', async () => {
  const pieces: Uint8Array[] = [];
  for await (const piece of listText(new StreamedList({}, each(two)), 'json')) pieces.push(piece);
  expect(JSON.parse(Buffer.concat(pieces).toString())).toEqual({ items: two });
});

test('items that are there already are a table, too', () => {
  const value = { ...head, items: [{ name: 'Ana', pay: 1 }] };
  expect(valueText(value, 'csv', table)).toBe('name,pay\r\nAna,1\r\n');
  expect(valueText(value, 'ndjson')).toBe('{"name":"Ana","pay":1}\n');
  expect(valueText(value, 'json')).toBe(JSON.stringify(value));
});

describe('a cell', () => {
  test.each([
    { cell: '=1+1', is: `'=1+1` },
    { cell: '+31 20', is: `'+31 20` },
    { cell: '-', is: `'-` },
    { cell: '@SUM(A1)', is: `'@SUM(A1)` },
    { cell: '\t=1', is: `"'\t=1"` },
    { cell: '＝1+1', is: `'＝1+1` },
    { cell: 'a;=1+1', is: '"a;=1+1"' },
    { cell: '\r=1', is: `"'\r=1"` },
    { cell: '=a,"b"', is: `"'=a,""b"""` },
    { cell: -5.25, is: '-5.25' },
    { cell: 0, is: '0' },
    { cell: '00042', is: '00042' },
    { cell: true, is: 'true' },
    { cell: null, is: '' },
    { cell: '', is: '' },
    { cell: 'Zoë\nB', is: '"Zoë\nB"' },
    { cell: 'a=b', is: 'a=b' },
  ])('$cell is written $is', ({ cell, is }) => {
    expect(csvRows(table, { name: cell, pay: 1 }, {})).toBe(`${is},1\r\n`);
  });

  test('of any text is read back as that text, or as it with an apostrophe, and begins no formula', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        const line = csvRows(table, { name: text, pay: 7 }, {});
        const cell = line.slice(0, -',7\r\n'.length);
        const read = cell.startsWith('"') ? cell.slice(1, -1).replaceAll('""', '"') : cell;
        expect(read).toBe(/^[=+\-@＝＋－＠\t\r]/.test(text) ? `'${text}` : text);
        if (!cell.startsWith('"')) expect(cell).not.toMatch(/[",;\t\r\n]/);
      }),
    );
  });
});
