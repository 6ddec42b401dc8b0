/** Calls that end before an answer, and what a failure says beside its code. */
import { expect, test } from 'vitest';
import { failureOf } from '../support/failure-of.ts';
import { insertRole, operationBench, outcome, readSites } from '../support/operation-bench.ts';
import { hang, reply } from '../support/scripted-server.ts';

const xmlType = { 'content-type': 'text/xml; charset=utf-8' };
const htmlType = { 'content-type': 'text/html' };
const page = '<html><body>Bad Gateway</body></html>';

test.each([readSites, insertRole])(
  'a server that is not there: $operation has provably not happened',
  async (call) => {
    const bench = await operationBench(hang);
    await bench.server.close();
    expect(await outcome(bench.value(call))).toBe('upstream-unavailable');
  },
);

test.each([readSites, insertRole])('the end of the caller ends $operation', async (call) => {
  const bench = await operationBench(hang);
  const end = new AbortController();
  const result = outcome(bench.value({ ...call, signal: end.signal }));
  await bench.server.received(1);
  end.abort();
  expect(await result).toBe('client-closed-request');
  await bench.server.silent();
});

test.each([
  { name: '429 in HTML', script: reply(429, page, { ...htmlType, 'retry-after': '17' }), wait: 17 },
  { name: '503 in XML', script: reply(503, '', { ...xmlType, 'retry-after': '17' }), wait: 17 },
  {
    name: 'a date',
    script: reply(503, '', { 'retry-after': 'Mon, 05 Jan 2026 09:00:00 GMT' }),
    wait: undefined,
  },
  { name: 'nonsense', script: reply(503, '', { 'retry-after': '-1' }), wait: undefined },
])('Retry-After of $name is $wait', async ({ script, wait }) => {
  const bench = await operationBench(script);
  const error = await failureOf(bench.value(readSites));
  expect([error.code, error.facts.retryAfter]).toEqual(['upstream-busy', wait]);
});

test('an unknown outcome says what to do and keeps its reason for the log', async () => {
  const bench = await operationBench(reply(200, page, htmlType));
  const error = await failureOf(bench.value(insertRole));
  expect(error.detail).toMatch(/^InsertSecurityRole was sent, .* read the object before sending it again$/);
  expect(error.cause).toMatchObject({ code: 'upstream-html' });
  expect(error.retryable).toBe(false);
});
