/** Unions that hold each other: each type is asked once, however many ways lead to it. */
import { describe, expect, test } from 'vitest';
import { typeOf, type TypeModel, type UnionType } from '../../src/contract/service-model.ts';
import { simpleValue } from '../../src/codec/value/simple-value.ts';
import { decodeBody, encodeBody, exact, flawsOf } from '../support/codec-calls.ts';
import { complex, handMade, member, simple, t, xsd } from '../support/hand-made-service.ts';

const depth = 24;
const union = (name: string, members: readonly string[], more: Partial<UnionType> = {}): UnionType => ({
  kind: 'simple',
  variety: 'union',
  name,
  memberTypes: members.map(t),
  facets: {},
  ...more,
});

/** Each level is two unions of both unions of the level below it, one of them with a facet of its own. */
function levels(): Record<string, TypeModel> {
  const types: Record<string, TypeModel> = { A0: simple('A0', 'int'), B0: simple('B0', 'boolean') };
  for (let level = 1; level <= depth; level += 1) {
    const below = [`A${level - 1}`, `B${level - 1}`];
    types[`A${level}`] = union(`A${level}`, below);
    types[`B${level}`] = union(`B${level}`, below, { facets: { patterns: [['[^x]*']] } });
  }
  return types;
}

const called = handMade({
  types: {
    ...levels(),
    Op: complex('Op', [member('n', t(`A${depth}`))]),
    OpResponse: complex('OpResponse', [member('n', t(`A${depth}`))]),
  },
});

describe('a union of unions of unions', () => {
  test.each(['7', 'true'])('takes %s of any of its types', async (text) => {
    expect(encodeBody(called, { n: text }, exact)).toContain(`>${text}<`);
    expect(
      await decodeBody(called, `<t:OpResponse xmlns:t="urn:t"><t:n>${text}</t:n></t:OpResponse>`, exact),
    ).toEqual({ n: text });
  });

  test('refuses what is of none', async () => {
    expect(flawsOf(called, { n: 'y' }, exact)).toEqual([
      { pointer: '/n', detail: 'the text of one of the types of a union is expected' },
    ]);
    await expect(
      decodeBody(called, '<t:OpResponse xmlns:t="urn:t"><t:n>y</t:n></t:OpResponse>', exact),
    ).rejects.toMatchObject({ code: 'upstream-contract-violation' });
  });
});

test('a union inside of a list inside of a union is a union of its own', () => {
  const [service] = handMade({
    types: {
      Inner: { ...union('Inner', []), memberTypes: [xsd('int'), xsd('boolean')] },
      List: { kind: 'simple', variety: 'list', name: 'List', item: t('Inner'), facets: {} },
      Outer: { ...union('Outer', []), memberTypes: [xsd('date'), t('List')] },
    },
  });
  expect(typeOf(service, t('Outer'))).toMatchObject({ variety: 'union' });
  const { toJson } = simpleValue(service, t('Outer'));
  const none = (): string => '';
  expect(['1 true', '2024-01-01', '', '1 x'].map((text) => toJson(text, none))).toEqual([
    '"1 true"',
    '"2024-01-01"',
    '""',
    undefined,
  ]);
});
