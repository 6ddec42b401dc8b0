import { expect, test } from 'vitest';
import { BridgeError } from '../../src/error/bridge-error.ts';
import { Secret } from '../../src/log/secret.ts';
import { withoutSecrets } from '../../src/wfm/hidden-words.ts';

const secrets = {
  url: new Secret(new URL('http://wfm-server:5007/?Handler=WFMConfigService850&sk=0123456789abcdef')),
  token: new Secret('canary-token-4711'),
};

/** What is left of a text that WFM put into a fault. */
function shown(faultstring: string): string | undefined {
  const fault = { faultcode: 'Client', faultstring };
  const error = new BridgeError('upstream-fault', 'x', {
    facts: { fault },
    internal: { faultDetail: faultstring },
  });
  const hidden = withoutSecrets(error, secrets);
  expect(hidden.internal['faultDetail']).toBe(hidden.facts.fault?.faultstring);
  return hidden.facts.fault?.faultstring;
}

test.each([
  ['the session key', 'session 0123456789abcdef is dead', 'session *** is dead'],
  ['the token', 'bad token canary-token-4711', 'bad token ***'],
  ['the host that was called', 'wfm-server:5007 refused', '*** refused'],
  ['another host with a port', 'ask db7:1521 or db.corp:1433', 'ask *** or ***'],
  ['a dotted host', 'on wfm-internal.corp.local', 'on ***'],
  ['an address', 'from 10.1.2.3 and 10.1.2.4:6030', 'from *** and ***'],
])('%s is hidden', (_name, text, expected) => {
  expect(shown(text)).toBe(expected);
});

test.each([
  'WFMConfigService850: no such site',
  'CfgUser.wmUser is required',
  'Access denied: role 12 may not read agents',
  'at 12:30 on 2026-11-22',
  'value 3.14 is too large',
])('%j stays as it is', (text) => {
  expect(shown(text)).toBe(text);
});

test('a failure without a fault is the same failure', () => {
  const error = new BridgeError('upstream-timeout', 'x');
  expect(withoutSecrets(error, secrets)).toBe(error);
});
