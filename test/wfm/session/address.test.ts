/** Addresses that WFM names: which are used, how they are rewritten, and what is said of those that are refused. */
import { inspect } from 'node:util';
import { describe, expect, test } from 'vitest';
import { admitAddress, type AddressRules } from '../../../src/wfm/session/address.ts';
import { failureIn } from '../../support/failure-of.ts';

const rules: AddressRules = {
  rewrites: new Map([
    ['http://wfm-internal:6030', 'https://wfm.example.com:8443'],
    ['http://[fd00::1]:6030', 'https://wfm.example.com:8443'],
    ['http://wfm-other:6030', 'https://not-listed.example.com'],
  ]),
  allowedOrigins: new Set([
    'https://wfm.example.com:8443',
    'https://plain.example.com',
    'http://127.0.0.1:8085',
    'http://[::1]:8085',
    'https://wfm.xn--bcher-kva.example',
    'https://xn--plin-63d.mixed.example',
  ]),
};

test.each([
  {
    name: 'a rewrite keeps path and query',
    named: 'http://wfm-internal:6030/a%20b/?Handler=X&SessionID=k%2F1&=',
    used: 'https://wfm.example.com:8443/a%20b/?Handler=X&SessionID=k%2F1&=',
  },
  {
    name: 'a rewritten IPv6 address',
    named: 'http://[fd00:0:0::1]:6030/?S=1',
    used: 'https://wfm.example.com:8443/?S=1',
  },
  { name: 'an exact origin', named: 'http://127.0.0.1:8085/?S=1', used: 'http://127.0.0.1:8085/?S=1' },
  {
    name: 'the default port, written out',
    named: 'https://plain.example.com:443/',
    used: 'https://plain.example.com/',
  },
  { name: 'capitals', named: 'HTTPS://Plain.EXAMPLE.com/Path', used: 'https://plain.example.com/Path' },
  { name: 'IPv6 that is listed', named: 'http://[0:0::1]:8085/', used: 'http://[::1]:8085/' },
  { name: 'blanks around', named: ' \n https://plain.example.com/x ', used: 'https://plain.example.com/x' },
  {
    name: 'a name in letters that are listed',
    named: 'https://wfm.B\u00fccher.example/x',
    used: 'https://wfm.xn--bcher-kva.example/x',
  },
  {
    name: 'the same with its accent apart',
    named: 'https://wfm.bu\u0308cher.example/x',
    used: 'https://wfm.xn--bcher-kva.example/x',
  },
  {
    name: 'the same in ASCII',
    named: 'https://wfm.xn--bcher-kva.example/x',
    used: 'https://wfm.xn--bcher-kva.example/x',
  },
  { name: 'an empty fragment', named: 'https://plain.example.com/x#', used: 'https://plain.example.com/x#' },
  {
    name: 'two slashes in the path',
    named: 'http://wfm-internal:6030//evil.com/x',
    used: 'https://wfm.example.com:8443//evil.com/x',
  },
])('$name', ({ named, used }) => {
  expect(admitAddress(named, 'a service', rules).reveal().href).toBe(used);
});

