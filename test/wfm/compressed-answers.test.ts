/** Answers of WFM, userinfo and the token service that come compressed: what is opened, what is refused, what is let go. */
import type { OutgoingHttpHeaders } from 'node:http';
import { brotliCompressSync, deflateSync, gzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { Secret } from '../../src/log/secret.ts';
import { fetchUserinfo } from '../../src/wfm/userinfo.ts';
import { failureOf } from '../support/failure-of.ts';
import { insertRole, operationBench, outcome, readSites } from '../support/operation-bench.ts';
import { startScriptedServer, type Script } from '../support/scripted-server.ts';
import { envelope, oneSite } from '../support/scripted-wfm.ts';
import { tokenBench } from '../support/token-bench.ts';
import { transportBench } from '../support/transport-bench.ts';

const xmlType = { 'content-type': 'text/xml; charset=utf-8' };
const jsonType = { 'content-type': 'application/json' };

/** Bytes under an encoding, several for several header lines. */
function encoded(
  bytes: Uint8Array,
  encoding: string | string[],
  type: Readonly<Record<string, string>> = xmlType,
  status = 200,
): Script {
  return (response) => {
    response.writeHead(status, { ...type, 'content-encoding': encoding } as OutgoingHttpHeaders).end(bytes);
  };
}

const good = gzipSync(envelope(oneSite));
/** A good answer with 64 MiB of blanks in it. */
const bomb = gzipSync(
  envelope(oneSite.replace('<objectArray>', `${' '.repeat(64 * 1024 * 1024)}<objectArray>`)),
);
const fault = envelope(
  '<SOAP-ENV:Fault><faultcode>x</faultcode><faultstring>Access denied</faultstring></SOAP-ENV:Fault>',
);

interface Row {
  readonly name: string;
  readonly script: Script;
  readonly read: string;
}

const rows: readonly Row[] = [
  { name: 'gzip', script: encoded(good, 'gzip'), read: 'good' },
  { name: 'gzip by its old name', script: encoded(good, 'x-gzip'), read: 'good' },
  { name: 'GZIP in capitals', script: encoded(good, 'GZIP'), read: 'good' },
  { name: 'identity', script: encoded(Buffer.from(envelope(oneSite)), 'Identity'), read: 'good' },
  {
    name: 'a fault in gzip under 500',
    script: encoded(gzipSync(fault), 'gzip', xmlType, 500),
    read: 'upstream-access-denied',
  },
  { name: 'nothing in gzip', script: encoded(Buffer.alloc(0), 'gzip'), read: 'upstream-empty' },
  { name: 'half of the gzip', script: encoded(good.subarray(0, 200), 'gzip'), read: 'upstream-truncated' },
  { name: 'no gzip', script: encoded(Buffer.from(oneSite), 'gzip'), read: 'upstream-invalid-xml' },
  {
    name: 'gzip and something after it',
    script: encoded(Buffer.concat([good, Buffer.from('GET / HTTP/1.1')]), 'gzip'),
    read: 'upstream-invalid-xml',
  },
  { name: 'a gzip bomb', script: encoded(bomb, 'gzip'), read: 'upstream-oversized' },
  { name: 'deflate', script: encoded(deflateSync(oneSite), 'deflate'), read: 'upstream-wrong-content-type' },
  { name: 'br', script: encoded(brotliCompressSync(oneSite), 'br'), read: 'upstream-wrong-content-type' },
  {
    name: 'gzip in gzip',
    script: encoded(gzipSync(good), 'gzip, gzip'),
    read: 'upstream-wrong-content-type',
  },
  {
    name: 'gzip in gzip, a header line each',
    script: encoded(gzipSync(good), ['gzip', 'gzip']),
    read: 'upstream-wrong-content-type',
  },
];

describe.each(rows)('$name', ({ script, read }) => {
  test(`is ${read} to a read as a value and as text`, async () => {
    const bench = await operationBench(script, { maxResponseBytes: 128 * 1024 * 1024 });
    expect(await outcome(bench.value(readSites))).toBe(read);
    expect(await outcome(bench.json(readSites))).toBe(read);
  });
});

test.each(['a gzip bomb', 'half of the gzip', 'no gzip'])(
  '%s after a write leaves its outcome unknown',
  async (name) => {
    const bench = await operationBench(rows.find((row) => row.name === name)!.script);
    expect(await outcome(bench.value(insertRole))).toBe('outcome-unknown');
  },
);

test('what gzip opens to counts against the limit of answers, not what came', async () => {
  const site = /<objectArray>.*<\/objectArray>/.exec(oneSite)?.[0] ?? '';
  const many = envelope(
    oneSite.replace('<objectArrayNSizeIs>1<', '<objectArrayNSizeIs>900<').replace(site, site.repeat(900)),
  );
  const bytes = gzipSync(many);
  const bench = (maxResponseBytes: number): ReturnType<typeof operationBench> =>
    operationBench(encoded(bytes, 'gzip'), { maxResponseBytes });
  expect(await outcome((await bench(many.length)).json(readSites))).toBe('good');
  expect(await outcome((await bench(many.length - 1)).value(readSites))).toBe('upstream-oversized');
});

test('a bomb costs its connection, and the next call has one of its own', async () => {
  const bench = await operationBench((response) => {
    response.writeHead(200, { ...xmlType, 'content-encoding': 'gzip' }).write(bomb);
  });
  expect(await outcome(bench.value(readSites))).toBe('upstream-oversized');
  await bench.server.silent();
  bench.server.answer(encoded(good, 'gzip'));
  expect(await outcome(bench.value(readSites))).toBe('good');
});

test('a caller that leaves in the middle of a compressed answer ends its connection', async () => {
  const bench = await operationBench((response) => {
    response.writeHead(200, { ...xmlType, 'content-encoding': 'gzip' }).write(good.subarray(0, 100));
  });
  const end = new AbortController();
  const result = outcome(bench.value({ ...readSites, signal: end.signal }));
  await bench.server.received(1);
  end.abort();
  expect(await result).toBe('client-closed-request');
  await bench.server.silent();
});

test.each([
  { compression: true, sent: 'gzip' },
  { compression: false, sent: undefined },
])('with compression $compression WFM is told $sent', async ({ compression, sent }) => {
  const bench = await operationBench(encoded(good, 'gzip'), { compression });
  await bench.value(readSites);
  expect(bench.server.requests[0]?.headers['accept-encoding']).toBe(sent);
});

describe('userinfo', () => {
  async function userinfo(script: Script): Promise<string> {
    const server = await startScriptedServer(script);
    const request = {
      url: new URL(`${server.origin}/userinfo`),
      fields: { userId: ['userId'], userName: [], userType: [] },
      token: new Secret('access-1'),
      signal: new AbortController().signal,
    };
    return outcome(fetchUserinfo(transportBench({ maxResponseBytes: 1024 ** 3 }), request));
  }
  const user = '{"userId":748}';
  const large = JSON.stringify({ userId: 748, rest: 'x'.repeat(1024 * 1024) });

  test.each([
    { name: 'gzip', script: encoded(gzipSync(user), 'gzip', jsonType), code: 'good' },
    {
      name: 'half of it',
      script: encoded(gzipSync(user).subarray(0, 20), 'gzip', jsonType),
      code: 'upstream-truncated',
    },
    { name: 'a MiB', script: encoded(Buffer.from(large), 'identity', jsonType), code: 'upstream-oversized' },
    { name: 'a MiB in gzip', script: encoded(gzipSync(large), 'gzip', jsonType), code: 'upstream-oversized' },
    {
      name: 'br',
      script: encoded(brotliCompressSync(user), 'br', jsonType),
      code: 'upstream-contract-violation',
    },
    {
      name: 'a MiB under 403',
      script: encoded(Buffer.from(large), 'identity', jsonType, 403),
      code: 'not-provisioned-in-wfm',
    },
  ])('$name is $code', async ({ script, code }) => {
    expect(await userinfo(script)).toBe(code);
  });
});

test.each([
  { name: 'a compressed answer', script: encoded(gzipSync('{"access_token":"a"}'), 'gzip', jsonType) },
  { name: 'a bomb', script: encoded(bomb, 'gzip', jsonType) },
  {
    name: 'a MiB',
    script: encoded(Buffer.from(JSON.stringify('x'.repeat(1024 * 1024))), 'identity', jsonType),
  },
])('the token service is not asked for gzip, and $name of it is a failure', async ({ script }) => {
  const { source, service } = await tokenBench(script);
  expect((await failureOf(source.token())).code).toBe('auth-upstream-unavailable');
  expect(service.requests[0]?.headers['accept-encoding']).toBeUndefined();
});
