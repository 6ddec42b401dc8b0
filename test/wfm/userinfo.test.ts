import { describe, expect, test } from 'vitest';
import type { UserinfoFields } from '../../src/config/wfm-configuration.ts';
import { Secret } from '../../src/log/secret.ts';
import { fetchUserinfo, readUserinfo } from '../../src/wfm/userinfo.ts';
import type { Userinfo } from '../../src/wfm/wfm-port.ts';
import { failureIn, failureOf } from '../support/failure-of.ts';
import { begin, hang, reply, reset, startScriptedServer, type Script } from '../support/scripted-server.ts';
import { transportBench, type TransportBenchOptions } from '../support/transport-bench.ts';
import { loadConfiguration } from '../../src/config/configuration.ts';
import { cloud } from '../config/environments.ts';

/** As configured by default. */
function defaultFields(): UserinfoFields {
  const { entrance } = loadConfiguration(cloud).wfm;
  if (entrance.profile === 'onprem-login') throw new Error('the cloud has userinfo');
  return entrance.userinfoFields;
}
const fields = defaultFields();

test.each<{ readonly name: string; readonly answer: unknown; readonly user: Userinfo }>([
  {
    name: 'an envelope with data',
    answer: { status: { code: 0 }, data: { userId: 748, userName: 'api', userType: 'agent' } },
    user: { userId: 748, userName: 'api', userType: 'agent' },
  },
  { name: 'a flat object', answer: { userId: 748, userName: 'api' }, user: { userId: 748, userName: 'api' } },
  {
    name: 'a user inside',
    answer: { user: { id: 748, name: 'api' } },
    user: { userId: 748, userName: 'api' },
  },
  { name: 'a user inside of data', answer: { data: { user: { id: 748 } } }, user: { userId: 748 } },
  { name: 'an id of digits', answer: { userId: '748' }, user: { userId: 748 } },
  { name: 'a dbid', answer: { dbid: 748, username: 'api' }, user: { userId: 748, userName: 'api' } },
  { name: 'the largest id', answer: { id: 2_147_483_647 }, user: { userId: 2_147_483_647 } },
  { name: 'code 609', answer: { status: { code: 609 }, data: { id: 748 } }, user: { userId: 748 } },
  { name: 'code 650', answer: { status: { code: 650 }, data: { id: 748 } }, user: { userId: 748 } },
  { name: 'a status that is a word', answer: { status: 'ok', id: 748 }, user: { userId: 748 } },
  {
    name: 'a useless id before a good one',
    answer: { data: { userId: '' }, userId: 0, user: { id: 748 } },
    user: { userId: 748 },
  },
  { name: 'a name of odd shape', answer: { id: 748, userName: { first: 'a' } }, user: { userId: 748 } },
  { name: 'an empty name', answer: { id: 748, userName: '' }, user: { userId: 748 } },
  { name: 'an endless name', answer: { id: 748, userName: 'x'.repeat(201) }, user: { userId: 748 } },
])('$name is understood', ({ answer, user }) => {
  expect(readUserinfo(JSON.stringify(answer), fields)).toEqual(user);
});

test.each([
  { name: 'no id', text: '{"userName":"api"}' },
  { name: 'a negative id', text: '{"userId":-1}' },
  { name: 'a zero', text: '{"userId":0}' },
  { name: 'a broken number', text: '{"userId":748.5}' },
  { name: 'an id that is too large', text: '{"userId":2147483648}' },
  { name: 'an id of too many digits', text: '{"userId":"99999999999"}' },
  { name: 'a hexadecimal id', text: '{"userId":"0x2EC"}' },
  { name: 'an id in exponents', text: '{"userId":"7e2"}' },
  { name: 'a true id', text: '{"userId":true}' },
  { name: 'a list of ids', text: '{"userId":[748]}' },
  { name: 'null', text: 'null' },
  { name: 'a number', text: '748' },
  { name: 'a list', text: '[748]' },
  { name: 'nothing', text: '' },
  { name: 'blanks', text: ' \n' },
  { name: 'no JSON', text: 'userId=748' },
  { name: 'half of the JSON', text: '{"userId":748' },
  { name: 'what the prototype has', text: '{}' },
])('$name is another contract', ({ text }) => {
  expect(failureIn(() => readUserinfo(text, fields)).code).toBe('upstream-contract-violation');
});

