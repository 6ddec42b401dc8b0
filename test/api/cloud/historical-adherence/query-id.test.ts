import { describe, expect, test } from 'vitest';
import fc from 'fast-check';
import { queryIds, type SignedQuery } from '../../../../src/api/cloud/historical-adherence/query-id.ts';
import { queriesPath } from '../../../../src/api/cloud/parts/cloud-paths.ts';
import { Secret } from '../../../../src/log/secret.ts';

const ids = queryIds(new Secret('a signing key of at least thirty-two bytes'));
const query: SignedQuery = {
  siteId: 101,
  span: { from: 1_767_571_200, to: 1_767_657_600 },
  expiresAt: 1_767_600_000_000,
  agentIds: [1001, 1002, 1500],
};

describe('an id', () => {
  test('is read as what was written, by every bridge with the same key', () => {
    const replica = queryIds(new Secret('a signing key of at least thirty-two bytes'));
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 2 ** 31 - 1 }),
        fc.integer({ min: -2_208_988_800, max: 253_402_300_799 }),
        fc.integer({ min: 1, max: 92 * 86_400 }),
        fc.option(fc.uniqueArray(fc.integer({ min: -(2 ** 31), max: 2 ** 31 - 1 }), { minLength: 1 }), {
          nil: undefined,
        }),
        (siteId, from, length, agentIds) => {
          const written = { ...query, siteId, span: { from, to: from + length }, agentIds };
          const read = replica.read(ids.write(written, 'payroll'), 'payroll');
          const inOrder = agentIds?.toSorted((a, b) => (a >>> 0) - (b >>> 0));
          expect(read).toEqual({ ...written, agentIds: inOrder });
        },
      ),
    );
  });

  test('says who asked, and is nothing to anybody else', () => {
    const id = ids.write(query, 'payroll');
    expect(ids.read(id, 'payroll')).toBeDefined();
    expect(ids.read(id, 'wallboard')).toBeUndefined();
    expect(ids.read(id, '')).toBeUndefined();
  });

  test('is nothing under another key', () => {
    const others = queryIds(new Secret('another signing key, just as long, ok'));
    expect(others.read(ids.write(query, 'payroll'), 'payroll')).toBeUndefined();
  });

  test('is the same for users in another order', () => {
    const turned = { ...query, agentIds: [1500, 1001, 1002] };
    expect(ids.write(turned, 'payroll')).toBe(ids.write(query, 'payroll'));
  });

  test('has a URL below eight thousand characters for 1,500 users, wherever their numbers are', () => {
    const spread = Array.from({ length: 1500 }, (_, index) => Math.floor((index * (2 ** 31 - 1)) / 1499));
    const gaps = Array.from({ length: 1500 }, (_, index) => Math.min(index, 1023) * 2_097_152 + index);
    for (const agentIds of [spread, gaps]) {
      const id = ids.write({ ...query, agentIds }, 'payroll');
      expect(`https://wfm-bridge.example.com${queriesPath}/${id}`.length).toBeLessThan(8_000);
      expect(ids.read(id, 'payroll')?.agentIds).toEqual(agentIds);
    }
  });

  test('is read with 1,500 users also where some of their numbers are negative', () => {
    const agentIds = Array.from({ length: 1500 }, (_, index) => (index * 2_800_000) | 0);
    const read = ids.read(ids.write({ ...query, agentIds }, 'payroll'), 'payroll');
    expect(read?.agentIds).toHaveLength(1500);
  });
});

describe('an id that was tampered with is none', () => {
  const bytes = Buffer.from(ids.write(query, 'payroll'), 'base64url');

  test.each([...bytes.keys()])('at byte %i', (index) => {
    for (const mask of [0x01, 0x80]) {
      const changed = Buffer.from(bytes);
      changed[index] = (changed[index] ?? 0) ^ mask;
      expect(ids.read(changed.toString('base64url'), 'payroll')).toBeUndefined();
    }
  });

  const id = bytes.toString('base64url');
  const hidden = Buffer.concat([bytes.subarray(0, -32), Buffer.of(0), bytes.subarray(-32)]);
  test.each([
    ['nothing', ''],
    ['a part of it', id.slice(0, -4)],
    ['its signature alone', bytes.subarray(-32).toString('base64url')],
    ['one byte more before the signature', hidden.toString('base64url')],
    ['one byte more after it', `${id}AA`],
    ['a sign that Node reads over', `${id}!`],
    ['a filler', `${id}=`],
    ['the letters of plain base64', bytes.toString('base64').replace(/[^+/]$/, '+')],
    ['a very long text', 'A'.repeat(100_000)],
    ['a UUID', '000003e9-0002-8c5d-81f0-000000000000'],
  ])('%s', (_name, text) => {
    expect(ids.read(text, 'payroll')).toBeUndefined();
  });
});
