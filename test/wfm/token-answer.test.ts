/** How long a token is used, and which answers are tokens at all. */
import { describe, expect, test } from 'vitest';
import { readTokenAnswer, renewAfterSeconds } from '../../src/wfm/token-answer.ts';
import { failureIn } from '../support/failure-of.ts';

test.each([
  { life: 3600, random: 0, after: 3240 },
  { life: 3600, random: 0.99, after: 3150.9 },
  { life: 1800, random: 0, after: 1620 },
  { life: 1800, random: 0.99, after: 1575.45 },
  { life: 900, random: 0, after: 810 },
  { life: 900, random: 0.99, after: 787.725 },
  { life: 300, random: 0, after: 240 },
  { life: 60, random: 0, after: 30 },
  { life: 60, random: 0.99, after: 30 },
  { life: 10, random: 0, after: 5 },
  { life: 10, random: 0.99, after: 5 },
])('a token of $life s is renewed after $after s (random $random)', ({ life, random, after }) => {
  expect(renewAfterSeconds(life, random)).toBeCloseTo(after, 6);
});

const good = { access_token: 'a.b-c_d~+/=', token_type: 'Bearer', expires_in: 900 };

describe('expires_in', () => {
  test.each([
    { value: 900, seconds: 900, assumed: false },
    { value: '3600', seconds: 3600, assumed: false },
    { value: 0.5, seconds: 0.5, assumed: false },
    { value: 1e12, seconds: 1e12, assumed: false },
    { value: undefined, seconds: 300, assumed: true },
    { value: null, seconds: 300, assumed: true },
    { value: 0, seconds: 300, assumed: true },
    { value: '0', seconds: 300, assumed: true },
    { value: -1, seconds: 300, assumed: true },
    { value: 'abc', seconds: 300, assumed: true },
    { value: '', seconds: 300, assumed: true },
    { value: ' ', seconds: 300, assumed: true },
    { value: [900], seconds: 300, assumed: true },
    { value: Infinity, seconds: 300, assumed: true },
  ])('$value is $seconds s', ({ value, seconds, assumed }) => {
    expect(readTokenAnswer({ ...good, expires_in: value })).toMatchObject({
      lifetimeSeconds: seconds,
      assumedLifetime: assumed,
    });
  });
});

test.each(['bearer', 'Bearer', 'BEARER', undefined])('token_type %s is accepted', (type) => {
  expect(readTokenAnswer({ ...good, token_type: type }).accessToken).toBe(good.access_token);
});

test.each(['mac', 'DPoP', '', 'bearer ', 7, null])('token_type %j is refused', (type) => {
  expect(failureIn(() => readTokenAnswer({ ...good, token_type: type })).code).toBe(
    'auth-upstream-unavailable',
  );
});

test.each([undefined, '', null, 7, 'a b', 'a\r\nx-evil: 1', 'a\n', 'tökén', 'a\u0000'])(
  'access_token %j is refused and not repeated',
  (token) => {
    const error = failureIn(() => readTokenAnswer({ ...good, access_token: token }));
    expect(error.code).toBe('auth-upstream-unavailable');
    expect(error.message).not.toContain('evil');
  },
);

test.each([
  { value: 'r', kept: 'r' },
  { value: '', kept: undefined },
  { value: 7, kept: undefined },
  { value: undefined, kept: undefined },
])('refresh_token $value', ({ value, kept }) => {
  expect(readTokenAnswer({ ...good, refresh_token: value }).refreshToken).toBe(kept);
});
