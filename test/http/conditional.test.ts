/** Versions, and requests that depend on them. */
import request from 'supertest';
import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { endpoint, type Endpoint, type EndpointRequest } from '../../src/api/endpoint.ts';
import { Reply } from '../../src/api/reply.ts';
import { StreamedList } from '../../src/api/streamed-list.ts';
import { basic, face } from '../support/bridge-face.ts';

type Handled = EndpointRequest<unknown, unknown, unknown>;

function answering(method: Endpoint['method'], answer: (handled: Handled) => unknown): Endpoint {
  return endpoint({
    operationId: 'thing',
    summary: 'A thing',
    tag: 'Things',
    method,
    path: '/wfm/v1/thing',
    params: z.strictObject({}),
    query: z.strictObject({}),
    body: z.any(),
    response: z.any(),
    forms: ['json', 'ndjson'],
    permissions: ['wfm:site:view'],
    scope: { kind: 'open' },
    safety: method === 'get' ? 'read' : 'idempotent',
    uses: [],
    handle: (handled) => Promise.resolve(answer(handled)),
  });
}

function ask(
  answer: (handled: Handled) => unknown,
  headers: Readonly<Record<string, string>> = {},
  method: Endpoint['method'] = 'get',
): request.Test {
  const { app } = face({ endpoints: [answering(method, answer)] });
  return request(app)
    [method]('/wfm/v1/thing')
    .set({ Authorization: basic, ...headers });
}

const thing = { id: 1, version: '638' };
const kept = 'private, no-cache';

describe('one object with a version', () => {
  test.each([undefined, '"637"', '"63"', '"6380"', '638', 'W/"637", "1"', '"638', ''])(
    'is answered with its ETag when the caller has %j',
    async (tags) => {
      const response = await ask(() => thing, tags === undefined ? {} : { 'If-None-Match': tags });
      expect(response.status).toBe(200);
      expect(response.body).toEqual(thing);
      expect(response.headers).toMatchObject({
        etag: '"638"',
        'cache-control': kept,
        vary: 'Accept, Authorization, X-API-Key',
      });
    },
  );

  test.each(['"638"', 'W/"638"', '"1", "638"', '"a,b" ,W/"638",', '*'])(
    'is not answered again when the caller has %j',
    async (tags) => {
      const response = await ask(() => thing, { 'If-None-Match': tags });
      expect(response.status).toBe(304);
      expect(response.text).toBe('');
      expect(response.headers).toMatchObject({ etag: '"638"', 'cache-control': kept });
      expect(response.headers).not.toHaveProperty('content-type');
    },
  );

  test.each([
    ['"638"', 200],
    ['*', 200],
    ['"1","638"', 200],
    ['W/"638"', 412],
    ['"1"', 412],
    ['638', 400],
    ['"638" "1"', 400],
    ['*, "638"', 400],
    [',', 400],
  ])('with If-Match: %s is answered with %d', async (tags, status) => {
    const response = await ask(() => thing, { 'If-Match': tags });
    expect(response.status).toBe(status);
    if (status === 400) expect(response.body).toMatchObject({ errors: [{ parameter: 'If-Match' }] });
    if (status === 412) expect(response.body).toMatchObject({ code: 'precondition-failed' });
  });

  test('a long header is read in one pass', async () => {
    const response = await ask(() => thing, { 'If-None-Match': '"a",'.repeat(3000) });
    expect(response.status).toBe(200);
  });
});

describe('an answer without a version', () => {
  const list =
    (asOf: string, ...items: unknown[]) =>
    () => ({ items, asOf });

  test('has a weak ETag that does not depend on when it was asked for', async () => {
    const first = await ask(list('2026-01-01T00:00:00Z', { id: 1 }));
    expect(first.headers['etag']).toMatch(/^W\/"[\w-]{27}"$/);
    const tag = first.headers['etag'] ?? '';
    const again = await ask(list('2027-01-01T00:00:00Z', { id: 1 }), { 'If-None-Match': tag });
    expect(again.status).toBe(304);
    const changed = await ask(list('2026-01-01T00:00:00Z', { id: 2 }), { 'If-None-Match': tag });
    expect(changed.status).toBe(200);
    expect(changed.headers['etag']).not.toBe(tag);
  });

  test('has another ETag in another form', async () => {
    const lines = { Accept: 'application/x-ndjson' };
    const json = await ask(list('2026-01-01T00:00:00Z', { id: 1 }));
    const first = await ask(list('2026-01-01T00:00:00Z', { id: 1 }), lines);
    expect(first.headers['etag']).not.toBe(json.headers['etag']);
    const tag = first.headers['etag'] ?? '';
    const again = await ask(list('2026-01-02T00:00:00Z', { id: 1 }), { ...lines, 'If-None-Match': tag });
    expect(again.status).toBe(304);
  });

  test('that is streamed has none, and may not be kept', async () => {
    async function* items(): AsyncGenerator {
      yield await Promise.resolve({ id: 1 });
    }
    const response = await ask(() => new StreamedList({ asOf: 'now' }, items()), { 'If-None-Match': '*' });
    expect(response.status).toBe(200);
    expect(response.headers['cache-control']).toBe('no-store');
    expect(response.headers).not.toHaveProperty('etag');
  });
});

describe('a change', () => {
  test.each([
    ['"638"', ['638']],
    ['"1", W/"2" , "3"', ['1', '3']],
    ['W/"2"', []],
    ['*', ['*']],
    ['"a,b"', ['a,b']],
    ['""', ['']],
  ])('gets If-Match: %s as %j', async (tags, versions) => {
    let seen: Handled['ifMatch'];
    const note = ({ ifMatch }: Handled): Reply => {
      seen = ifMatch;
      return new Reply({ status: 204 });
    };
    const response = await ask(note, { 'If-Match': tags }, 'delete');
    expect(response.status).toBe(204);
    expect(seen).toEqual(versions);
  });

  test('gets no If-Match where there is none', async () => {
    let seen: Handled['ifMatch'] = ['something'];
    await ask(
      ({ ifMatch }) => {
        seen = ifMatch;
        return new Reply({ status: 204 });
      },
      {},
      'delete',
    );
    expect(seen).toBeUndefined();
  });

  test('that made something says where it is and in which version', async () => {
    const made = new Reply({ status: 201, location: '/wfm/v1/thing/1', value: thing });
    const response = await ask(() => made, {}, 'post');
    expect(response.status).toBe(201);
    expect(response.body).toEqual(thing);
    expect(response.headers).toMatchObject({
      location: '/wfm/v1/thing/1',
      etag: '"638"',
      'cache-control': 'no-store',
    });
  });

  test('without an answer has no body', async () => {
    const response = await ask(() => new Reply({ status: 204 }), {}, 'delete');
    expect(response.status).toBe(204);
    expect(response.text).toBe('');
    expect(response.headers).not.toHaveProperty('content-type');
  });
});
