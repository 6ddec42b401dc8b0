import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { cloudId, isUuid, readCloudId, type CloudIdKind } from '../../../src/api/cloud/parts/cloud-id.ts';
import { requireId } from '../../../src/api/cloud/parts/wrong-request.ts';
import { failureIn } from '../../support/failure-of.ts';

const kinds: readonly CloudIdKind[] = [
  'management-unit',
  'user',
  'time-off-request',
  'queue',
  'shift',
  'code-of-activity',
  'code-of-exception-type',
  'code-of-time-off-type',
  'built-in-code',
];

const idOf = {
  kind: fc.constantFrom(...kinds),
  id: fc.integer({ min: -(2 ** 31), max: 2 ** 31 - 1 }),
  detail: fc.integer({ min: 0, max: 2 ** 48 - 1 }),
};

describe('an id', () => {
  test.each([
    { kind: 'management-unit', id: 101, detail: 0, text: '00000065-0001-8111-89e3-000000000000' },
    { kind: 'user', id: 5001, detail: 0, text: '00001389-0002-8b07-8627-000000000000' },
    { kind: 'shift', id: 5001, detail: 20_780, text: '00001389-0005-8fce-82d2-00000000512c' },
    { kind: 'time-off-request', id: -1, detail: 0, text: 'ffffffff-0003-8131-8add-000000000000' },
  ] as const)('of $kind $id is the same for ever', ({ kind, id, detail, text }) => {
    expect(cloudId(kind, id, detail)).toBe(text);
  });

  test('is a UUID of version 8 and says what it was made of', () => {
    fc.assert(
      fc.property(fc.record(idOf), ({ kind, id, detail }) => {
        const text = cloudId(kind, id, detail);
        expect(text).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
        expect(readCloudId(text)).toEqual({ kind, id, detail });
        expect(readCloudId(text.toUpperCase())).toEqual({ kind, id, detail });
      }),
    );
  });

  test('with one digit mistyped is an id of nothing', () => {
    const digit = fc.record({ at: fc.nat(35), to: fc.nat(15).map((value) => value.toString(16)) });
    fc.assert(
      fc.property(fc.record(idOf), digit, ({ kind, id, detail }, { at, to }) => {
        const text = cloudId(kind, id, detail);
        fc.pre(text[at] !== '-' && text[at] !== to);
        expect(readCloudId(text.slice(0, at) + to + text.slice(at + 1))).toBeUndefined();
      }),
      { seed: 850 },
    );
  });

  test('of another maker is read as none', () => {
    fc.assert(
      fc.property(fc.uuid(), (text) => {
        expect(readCloudId(text)).toBeUndefined();
      }),
      { seed: 850 },
    );
  });
});

describe('an id in a request', () => {
  const place = { parameter: 'userId' };

  test.each([
    '',
    '5001',
    'mine',
    '00001389-0002-8b07-8627-00000000000',
    '{00001389-0002-8b07-8627-000000000000}',
  ])('%j is malformed', (text) => {
    expect(isUuid(text)).toBe(false);
    const failure = failureIn(() => requireId('user', text, place));
    expect([failure.code, failure.facts.errors]).toEqual([
      'invalid-request',
      [{ parameter: 'userId', kind: 'invalid-value', detail: 'must be a UUID' }],
    ]);
  });

  test.each([
    ['of another maker', '7e72e56f-3d6b-48f5-910f-a37d4267d859'],
    ['of another kind', cloudId('management-unit', 5001)],
    ['with a wrong checksum', cloudId('user', 5001).replace('-8b07-', '-8b08-')],
  ])('%s is of nobody', (_what, text) => {
    const failure = failureIn(() => requireId('user', text, place));
    expect([failure.code, failure.facts.entityId]).toEqual(['not-found', text]);
  });

  test('of the kind that is wanted is WFM’s number', () => {
    expect(requireId('user', cloudId('user', 5001), place)).toBe(5001);
  });
});
