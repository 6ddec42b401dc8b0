/** What the bridge makes of a token service that refuses or misbehaves, and what it never says. */
import { inspect } from 'node:util';
import createDebug from 'debug';
import { describe, expect, test } from 'vitest';
import { quietDebug } from '../../src/log/quiet-debug.ts';
import { Secret } from '../../src/log/secret.ts';
import { failureOf } from '../support/failure-of.ts';
import {
  begin,
  hang,
  json,
  reply,
  reset,
  startScriptedServer,
  type Script,
} from '../support/scripted-server.ts';
import { passwordGrant, refreshGrant, tokenAnswer, tokenBench } from '../support/token-bench.ts';

interface Row {
  readonly name: string;
  readonly script: Script;
}

const refusals: readonly Row[] = [
  { name: 'invalid_grant', script: json(400, { error: 'invalid_grant' }) },
  { name: 'invalid_client', script: json(401, { error: 'invalid_client' }) },
  { name: 'unauthorized_client', script: json(400, { error: 'unauthorized_client' }) },
  { name: '401 without a word', script: reply(401) },
  { name: '403 in HTML', script: reply(403, '<html>no</html>', { 'content-type': 'text/html' }) },
  { name: '400 in the envelope of the other calls', script: json(400, { status: { code: 603 } }) },
];

describe.each(refusals)('$name', ({ script }) => {
  test('is a refusal, and the same credentials are not tried again for half a minute', async () => {
    const { source, service, clock } = await tokenBench(script);
    const error = await failureOf(source.token());
    expect(error.code).toBe('bridge-credentials-rejected');
    clock.advance(29_999);
    expect((await failureOf(source.token())).code).toBe('bridge-credentials-rejected');
    expect(service.requests).toHaveLength(1);
    service.answer(tokenAnswer());
    clock.advance(1);
    expect((await source.token()).reveal()).toBe('access-1');
    expect(service.requests).toHaveLength(2);
  });
});

const elsewhere = 'http://127.0.0.1:9/evil';
const failures: readonly Row[] = [
  { name: '404', script: reply(404) },
  { name: '404 in HTML', script: reply(404, '<html></html>', { 'content-type': 'text/html' }) },
  { name: '500', script: json(500, { message: 'oops' }) },
  { name: '503 in HTML', script: reply(503, '<html></html>', { 'content-type': 'text/html' }) },
  { name: '429', script: reply(429) },
  { name: '200 in HTML', script: reply(200, '<html></html>', { 'content-type': 'text/html' }) },
  { name: '200 in HTML that says JSON', script: reply(200, '<', { 'content-type': 'application/json' }) },
  { name: '200 without a body', script: reply(200, '', { 'content-type': 'application/json' }) },
  { name: '204', script: reply(204) },
  { name: 'JSON null', script: json(200, null) },
  { name: 'a JSON list', script: json(200, []) },
  { name: 'a JSON text', script: json(200, 'access-1') },
  { name: 'no access_token', script: tokenAnswer({ access_token: undefined }) },
  { name: 'an empty access_token', script: tokenAnswer({ access_token: '' }) },
  { name: 'an access_token with a line break', script: tokenAnswer({ access_token: 'a\r\nb: c' }) },
  { name: 'another token_type', script: tokenAnswer({ token_type: 'mac' }) },
  { name: 'a reset', script: reset },
  { name: 'a reset in the middle', script: begin('{"access_token":', reset) },
  { name: 'more than a token can be', script: tokenAnswer({ padding: 'x'.repeat(100_000) }) },
  { name: 'a redirect', script: reply(302, '', { location: elsewhere }) },
  { name: 'a permanent redirect', script: reply(307, '{}', { location: elsewhere }) },
];

test.each(failures)('$name is a token service out of order, and is tried again', async ({ script }) => {
  const { source, service } = await tokenBench(script);
  expect((await failureOf(source.token())).code).toBe('auth-upstream-unavailable');
  service.answer(tokenAnswer());
  expect((await source.token()).reveal()).toBe('access-1');
});

