import { expect, test } from 'vitest';
import { BridgeError } from '../../src/error/bridge-error.ts';
import { memoryBearerAttempts } from '../../src/gate/bearer-attempts.ts';
import { tokenOwners, type TokenOwners } from '../../src/identity/token-owners.ts';
import { ManualClock } from '../../src/time/manual-clock.ts';
import type { Userinfo } from '../../src/wfm/wfm-port.ts';
import { failureOf } from '../support/failure-of.ts';

const start = '2026-01-05T09:00:00Z';
const user: Userinfo = { userId: 741 };

interface Bench {
  readonly clock: ManualClock;
  readonly owners: TokenOwners;
  /** What userinfo was asked for. */
  readonly asked: string[];
  /** What it answers from now on. */
  set: (answer: () => Promise<Userinfo>) => void;
}

function bench(attempts = 100): Bench {
  const clock = new ManualClock(start);
  const asked: string[] = [];
  let answer = (): Promise<Userinfo> => Promise.resolve(user);
  const askWfm = (token: { reveal(): string }): Promise<Userinfo> => {
    asked.push(token.reveal());
    return answer();
  };
  const owners = tokenOwners({ askWfm, attempts: memoryBearerAttempts(attempts, clock), clock });
  return { clock, owners, asked, set: (next) => (answer = next) };
}

const failing = (code: BridgeError['code']) => (): Promise<never> =>
  Promise.reject(new BridgeError(code, 'as it is'));

function jwt(claims: object): string {
  const part = (value: object): string => Buffer.from(JSON.stringify(value)).toString('base64url');
  return `${part({ alg: 'RS256' })}.${part(claims)}.c2lnbmF0dXJl`;
}

const secondsAtStart = Date.parse(start) / 1000;

test('a good token is asked for once in a minute, however many bring it at once', async () => {
  const { owners, asked, clock } = bench();
  const all = await Promise.all([1, 2, 3].map(() => owners.ownerOf('opaque', '192.0.2.1')));
  for (const owner of all) expect(owner).toMatchObject({ user });
  clock.advance(59_999);
  await owners.ownerOf('opaque', '192.0.2.1');
  expect(asked).toEqual(['opaque']);
  clock.advance(1);
  await owners.ownerOf('opaque', '192.0.2.1');
  expect(asked).toEqual(['opaque', 'opaque']);
});

test.each([
  { wfm: 'upstream-unauthenticated', code: 'unauthenticated' },
  { wfm: 'not-provisioned-in-wfm', code: 'caller-not-provisioned-in-wfm' },
] as const)('$wfm of WFM is $code of the caller, and remembered for a minute', async ({ wfm, code }) => {
  const { owners, asked, set, clock } = bench();
  set(failing(wfm));
  for (let at = 0; at < 3; at++)
    expect((await failureOf(owners.ownerOf('opaque', '192.0.2.1'))).code).toBe(code);
  expect(asked).toHaveLength(1);
  set(() => Promise.resolve(user));
  clock.advance(60_000);
  expect(await owners.ownerOf('opaque', '192.0.2.1')).toMatchObject({ user });
});

test.each([
  { wfm: 'upstream-unavailable', code: 'upstream-unavailable' },
  { wfm: 'upstream-timeout', code: 'upstream-unavailable' },
  { wfm: 'upstream-busy', code: 'upstream-busy' },
] as const)('$wfm says nothing about the token: it is asked for again', async ({ wfm, code }) => {
  const { owners, asked, set } = bench(1);
  set(failing(wfm));
  for (let at = 0; at < 2; at++)
    expect((await failureOf(owners.ownerOf('opaque', '192.0.2.1'))).code).toBe(code);
  set(() => Promise.resolve(user));
  await owners.ownerOf('opaque', '192.0.2.1');
  expect(asked).toHaveLength(3);
});

