import { expect, test } from 'vitest';
import { errorCatalogue } from '../../src/error/codes.ts';
import { faultGroups, titleOf, type FaultGroup } from './fault-row.ts';
import { allFaults } from './fault-table.ts';

const rows = Object.values(allFaults).flat();

/** What the table must have a row for, whatever else it has. */
const themes: Readonly<Partial<Record<FaultGroup, readonly string[]>>> = {
  transport: [
    'refuse',
    'reset',
    'half response',
    '1 byte/s',
    'never answers',
    'wrong Content-Length',
    'chunked cut',
    'redirect',
    '100-continue',
    '1xx',
    'keep-alive closed mid-pool',
    'gzip bomb',
    'garbage',
    'header bomb',
    'slow headers',
    'TLS expired',
    'TLS wrong host',
    'TLS stranger',
    'no TLS',
  ],
  xml: [
    'DTD',
    'external entity',
    'billion laughs',
    'deep nesting',
    'huge attribute',
    'very many elements',
    'encoding',
    'UTF-16',
    'BOM',
    'duplicate elements',
    'unknown prefix',
    'undeclared namespace',
    'xsi:nil',
    'multiref',
    'CDATA',
    'invalid chars',
    'numbers',
    'numbers out of range',
    'wrong order',
    'missing required',
    'trailing garbage',
    'two roots',
    'comments and PIs',
    'not well-formed',
    'markup in a value',
    'hostile names',
  ],
  soap: [
    'fault on 200',
    'fault on 202',
    'fault on 400',
    'fault on 500',
    'fault without detail',
    'hostile fault',
    'meaning of a fault',
    'SOAP 1.2 fault',
    'HTML page',
    'empty 200',
    '204',
    "other operation's response",
    'NSizeIs',
    'missing arrays',
    'service missing',
    'newer version only',
    'wrong content type',
    'MTOM',
    'status',
  ],
  session: [
    'expires_in',
    'token_type',
    'access_token',
    'token service',
    '401 and 403',
    'userinfo',
    'expired',
    'closed by another',
    'two opens',
    'opening',
    'closing',
    'OpenSession slow',
    'refresh',
  ],
  address: [
    'internal host',
    'metadata IP',
    'IPv6',
    'odd IP',
    'userinfo trick',
    'IDN look-alike',
    'other port',
    'other scheme',
    'fragment',
    'trailing dot',
    'DNS',
    'DNS rebind',
    'second host',
    'no address',
    'overlong',
  ],
  caller: [
    'ids',
    'body bombs',
    'wrong types',
    'NUL',
    'methods',
    'percent-encoding',
    'query',
    'credentials',
    'operations',
    'aborted',
    'slow-loris',
    'Idempotency-Key',
    'quotas',
    'waits',
    'delegated tokens',
    'ranges',
    "others' sites",
  ],
  time: [
    'clock jump',
    'DST',
    'no date',
    'leap day',
    'OLE edges',
    'range',
    'offsets',
    'fractions',
    "WFM's clock",
    'unknown zone',
  ],
  data: ['non-ASCII names', 'metacharacters', 'lengths', 'changed meanwhile', 'deleted types', 'empty site'],
  ops: ['SIGTERM', 'restart', 'database', 'Redis'],
};

test('there are at least 150 rows, and each is another', () => {
  expect(rows.length).toBeGreaterThanOrEqual(150);
  const titles = rows.map(titleOf);
  expect(titles.filter((title, index) => titles.indexOf(title) !== index)).toEqual([]);
});

test.each(Object.keys(themes) as FaultGroup[])('%s has rows of every theme, and of no other', (group) => {
  expect(faultGroups).toHaveProperty(group);
  const found = new Set(allFaults[group].map(({ theme }) => theme));
  expect([...found].sort()).toEqual([...(themes[group] ?? [])].sort());
});

test('every outcome is one that is documented', () => {
  const codes = rows.flatMap(({ outcome }) => ('code' in outcome ? [outcome.code ?? 'internal'] : []));
  expect(codes.filter((code) => !Object.hasOwn(errorCatalogue, code))).toEqual([]);
});
