/** When a token is asked for again, and what a renewal that fails does to the one that is still valid. */
import { describe, expect, test, vi } from 'vitest';
import { Secret } from '../../src/log/secret.ts';
import { failureOf } from '../support/failure-of.ts';
import { json, reply, type Script } from '../support/scripted-server.ts';
import {
  numberedTokens,
  passwordGrant,
  refreshGrant,
  tokenAnswer,
  tokenBench,
} from '../support/token-bench.ts';

const minutes = 60_000;

test.each([
  { expiresIn: 3600, random: 0, until: 3240 },
  { expiresIn: 3600, random: 0.5, until: 3195 },
  { expiresIn: '3600', random: 0, until: 3240 },
  { expiresIn: undefined, random: 0, until: 240 },
  { expiresIn: 0, random: 0, until: 240 },
  { expiresIn: -1, random: 0, until: 240 },
  { expiresIn: 'abc', random: 0, until: 240 },
  { expiresIn: 10, random: 0, until: 5 },
])('expires_in $expiresIn, random $random: the next request is after $until s', async (row) => {
  const script = numberedTokens({ expires_in: row.expiresIn });
  const { source, service, clock } = await tokenBench(script, { random: row.random });
  await source.token();
  clock.advance(row.until * 1000 - 1);
  expect((await source.token()).reveal()).toBe('access-1');
  expect(service.requests).toHaveLength(1);
  clock.advance(1);
  await vi.waitFor(async () => {
    expect((await source.token()).reveal()).toBe('access-2');
  });
  expect(service.requests).toHaveLength(2);
});

test('an early renewal holds nobody up: the token that is still valid is given out meanwhile', async () => {
  const { source, service, clock } = await tokenBench(tokenAnswer());
  await source.token();
  service.answer(() => undefined); // never answers
  clock.advance(3240_000);
  expect((await source.token()).reveal()).toBe('access-1');
  expect((await source.token()).reveal()).toBe('access-1');
});

test.each([1e12, 1e300])('a life of %d s is no reason to fail', async (life) => {
  const { source, service, clock } = await tokenBench(tokenAnswer({ expires_in: life }));
  await source.token();
  clock.advance(365 * 24 * 60 * minutes);
  await source.token();
  expect(service.requests).toHaveLength(1);
});

describe('an early renewal that fails', () => {
  const failures: readonly { readonly name: string; readonly script: Script }[] = [
    { name: 'by a dead service', script: reply(500) },
    { name: 'by a refusal', script: json(400, { error: 'invalid_grant' }) },
    { name: 'by an answer without a token', script: json(200, {}) },
  ];

  test.each(failures)('$name leaves the valid token in use to its end', async ({ script }) => {
    const { source, service, clock, log } = await tokenBench(tokenAnswer());
    await source.token();
    service.answer(script);
    const warned = (): number => log.lines().filter(({ level }) => level === 'warn').length;
    clock.advance(3240_000);
    expect((await source.token()).reveal()).toBe('access-1');
    await vi.waitFor(() => {
      expect(warned()).toBe(1);
    });
    clock.advance(359_999);
    expect((await source.token()).reveal()).toBe('access-1');
    await vi.waitFor(() => {
      expect(warned()).toBe(2);
    });
    clock.advance(1);
    await failureOf(source.token());
  });

  test.each(failures)('$name is not tried again by every call', async ({ script }) => {
    const { source, service, clock, log } = await tokenBench(tokenAnswer());
    await source.token();
    service.answer(script);
    clock.advance(3240_000);
    await source.token();
    await vi.waitFor(() => {
      expect(log.lines().some(({ level }) => level === 'warn')).toBe(true);
    });
    for (let call = 0; call < 5; call += 1) await source.token();
    expect(service.requests).toHaveLength(2);
    clock.advance(30_000);
    service.answer(tokenAnswer({ access_token: 'access-2' }));
    await vi.waitFor(async () => {
      expect((await source.token()).reveal()).toBe('access-2');
    });
  });
});

test('a rejected token is not given out again, another one is not touched by it', async () => {
  const { source, service } = await tokenBench(numberedTokens());
  const first = await source.token();
  source.reject(first);
  const second = await source.token();
  expect(second.reveal()).toBe('access-2');
  source.reject(first);
  expect(await source.token()).toBe(second);
  expect(service.requests).toHaveLength(2);
});

test('the password is used again when the refresh token is dead', async () => {
  const { source, service, clock } = await tokenBench(tokenAnswer({ refresh_token: 'refresh-1' }), {
    grant: passwordGrant,
  });
  await source.token();
  clock.advance(60 * minutes);
  service.answer(json(400, { error: 'invalid_grant' }), tokenAnswer({ access_token: 'access-3' }));
  expect((await source.token()).reveal()).toBe('access-3');
  const grants = service.requests.map(({ body }) => new URLSearchParams(body).get('grant_type'));
  expect(grants).toEqual(['password', 'refresh_token', 'password']);
});

test('the password is not tried where the service is only out of order', async () => {
  const { source, service, clock } = await tokenBench(tokenAnswer({ refresh_token: 'refresh-1' }), {
    grant: passwordGrant,
  });
  await source.token();
  clock.advance(60 * minutes);
  service.answer(reply(503));
  expect((await failureOf(source.token())).code).toBe('auth-upstream-unavailable');
  expect(service.requests).toHaveLength(2);
});

describe('a stored refresh token that is dead', () => {
  const store = { read: () => new Secret('refresh-dead'), write: () => undefined };
  const dead = json(400, { error: 'invalid_grant' });

  test('gives way to the configured one, which somebody may just have entered', async () => {
    const { source, service } = await tokenBench(dead, { grant: refreshGrant, store });
    service.answer(dead, tokenAnswer());
    expect((await source.token()).reveal()).toBe('access-1');
    const sent = service.requests.map(({ body }) => new URLSearchParams(body).get('refresh_token'));
    expect(sent).toEqual(['refresh-dead', 'refresh-0']);
  });

  test('is a refusal when the configured one is dead as well', async () => {
    const { source, service } = await tokenBench(dead, { grant: refreshGrant, store });
    expect((await failureOf(source.token())).code).toBe('bridge-credentials-rejected');
    await failureOf(source.token());
    expect(service.requests).toHaveLength(2);
  });
});