test.each([
  { name: 'longer than any', token: 'a'.repeat(8_193) },
  { name: 'of letters that no token has', token: 'to\u00e9ken' },
  { name: 'of two lines', token: 'to\r\nken' },
  { name: 'that has ended', token: jwt({ exp: secondsAtStart - 1 }) },
  { name: 'that ends within five seconds', token: jwt({ exp: secondsAtStart + 5 }) },
])('a token $name is refused without asking anybody', async ({ token }) => {
  const { owners, asked } = bench();
  expect((await failureOf(owners.ownerOf(token, '192.0.2.1'))).code).toBe('unauthenticated');
  expect(asked).toEqual([]);
});

test('a token that says when it ends is believed no longer than that', async () => {
  const { owners, asked, clock } = bench();
  const token = jwt({ exp: secondsAtStart + 20 });
  expect(await owners.ownerOf(token, '192.0.2.1')).toMatchObject({ endsAt: (secondsAtStart + 15) * 1000 });
  clock.advance(15_000);
  expect((await failureOf(owners.ownerOf(token, '192.0.2.1'))).code).toBe('unauthenticated');
  expect(asked).toHaveLength(1);
});

test.each([{ exp: 'soon' }, { exp: null }, {}])('an end that is none does not count: %o', async (claims) => {
  const { owners } = bench();
  expect(await owners.ownerOf(jwt(claims), '192.0.2.1')).not.toHaveProperty('endsAt');
});

test('an address that shows junk is told to wait, others are not, and after a minute it may again', async () => {
  const { owners, asked, set, clock } = bench(3);
  set(failing('upstream-unauthenticated'));
  const show = async (token: string, address = '192.0.2.1'): Promise<string> =>
    (await failureOf(owners.ownerOf(token, address))).code;
  for (const token of ['a', 'b', 'c']) expect(await show(token)).toBe('unauthenticated');
  expect(await show('d')).toBe('too-many-requests');
  expect(await failureOf(owners.ownerOf('e', '192.0.2.1'))).toMatchObject({ facts: { retryAfter: 60 } });
  expect(asked).toEqual(['a', 'b', 'c']);
  expect(await show('d', '192.0.2.2')).toBe('unauthenticated');
  clock.advance(60_000);
  expect(await show('f')).toBe('unauthenticated');
});

test('all addresses of one IPv6 network are one guesser', async () => {
  const { owners, asked, set } = bench(2);
  set(failing('upstream-unauthenticated'));
  for (const [token, last] of ['a', 'b', 'c', 'd'].entries())
    await failureOf(owners.ownerOf(`junk-${token}`, `2001:db8:1:2::${last}`));
  expect(asked).toEqual(['junk-0', 'junk-1']);
});

test('good tokens do not use up the attempts of their address, nor do those it has shown before', async () => {
  const { owners, set, clock } = bench(1);
  for (const token of ['a', 'b', 'c']) await owners.ownerOf(token, '192.0.2.1');
  clock.advance(60_000);
  set(failing('upstream-unauthenticated'));
  // They were good: that they have ended is no guessing.
  for (const token of ['a', 'b', 'c'])
    expect((await failureOf(owners.ownerOf(token, '192.0.2.1'))).code).toBe('unauthenticated');
});

test('what WFM refused in a call is asked for anew', async () => {
  const { owners, asked, set } = bench();
  const { tokenHash } = await owners.ownerOf('opaque', '192.0.2.1');
  owners.forget(tokenHash);
  set(failing('upstream-unauthenticated'));
  expect((await failureOf(owners.ownerOf('opaque', '192.0.2.1'))).code).toBe('unauthenticated');
  expect(asked).toHaveLength(2);
});

test('beyond fifty look-ups at once, the next is told to come back', async () => {
  const { owners, set } = bench(1_000);
  let open: () => void = () => undefined;
  const gate = new Promise<Userinfo>((resolve) => (open = () => resolve(user)));
  set(() => gate);
  const running = Array.from({ length: 50 }, (_, at) => owners.ownerOf(`token-${at}`, '192.0.2.1'));
  expect((await failureOf(owners.ownerOf('one-more', '192.0.2.1'))).code).toBe('upstream-busy');
  open();
  await Promise.all(running);
});
