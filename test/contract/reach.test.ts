import { describe, expect, test } from 'vitest';
import { reachIn } from '../../src/contract/reach.ts';
import type { ComplexType, TypeModel } from '../../src/contract/service-model.ts';
import type { QName } from '../../src/xml/names.ts';
import { complexTypeOf } from '../../src/contract/service-model.ts';
import { compileCall } from '../support/wsdl-set.ts';

const [call, service] = compileCall({});
const sample = complexTypeOf(service, call.request.type);

function name(local: string): QName {
  return `{}${local}`;
}

/** A complex type that needs others; `derived` ones only by `xsi:type`. */
function complex(local: string, needs: readonly string[], derived: readonly string[] = []): ComplexType {
  const [member] = sample.members;
  return {
    ...sample,
    name: local,
    members: needs.map((need) => ({ ...member!, name: need, type: name(need) })),
    derived: derived.map(name),
  };
}

function typesOf(...types: readonly TypeModel[]): ReadonlyMap<QName, TypeModel> {
  return new Map(types.map((type) => [name(type.name), type]));
}

const odd: TypeModel = { kind: 'unsupported', name: 'Odd', construct: 'xsd:odd in Odd' };

describe('what a type reaches', () => {
  test.each<[what: string, types: ReadonlyMap<QName, TypeModel>, reason: string | undefined]>([
    ['nothing odd', typesOf(complex('A', ['B']), complex('B', [])), undefined],
    ['itself alone', typesOf(complex('A', ['A'])), undefined],
    ['an unsupported type directly', typesOf(complex('A', ['Odd']), odd), 'xsd:odd in Odd'],
    [
      'an unsupported type deep inside',
      typesOf(complex('A', ['B']), complex('B', ['C', 'Odd']), complex('C', []), odd),
      'xsd:odd in Odd',
    ],
    [
      'an unsupported type out of a circle',
      typesOf(complex('A', ['B']), complex('B', ['C']), complex('C', ['A', 'Odd']), odd),
      'xsd:odd in Odd',
    ],
    [
      'two circles that share a type',
      typesOf(
        complex('A', ['B', 'C']),
        complex('B', ['A']),
        complex('C', ['A', 'D']),
        complex('D', ['C', 'Odd']),
        odd,
      ),
      'xsd:odd in Odd',
    ],
    [
      'a type that is not there',
      typesOf(complex('A', ['Gone'])),
      'the type {}Gone, which is not defined, in A',
    ],
    ['a derived type that is unsupported', typesOf(complex('A', [], ['Odd']), odd), undefined],
    [
      'a list of an unsupported type',
      typesOf(
        complex('A', ['L']),
        { kind: 'simple', variety: 'list', name: 'L', item: name('Odd'), facets: {} },
        odd,
      ),
      'xsd:odd in Odd',
    ],
    [
      'a union with an unsupported type',
      typesOf(
        complex('A', ['U']),
        { kind: 'simple', variety: 'union', name: 'U', memberTypes: [name('Odd')], facets: {} },
        odd,
      ),
      'xsd:odd in Odd',
    ],
    [
      'a text of an unsupported type',
      typesOf({ ...complex('A', []), value: { type: name('Odd'), friendly: 'value' } }, odd),
      'xsd:odd in Odd',
    ],
  ])('%s', (_what, types, reason) => {
    expect(reachIn(types)(name('A')).unsupported).toBe(reason);
  });

  test('every type of a circle reaches what any of them does, whichever is asked first', () => {
    const types = typesOf(complex('A', ['B']), complex('B', ['C']), complex('C', ['A', 'Odd']), odd);
    for (const order of [
      ['A', 'B', 'C'],
      ['C', 'A', 'B'],
      ['B', 'C', 'A'],
    ]) {
      const reach = reachIn(types);
      expect(order.map((local) => reach(name(local)).unsupported)).toEqual(Array(3).fill('xsd:odd in Odd'));
    }
  });
});

test('thousands of types in a chain, asked for by each of them, cost one walk', () => {
  const count = 20_000;
  const chain = Array.from({ length: count }, (_value, index) =>
    complex(`T${index}`, index + 1 < count ? [`T${index + 1}`] : ['Odd']),
  );
  const types = typesOf(...chain, odd);
  let looked = 0;
  const counting: ReadonlyMap<QName, TypeModel> = Object.assign(new Map(types), {
    get(key: QName) {
      looked += 1;
      return types.get(key);
    },
  });
  const reach = reachIn(counting);
  const reasons = new Set(chain.map((type) => reach(name(type.name)).unsupported));
  expect([...reasons]).toEqual(['xsd:odd in Odd']);
  expect(looked).toBe(count + 1);
});