const refused = [
  { name: 'another port', named: 'https://plain.example.com:444/?SessionID=k-e-y' },
  { name: 'another scheme', named: 'http://plain.example.com/?SessionID=k-e-y' },
  { name: 'another host', named: 'https://evil.example.org/?SessionID=k-e-y' },
  { name: 'a host below', named: 'https://plain.example.com.evil.org/?SessionID=k-e-y' },
  { name: 'a host above', named: 'https://x.plain.example.com/?SessionID=k-e-y' },
  { name: 'a trailing dot', named: 'https://plain.example.com./?SessionID=k-e-y' },
  { name: 'a letter of another alphabet', named: 'https://plаin.example.com/?SessionID=k-e-y' },
  { name: 'punycode', named: 'https://xn--plin-63d.example.com/?SessionID=k-e-y' },
  { name: 'a user that looks like the host', named: 'https://plain.example.com@evil.org/?SessionID=k-e-y' },
  { name: 'a user at the host', named: 'https://me@plain.example.com/?SessionID=k-e-y' },
  { name: 'a password at the host', named: 'https://:pw@plain.example.com/?SessionID=k-e-y' },
  { name: 'a user before a rewritten host', named: 'http://me@wfm-internal:6030/?SessionID=k-e-y' },
  { name: 'an escaped user', named: 'https://plain.example.com%40evil.org/?SessionID=k-e-y' },
  { name: 'backslashes', named: 'https:\\\\evil.org\\@plain.example.com/?SessionID=k-e-y' },
  { name: 'a fragment', named: 'https://plain.example.com/?SessionID=k-e-y#x' },
  { name: 'a rewrite to an origin that is not listed', named: 'http://wfm-other:6030/?SessionID=k-e-y' },
  { name: 'what is rewritten, on another port', named: 'http://wfm-internal:6031/?SessionID=k-e-y' },
  { name: 'what is rewritten, by https', named: 'https://wfm-internal:6030/?SessionID=k-e-y' },
  { name: 'the metadata address', named: 'http://169.254.169.254/latest?SessionID=k-e-y' },
  { name: 'a listed name in wide letters', named: 'https://\uff50lain.example.com/?SessionID=k-e-y' },
  { name: 'a listed name with another full stop', named: 'https://plain\u3002example.com/?SessionID=k-e-y' },
  { name: 'a listed name with a soft hyphen', named: 'https://pl\u00adain.example.com/?SessionID=k-e-y' },
  { name: 'a listed name with a joiner', named: 'https://plain\u2060.example.com/?SessionID=k-e-y' },
  { name: 'a listed name, percent-encoded', named: 'https://%70lain.example.com/?SessionID=k-e-y' },
  { name: 'a listed name with a tab in it', named: 'https://pla\tin.example.com/?SessionID=k-e-y' },
  {
    name: 'a listed name with a line break in its scheme',
    named: 'ht\ntps://plain.example.com/?SessionID=k-e-y',
  },
  { name: 'a listed name after one slash', named: 'https:/plain.example.com/?SessionID=k-e-y' },
  { name: 'a listed name after three slashes', named: 'https:///plain.example.com/?SessionID=k-e-y' },
  { name: 'a listed name after backslashes', named: 'https:\\\\plain.example.com/?SessionID=k-e-y' },
  { name: 'a listed name with an empty user', named: 'https://@plain.example.com/?SessionID=k-e-y' },
  { name: 'mixed alphabets, though listed', named: 'https://xn--plin-63d.mixed.example/?SessionID=k-e-y' },
  { name: 'a listed address as a number', named: 'http://2130706433:8085/?SessionID=k-e-y' },
  { name: 'a listed address in hex', named: 'http://0x7f000001:8085/?SessionID=k-e-y' },
  { name: 'a listed address in octal', named: 'http://0177.0.0.1:8085/?SessionID=k-e-y' },
  { name: 'a listed address, shortened', named: 'http://127.1:8085/?SessionID=k-e-y' },
  { name: 'the metadata address of IPv6', named: 'http://[fd00:ec2::254]/?SessionID=k-e-y' },
  { name: 'the metadata address, mapped', named: 'http://[::ffff:169.254.169.254]/?SessionID=k-e-y' },
  { name: 'the metadata address as a number', named: 'http://2852039166/?SessionID=k-e-y' },
  { name: 'loopback on another port', named: 'http://127.0.0.1:22/?SessionID=k-e-y' },
  { name: 'loopback by name', named: 'http://localhost:8085/?SessionID=k-e-y' },
  { name: 'loopback in IPv6 clothes', named: 'http://[::ffff:127.0.0.1]:8085/?SessionID=k-e-y' },
  { name: 'another loopback', named: 'http://127.0.0.2:8085/?SessionID=k-e-y' },
  { name: 'everywhere', named: 'http://0.0.0.0:8085/?SessionID=k-e-y' },
  { name: 'a zone', named: 'http://[fe80::1%25eth0]/?SessionID=k-e-y' },
  { name: 'a file', named: 'file:///etc/passwd?SessionID=k-e-y' },
  { name: 'a file on a host', named: 'file://plain.example.com/x?SessionID=k-e-y' },
  { name: 'a script', named: 'javascript:alert("k-e-y")' },
  { name: 'data', named: 'data:text/xml,k-e-y' },
  { name: 'a web socket', named: 'wss://plain.example.com/?SessionID=k-e-y' },
  { name: 'a blob of a listed origin', named: 'blob:https://plain.example.com/k-e-y' },
  { name: 'a blob of a rewritten origin', named: 'blob:http://wfm-internal:6030/k-e-y' },
  { name: 'a path', named: '/?Handler=WFMSessionService800&SessionID=k-e-y' },
  { name: 'a host without a scheme', named: 'plain.example.com/?SessionID=k-e-y' },
  { name: 'a scheme-relative address', named: '//plain.example.com/?SessionID=k-e-y' },
  { name: 'a scheme alone', named: 'https://' },
  { name: 'a port out of range', named: 'https://plain.example.com:99999/?SessionID=k-e-y' },
  { name: 'words', named: 'not a URL, k-e-y' },
  { name: 'blanks', named: '  ' },
  { name: 'nothing', named: '' },
];

describe.each(refused)('$name', ({ named }) => {
  const error = failureIn(() => admitAddress(named, 'ConfigService850', rules));

  test('is refused, and the caller sees neither host nor key', () => {
    expect(error.code).toBe('upstream-address-refused');
    expect(error.message).toContain('ConfigService850');
    const shown = `${error.message} ${error.detail} ${JSON.stringify(error.facts)}`;
    expect(shown).not.toMatch(/example|evil|internal|127|169|k-e-y|SessionID|passwd/);
  });

  test('the log gets no path and no key either', () => {
    expect(inspect(error.internal)).not.toMatch(/k-e-y|SessionID|passwd|pw|latest/);
    expect(error.internal).toMatchObject({ step: 'address' });
  });
});

test('the log gets both origins', () => {
  const error = failureIn(() => admitAddress('http://wfm-other:6030/?SessionID=1', 'a service', rules));
  expect(error.internal).toEqual({
    step: 'address',
    named: 'http://wfm-other:6030',
    rewritten: 'https://not-listed.example.com',
  });
});

test('an admitted address is a secret, since its query is the key', () => {
  const address = admitAddress('https://plain.example.com/?SessionID=k-e-y', 'a service', rules);
  expect(`${String(address)} ${inspect({ address })} ${JSON.stringify({ address })}`).not.toContain('k-e-y');
});