test.each([
  { name: 'a login page', text: '<!DOCTYPE html><html><form action="Login.jsp"></form></html>' },
  { name: 'a login page after a blank line', text: '\r\n <html></html>' },
  { name: 'code 603 under success', text: '{"status":{"code":603,"message":"no"},"data":{"userId":748}}' },
  { name: 'an unknown code', text: '{"status":{"code":1},"data":{"userId":748}}' },
])('$name means: not authenticated', ({ text }) => {
  const error = failureIn(() => readUserinfo(text, fields));
  expect(error.code).toBe('upstream-unauthenticated');
  expect(error.detail).not.toContain('Login.jsp');
});

describe('fields', () => {
  const only = (userId: readonly string[]): UserinfoFields => ({ userId, userName: [], userType: [] });

  test('are configurable and tried in order', () => {
    const text = '{"a":{"b":{"c":748}},"d":749,"userId":1}';
    expect(readUserinfo(text, only(['x.y', 'a.b.c', 'd']))).toEqual({ userId: 748 });
    expect(readUserinfo(text, only(['d', 'a.b.c']))).toEqual({ userId: 749 });
  });

  test('that are not found are named', () => {
    expect(failureIn(() => readUserinfo('{"userId":1}', only(['a.b', 'c']))).detail).toContain('a.b, c');
  });

  test.each(['__proto__.id', 'constructor.length', 'toString.length', 'userId.length', 'list.length.x'])(
    '%s finds nothing that JSON does not hold',
    (path) => {
      const code = failureIn(() => readUserinfo('{"userId":"748","list":[1]}', only([path]))).code;
      expect(code).toBe('upstream-contract-violation');
    },
  );

  test('__proto__ in the answer is a member like any other and changes nothing', () => {
    expect(readUserinfo('{"__proto__":{"id":748}}', only(['__proto__.id']))).toEqual({ userId: 748 });
    expect(Reflect.get({}, 'id')).toBeUndefined();
  });
});

async function fetched(
  script: Script,
  limits: TransportBenchOptions = {},
): Promise<[Promise<Userinfo>, string[]]> {
  const server = await startScriptedServer(script);
  const sent: string[] = [];
  const request = {
    url: new URL(`${server.origin}/wfm/api/v3/system/userinfo`),
    fields,
    token: new Secret('access-1'),
    signal: new AbortController().signal,
  };
  const result = fetchUserinfo(transportBench(limits), request).finally(() => {
    for (const { method, path, headers } of server.requests)
      sent.push(`${method} ${path} ${headers.authorization ?? ''}`);
  });
  return [result, sent];
}

test('it is one GET with the Bearer, and the body counts, not its label', async () => {
  const [result, sent] = await fetched(reply(200, '{"userId":748}', { 'content-type': 'text/plain' }));
  expect(await result).toEqual({ userId: 748 });
  expect(sent).toEqual(['GET /wfm/api/v3/system/userinfo Bearer access-1']);
});

const page = '<html>secret-host.example.com</html>';
test.each([
  { name: '401', script: reply(401, '{}'), code: 'upstream-unauthenticated' },
  { name: '403', script: reply(403, '{"userId":748}'), code: 'not-provisioned-in-wfm' },
  { name: '403 in HTML', script: reply(403, page), code: 'not-provisioned-in-wfm' },
  { name: '200 in HTML', script: reply(200, page), code: 'upstream-unauthenticated' },
  { name: '404', script: reply(404, page), code: 'upstream-http-status' },
  { name: '204', script: reply(204), code: 'upstream-http-status' },
  {
    name: '302 to the login',
    script: reply(302, '', { location: '/Login.jsp' }),
    code: 'upstream-http-status',
  },
  { name: '500', script: reply(500, '{"userId":748}'), code: 'upstream-unavailable' },
  { name: '503', script: reply(503), code: 'upstream-unavailable' },
  { name: 'an empty 200', script: reply(200), code: 'upstream-contract-violation' },
  { name: 'a reset', script: reset, code: 'upstream-truncated' },
  { name: 'a reset in the middle', script: begin('{"userId":', reset), code: 'upstream-truncated' },
  { name: 'silence', script: hang, code: 'upstream-timeout' },
  {
    name: 'too much',
    script: reply(200, `{"userId":748,"x":"${'x'.repeat(70_000)}"}`),
    code: 'upstream-oversized',
  },
])('$name: $code', async ({ script, code }) => {
  const [result] = await fetched(script, { totalTimeoutMs: 500, maxResponseBytes: 65_536 });
  const error = await failureOf(result);
  expect(error.code).toBe(code);
  expect(error.detail).not.toMatch(/secret-host|127\.0\.0\.1|access-1/);
});

test('a 403 says whom to ask', async () => {
  const [result] = await fetched(reply(403));
  expect((await failureOf(result)).detail).toMatch(/ask the WFM administrator .* or Genesys/);
});
