/** Schemas that are large, deep, or made to grow: time and memory stay bounded, and nothing overflows the stack. */
import { describe, expect, test } from 'vitest';
import { compileSchema, complexIn, refusalOf, typeIn } from '../support/schema-facts.ts';

const times = (count: number, print: (index: number) => string): string =>
  Array.from({ length: count }, (_, index) => print(index)).join('');
const milliseconds = (action: () => void): number => {
  const start = performance.now();
  action();
  return performance.now() - start;
};

describe('a schema that would grow without bounds is refused by name', () => {
  test('a chain of ten thousand bases', () => {
    const types = compileSchema(
      `<s:complexType name="T0"/>${times(
        10_000,
        (index) =>
          `<s:complexType name="T${index + 1}"><s:complexContent><s:extension base="t:T${index}"/></s:complexContent></s:complexType>`,
      )}`,
    );
    const refused = [...types.values()].flatMap((type) => refusalOf(type) ?? []);
    expect(refused.length).toBeGreaterThan(0);
    expect(new Set(refused.map((reason) => reason.replace(/, in .*/, '')))).toEqual(
      new Set(['a chain of more than 200 base types']),
    );
  });

  test('a chain of bases that are read one after the other', () => {
    const padded = (index: number): string => `T${String(index).padStart(4, '0')}`;
    const types = compileSchema(
      `<s:complexType name="T0000"/>${times(
        300,
        (index) =>
          `<s:complexType name="${padded(index + 1)}"><s:complexContent><s:extension base="t:${padded(index)}"/></s:complexContent></s:complexType>`,
      )}`,
    );
    const refused = [...types].filter(([, type]) => refusalOf(type) !== undefined).map(([name]) => name);
    expect(refused).toHaveLength(101);
    expect(refusalOf(typeIn(types, 'T0199'))).toBeUndefined();
    expect(refusalOf(typeIn(types, 'T0200'))).toMatch(/^a chain of more than 200 base types/);
  });

  test('a chain of ten thousand simple types', () => {
    const types = compileSchema(
      times(
        10_000,
        (index) => `<s:simpleType name="T${index}"><s:restriction base="t:T${index + 1}"/></s:simpleType>`,
      ) + '<s:simpleType name="T10000"><s:restriction base="s:int"/></s:simpleType>',
    );
    expect(refusalOf(typeIn(types, 'T0'))).toMatch(/^a chain of more than 200 base types/);
    expect(typeIn(types, 'T9999')).toMatchObject({ kind: 'simple', base: 'int' });
  });

  test('groups that hold two of the next, thirty times; other types are none the worse', () => {
    const branch = (index: number, name: string): string =>
      `<s:sequence><s:element name="${name}${index}"/><s:group ref="t:G${index + 1}"/></s:sequence>`;
    const group = (index: number): string =>
      `<s:group name="G${index}"><s:choice>${branch(index, 'a')}${branch(index, 'b')}</s:choice></s:group>`;
    const types = compileSchema(
      `${times(30, group)}<s:group name="G30"><s:sequence/></s:group><s:complexType name="U"/>
       <s:complexType name="T"><s:group ref="t:G0"/></s:complexType>`,
    );
    expect(refusalOf(typeIn(types, 'T'))).toBe('more than 100000 particles in T');
    expect(complexIn(types, 'U').members).toEqual([]);
  });

  test('attribute groups that hold two of the next', () => {
    const group = (index: number): string =>
      `<s:attributeGroup name="G${index}">${`<s:attributeGroup ref="t:G${index + 1}"/>`.repeat(2)}</s:attributeGroup>`;
    const types = compileSchema(
      `${times(60, group)}<s:attributeGroup name="G60"/><s:complexType name="T"><s:attributeGroup ref="t:G0"/></s:complexType>`,
    );
    expect(refusalOf(typeIn(types, 'T'))).toBe('more than 100000 particles in T');
  });

  test('a chain of ten thousand groups', () => {
    const types = compileSchema(
      times(
        10_000,
        (index) =>
          `<s:group name="G${index}"><s:sequence><s:group ref="t:G${index + 1}"/></s:sequence></s:group>`,
      ) +
        '<s:group name="G10000"><s:sequence/></s:group><s:complexType name="T"><s:group ref="t:G0"/></s:complexType>',
    );
    expect(refusalOf(typeIn(types, 'T'))).toBe('groups nested more than 100 deep in T');
  });

  test('elements that substitute each other in a circle', () => {
    const types = compileSchema(
      `<s:element name="a" substitutionGroup="t:b"/><s:element name="b" substitutionGroup="t:a"/>
       <s:complexType name="T"><s:sequence><s:element ref="t:a"/></s:sequence></s:complexType>`,
    );
    expect(complexIn(types, 'T').members.map(({ key }) => key)).toEqual(['a', 'b']);
  });
});

describe('time grows with size and not with its square', () => {
  const shapes: Record<string, (count: number) => string> = {
    'types of one name': (count) =>
      times(
        count,
        (index) =>
          `<s:element name="E${index}"><s:complexType><s:sequence><s:element name="x" type="s:int"/></s:sequence></s:complexType></s:element>`,
      ),
    'members of one type': (count) =>
      `<s:complexType name="T"><s:sequence>${times(count, (index) => `<s:element name="wmX${index}" type="s:int"/>`)}</s:sequence></s:complexType>`,
    'repeated choices of one type': (count) =>
      `<s:complexType name="T"><s:sequence>${times(count, (index) => `<s:choice maxOccurs="2"><s:element name="a${index}"/><s:element name="b${index}"/></s:choice>`)}</s:sequence></s:complexType>`,
    'branches of one choice': (count) =>
      `<s:complexType name="T"><s:choice>${times(count, (index) => `<s:sequence><s:element name="a${index}"/><s:element name="b${index}"/></s:sequence>`)}</s:choice></s:complexType>`,
    'substitutes of one head': (count) =>
      `<s:element name="h"/>${times(count, (index) => `<s:element name="x${index}" substitutionGroup="t:h"/>`)}<s:complexType name="T"><s:sequence><s:element ref="t:h"/></s:sequence></s:complexType>`,
    'types derived from one': (count) =>
      `<s:complexType name="B"/>${times(count, (index) => `<s:complexType name="T${index}"><s:complexContent><s:extension base="t:B"/></s:complexContent></s:complexType>`)}`,
  };
  test.each(Object.keys(shapes))('%s', (shape) => {
    const compile = (count: number): number =>
      milliseconds(() => compileSchema(shapes[shape]?.(count) ?? ''));
    compile(500);
    const small = Math.min(compile(1000), compile(1000));
    // Eight times as much may take 24 times as long, not 64 times.
    expect(compile(8000)).toBeLessThan(24 * small + 1000);
  });
});
