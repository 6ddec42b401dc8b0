/** What the bridge answers is what its document says, endpoint by endpoint and in both profiles. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { nounTable } from '../acceptance/noun-table.ts';
import {
  answerSchema,
  judgeOf,
  operationsOf,
  type ApiOperation,
  type Judge,
  type OpenApi,
} from '../support/openapi-document.ts';
import { closePair, itemsOf, openPair, type Pair } from '../support/running-bridge.ts';

let pair: Pair;
let document: OpenApi;
let judge: Judge;
beforeAll(async () => {
  pair = await openPair();
  document = (await pair.bridge.get('/openapi/wfm.json')).body as OpenApi;
  judge = judgeOf(document);
});
afterAll(async () => {
  await closePair(pair);
});

describe.each(nounTable.map(({ path }) => path))('%s', (path) => {
  test('the list and its first and last object are as described', async () => {
    const { bridge } = pair;
    const answer = await bridge.get(path);
    const items = itemsOf(answer);
    expect(items.length).toBeGreaterThan(1);
    expect(judge.flaws(answerSchema(document, path), answer.body)).toBe('');
    const template = Object.keys(document.paths).find((other) =>
      new RegExp(`^${path}/\\{\\w+\\}$`).test(other),
    );
    for (const item of [items[0], items.at(-1)]) {
      const one = await bridge.get(`${path}/${String(item?.['id'])}`);
      expect(judge.flaws(answerSchema(document, String(template)), one.body)).toBe('');
    }
  });
});

test.each(['/wfm/v1/userinfo', '/wfm/v1/session', '/wfm/v1/services', '/healthz', '/readyz'])(
  'the answer of %s is as described',
  async (path) => {
    const answer = await pair.bridge.get(path);
    expect(answer.status).toBe(200);
    expect(judge.flaws(answerSchema(document, path), answer.body)).toBe('');
  },
);

test('a service with its operations is as described', async () => {
  const answer = await pair.bridge.get('/wfm/v1/services/ConfigService');
  expect(judge.flaws(answerSchema(document, '/wfm/v1/services/{service}'), answer.body)).toBe('');
});

/** The example of a read without its filter, so that something comes back. */
function requestOf(operation: ApiOperation, profile: string): unknown {
  const example = operation.requestBody?.content['application/json']?.examples?.[profile]?.value as object;
  return Object.fromEntries(Object.entries(example).filter(([name]) => name !== 'filter'));
}

test.each(['friendly', 'exact'])('every raw read answers as described in the %s profile', async (profile) => {
  const reads = operationsOf(document).filter(
    ([path, , operation]) => path.includes('ConfigService850/Get') && operation['x-safety'] === 'read',
  );
  expect(reads.length).toBe(17);
  for (const [path, , operation] of reads) {
    const answer = await pair.bridge.post(`${path}?profile=${profile}`, requestOf(operation, profile));
    expect([answer.status, path], answer.text).toEqual([200, path]);
    const { anyOf } = answerSchema(document, path, 'post') as { readonly anyOf: readonly [object, object] };
    const schema = profile === 'friendly' ? anyOf[0] : anyOf[1];
    expect(judge.flaws({ ...schema }, answer.body), path).toBe('');
    expect(answer.text.length).toBeGreaterThan(60);
  }
});

test('a raw write that WFM refuses is a problem as described', async () => {
  const answer = await pair.bridge.post('/wfm/v1/services/ConfigService850/DeleteCfgObject', {
    objectType: 'CFG_USER_OBJECT',
    nothing: 1,
  });
  expect(answer.status).toBe(400);
  expect(judge.flaws({ $ref: '#/components/schemas/Problem' }, answer.body)).toBe('');
});

test('an answer that is not as described is found', async () => {
  const answer = await pair.bridge.get('/wfm/v1/sites');
  const { items } = answer.body as { readonly items: readonly object[] };
  const wrong = { ...(answer.body as object), items: [{ ...items[0], id: '1' }] };
  expect(judge.flaws(answerSchema(document, '/wfm/v1/sites'), wrong)).toMatch(/id must be integer/);
});
