/** Which addresses a name may lead to; the resolver is the test's. */
import type { LookupAddress } from 'node:dns';
import { isIP } from 'node:net';
import { describe, expect, test } from 'vitest';
import { Secret } from '../../../src/log/secret.ts';
import { checkedLookup, isAddressAllowed, type Resolve } from '../../../src/wfm/origin/checked-lookup.ts';
import { createTransport } from '../../../src/wfm/transport.ts';
import { reply, startScriptedServer } from '../../support/scripted-server.ts';
import { failureFacts, patient } from '../../support/transport-bench.ts';

test.each([
  ...['10.0.0.5', '172.16.3.4', '192.168.1.9', '100.64.0.1', '93.184.216.34', '8.8.8.8'],
  ...['fd00::1', 'fd12:3456::7', '2001:db8::1', '2a00:1450::5', '::ffff:10.0.0.5', '64:ff9b::5db8:d822'],
])('%s may be called', (address) => {
  expect(isAddressAllowed('wfm.example.com', address)).toBe(true);
});

test.each([
  ...['169.254.169.254', '169.254.1.1', '169.254.170.2', '100.100.100.200', '168.63.129.16'],
  ...['0.0.0.0', '0.1.2.3', '224.0.0.1', '239.255.255.250', '240.0.0.1', '255.255.255.255'],
  ...['127.0.0.1', '127.0.1.1', '127.255.255.254', '::1', '::', 'fe80::1', 'fe80::1%eth0', 'fec0::1'],
  ...['ff02::1', 'fd00:ec2::254', 'fd20:ce::254', '::ffff:169.254.169.254', '::ffff:a9fe:a9fe'],
  ...['::ffff:127.0.0.1', '::ffff:0.0.0.0', '::169.254.169.254', '::7f00:1', '64:ff9b::a9fe:a9fe'],
  ...['64:ff9b::7f00:1', '2002:a9fe:a9fe::1', '2002:7f00:1::'],
])('%s may not', (address) => {
  expect(isAddressAllowed('wfm.example.com', address)).toBe(false);
});

test.each([
  { host: 'localhost', address: '127.0.0.1', allowed: true },
  { host: 'localhost', address: '::1', allowed: true },
  { host: 'wfm.localhost', address: '127.0.0.1', allowed: true },
  { host: 'localhost', address: '169.254.169.254', allowed: false },
  { host: 'localhost.example.com', address: '127.0.0.1', allowed: false },
  { host: 'notlocalhost', address: '127.0.0.1', allowed: false },
])('$host at $address: $allowed', ({ host, address, allowed }) => {
  expect(isAddressAllowed(host, address)).toBe(allowed);
});

const addresses = (...texts: string[]): LookupAddress[] =>
  texts.map((address) => ({ address, family: isIP(address) }));

/** Answers each question with the next list. */
function resolver(...answers: readonly LookupAddress[][]): Resolve & { readonly asked: string[] } {
  const asked: string[] = [];
  const resolve: Resolve = (host, _options, answer) => {
    answer(null, answers[Math.min(asked.push(host), answers.length) - 1] ?? []);
  };
  return Object.assign(resolve, { asked });
}

describe('a name', () => {
  const outcome = (resolve: Resolve, all: boolean): Promise<unknown> =>
    new Promise((done) => {
      checkedLookup(resolve)('wfm.example.com', { all }, (error, address) => {
        done(error?.code ?? address);
      });
    });

  test.each([
    {
      name: 'is its first address',
      answer: addresses('10.0.0.1', '10.0.0.2'),
      all: false,
      result: '10.0.0.1',
    },
    {
      name: 'is all its addresses',
      answer: addresses('10.0.0.1', 'fd00::1'),
      all: true,
      result: addresses('10.0.0.1', 'fd00::1'),
    },
    {
      name: 'with a single bad address is refused',
      answer: addresses('10.0.0.1', '169.254.169.254'),
      all: true,
      result: 'ERR_ADDRESS_REFUSED',
    },
    { name: 'without an address is not found', answer: [], all: false, result: 'ENOTFOUND' },
  ])('$name', async ({ answer, all, result }) => {
    expect(await outcome(resolver(answer), all)).toEqual(result);
  });
});

test('a name that leads to the machine itself costs no connection; one that is rebound later gains nothing', async () => {
  const server = await startScriptedServer(reply(200, 'x', { connection: 'close' }));
  const resolve = resolver(addresses('127.0.0.1'));
  const transport = createTransport({
    limits: patient,
    headers: new Secret({}),
    tls: {},
    proxyUrl: undefined,
    resolve,
  });
  const { signal } = new AbortController();
  const send = (host: string): Promise<unknown> =>
    transport
      .send({ url: new URL(`http://${host}:${server.port}/`), method: 'GET', headers: {}, signal })
      .then(
        (answer) => {
          answer.discard();
          return answer.status;
        },
        (reason: unknown) => failureFacts(reason),
      );
  expect(await send('wfm.example.com')).toEqual({
    failure: 'refused',
    sent: false,
    reason: 'ERR_ADDRESS_REFUSED',
  });
  expect(server.connections).toBe(0);
  expect(await send('wfm.localhost')).toBe(200);
  // One question for one connection: what was checked is what is used.
  expect(resolve.asked).toEqual(['wfm.example.com', 'wfm.localhost']);
  await transport.close();
});