test.each([
  { name: 'never answers', script: hang },
  { name: 'stops in the middle', script: begin('{"access_token":') },
])('a service that $name is given up after the time-out', async ({ script }) => {
  const { source } = await tokenBench(script, { timeoutMs: 50 });
  expect((await failureOf(source.token())).code).toBe('auth-upstream-unavailable');
});

test('a service that is not there', async () => {
  const { source, service } = await tokenBench(tokenAnswer());
  await service.close();
  const error = await failureOf(source.token());
  expect(error).toMatchObject({ code: 'auth-upstream-unavailable', facts: { retryAfter: 5 } });
  expect(error.internal).toMatchObject({ step: 'token', systemCode: 'ECONNREFUSED' });
  expect(error.detail).not.toContain('127.0.0.1');
});

test.each([301, 302, 307, 308])('a redirect (%i) is not followed, whatever it says', async (status) => {
  const other = await startScriptedServer(tokenAnswer());
  const body = JSON.stringify({ access_token: 'from-a-redirect', token_type: 'bearer' });
  const { source } = await tokenBench(reply(status, body, { location: other.origin }));
  expect((await failureOf(source.token())).code).toBe('auth-upstream-unavailable');
  expect(other.connections).toBe(0);
});

describe('secrets', () => {
  const secrets = ['client-secret', 'hush-hush', 'refresh-0', 'access-1', 'refresh-1'];
  const withTokens = { access_token: 'access-1', refresh_token: 'refresh-1' };
  const echo: Script = (response, request) => {
    const description = `${request.body} ${String(request.headers.authorization)}`;
    json(400, { error: 'invalid_grant', error_description: description, ...withTokens })(response, request);
  };
  const grants = [
    { grant: { grant: 'client_credentials' } },
    { grant: { ...passwordGrant, password: new Secret('hush-hush') } },
    { grant: refreshGrant },
  ] as const;
  const scripts: readonly Row[] = [
    { name: 'a refusal that repeats the request', script: echo },
    { name: 'a failure', script: json(500, withTokens) },
    { name: 'a token of another type', script: tokenAnswer({ ...withTokens, token_type: 'mac' }) },
    { name: 'broken JSON', script: reply(200, '{"access_token":"access-1",', {}) },
    { name: 'a reset', script: reset },
  ];
  const rows = scripts.flatMap((row) =>
    grants.map((grant) => ({ ...row, ...grant, kind: grant.grant.grant })),
  );

  test.each(rows)('$name under $kind: no print of the error holds one', async ({ script, grant }) => {
    const { source, service, log } = await tokenBench(script, { grant });
    const error = await failureOf(source.token());
    log.logger.error({ err: error }, 'it failed');
    const basic = String(service.requests[0]?.headers.authorization).replace('Basic ', '');
    for (const print of [
      JSON.stringify(error),
      JSON.stringify(Object.entries(error)),
      inspect(error, { depth: 10, showHidden: true }),
      String(error.stack),
      log.text(),
    ]) {
      for (const secret of [...secrets, basic]) expect(print).not.toContain(secret);
    }
  });

  test('the token source itself prints none', async () => {
    const { source, log } = await tokenBench(tokenAnswer(withTokens), {
      grant: { ...passwordGrant, password: new Secret('hush-hush') },
    });
    const token = await source.token();
    const prints = inspect({ source, token }, { depth: 10 }) + JSON.stringify({ source, token }) + log.text();
    for (const secret of secrets) expect(prints).not.toContain(secret);
  });

  test.each(['*', 'simple-oauth2*', 'other,simple-oauth2:client'])(
    'DEBUG=%s does not make the library talk',
    (namespaces) => {
      createDebug.enable(namespaces);
      try {
        quietDebug();
        expect(createDebug.enabled('simple-oauth2:client')).toBe(false);
        expect(createDebug.enabled('other')).toBe(!namespaces.startsWith('simple'));
      } finally {
        createDebug.disable();
      }
    },
  );
});
