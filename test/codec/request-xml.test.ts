/** XML in requests: read, checked and written anew, so that no caller leaves the place that is his. */
import { describe, expect, test } from 'vitest';
import { readDocument } from '../../src/xml/document.ts';
import { encodeBody, exact, flawsOf } from '../support/codec-calls.ts';
import { attribute, complex, handMade, member, t, xsd } from '../support/hand-made-service.ts';

const anything = { kind: 'opaque', name: 'anyType' } as const;
const any = (key: string, namespace: string): ReturnType<typeof member> =>
  member(key, t('Any'), { kind: 'any', repeated: true, namespace });
const called = handMade({
  types: {
    Any: anything,
    Op: complex(
      'Op',
      [
        member('x', t('Any'), { nillable: true }),
        member('many', t('Any'), { repeated: true }),
        any('@any', '##any'),
        any('@any2', '!urn:t'),
        any('@any3', 'urn:a urn:b ##local'),
      ],
      { anyAttribute: true, attributes: [attribute('own', xsd('string'))] },
    ),
  },
});

function written(input: object): string {
  const body = encodeBody(called, input, exact);
  readDocument(body);
  return body.replace(/^<n0:Op xmlns:n0="urn:t"/, '<Op').replace(/<\/n0:Op>$/, '</Op>');
}

const xml = (text: string): object => ({ '@xml': text });
const flaw = (pointer: string, detail: string): object => ({ pointer, detail });

describe('an element of anyType', () => {
  test.each<[what: string, text: string, canonical: string]>([
    ['as it is', '<n:x xmlns:n="urn:t"><b c="1"/>t</n:x>', '<n:x xmlns:n="urn:t"><b c="1"/>t</n:x>'],
    ['in the default namespace', '<x xmlns="urn:t"><y/></x>', '<x xmlns="urn:t"><y/></x>'],
    [
      'with a prefix that we use too',
      '<n0:x xmlns:n0="urn:t" xmlns:soap="urn:s"/>',
      '<n0:x xmlns:n0="urn:t" xmlns:soap="urn:s"/>',
    ],
    [
      'with CDATA and comments',
      '<x xmlns="urn:t"><![CDATA[</x>]]><!-- --></x>',
      '<x xmlns="urn:t">&lt;/x&gt;</x>',
    ],
    ['with a declaration in front', '<?xml version="1.0"?>\n<x xmlns="urn:t"/>\n', '<x xmlns="urn:t"/>'],
  ])('%s', (_what, text, canonical) => {
    expect(written({ x: xml(text) })).toBe(`<Op>${canonical}</Op>`);
  });

  test('an array of it, and nil', () => {
    const one = '<m:many xmlns:m="urn:t"/>';
    expect(written({ many: [xml(one), xml(one)] })).toBe(`<Op>${one}${one}</Op>`);
    expect(written({ x: null })).toContain('xsi:nil="true"/>');
  });

  test.each<[what: string, value: unknown, pointer: string, detail: string | RegExp]>([
    ['a string', '<x/>', '/x', 'an object with the property @xml is expected'],
    ['an array', [], '/x', 'an object with the property @xml is expected'],
    ['nothing in it', {}, '/x/@xml', 'this property is required'],
    ['more in it', { '@xml': '<x xmlns="urn:t"/>', y: 1 }, '/x/y', 'there is no such property'],
    ['a number', xml(7 as never), '/x/@xml', 'a string of XML is expected'],
    ['a control character', xml('<x xmlns="urn:t">\u0000</x>'), '/x/@xml', 'a string of XML is expected'],
    ['half a surrogate pair', xml('<x xmlns="urn:t">\ud800</x>'), '/x/@xml', 'a string of XML is expected'],
    [
      'another element',
      xml('<y xmlns="urn:t"/>'),
      '/x/@xml',
      'the element {urn:t}x is expected, {urn:t}y was found',
    ],
    ['another namespace', xml('<x/>'), '/x/@xml', 'the element {urn:t}x is expected, {}x was found'],
    [
      'two elements',
      xml('<x xmlns="urn:t"/><x xmlns="urn:t"/>'),
      '/x/@xml',
      /^one well-formed element is expected: /,
    ],
    [
      'an end too many',
      xml('<x xmlns="urn:t"/></n0:x><evil/>'),
      '/x/@xml',
      /^one well-formed element is expected: /,
    ],
    ['text alone', xml('x'), '/x/@xml', /^one well-formed element is expected: /],
    ['nothing at all', xml(''), '/x/@xml', /^one well-formed element is expected: /],
    [
      'a DTD',
      xml('<!DOCTYPE x [<!ENTITY e "x">]><x xmlns="urn:t">&e;</x>'),
      '/x/@xml',
      /a DTD is not accepted/,
    ],
    ['a prefix of ours', xml('<n0:x/>'), '/x/@xml', /prefix n0 is not declared/],
    ['a prefix taken back', xml('<x xmlns="urn:t"><p:y xmlns:p=""/></x>'), '/x/@xml', /prefix p cannot/],
    [
      'too deep',
      xml(`<x xmlns="urn:t">${'<a>'.repeat(200)}${'</a>'.repeat(200)}</x>`),
      '/x/@xml',
      /^one well-formed/,
    ],
    [
      'too long',
      xml(`<x xmlns="urn:t">${' '.repeat(5_000_000)}</x>`),
      '/x/@xml',
      'at most 4194304 characters are expected',
    ],
  ])('%s is refused', (_what, value, pointer, detail) => {
    const [first, ...more] = flawsOf(called, { x: value }, exact);
    expect(more).toEqual([]);
    expect(first?.pointer).toBe(pointer);
    if (typeof detail === 'string') expect(first?.detail).toBe(detail);
    else expect(first?.detail).toMatch(detail);
  });
});

describe('elements of a wildcard', () => {
  test('are written at its place', () => {
    expect(
      written({
        '@any3': [xml('<local/>'), xml('<a xmlns="urn:a"/>')],
        '@any': [xml('<y xmlns="urn:t"/>'), xml('<z/>')],
        '@any2': [xml('<w xmlns="urn:w"/>')],
      }),
    ).toBe('<Op><y xmlns="urn:t"/><z/><w xmlns="urn:w"/><local/><a xmlns="urn:a"/></Op>');
  });

  test.each<[key: string, text: string, detail: string]>([
    ['@any', '<x xmlns="urn:t"/>', '{urn:t}x has a property of its own'],
    ['@any2', '<y xmlns="urn:t"/>', 'the namespace of {urn:t}y is not admitted here'],
    ['@any2', '<y/>', 'the namespace of {}y is not admitted here'],
    ['@any3', '<y xmlns="urn:c"/>', 'the namespace of {urn:c}y is not admitted here'],
  ])('%s does not take %s', (key, text, detail) => {
    expect(flawsOf(called, { [key]: [xml(text)] }, exact)).toEqual([flaw(`/${key}/0/@xml`, detail)]);
  });

  test('are an array', () => {
    expect(flawsOf(called, { '@any': xml('<z/>') }, exact)).toEqual([flaw('/@any', 'an array is expected')]);
  });
});

describe('attributes of a wildcard', () => {
  test('are written with prefixes of ours', () => {
    const attributes = {
      '{urn:a}one': '"<&>\n',
      '{urn:b}two': '',
      '{urn:a}three': '3',
      plain: 'p',
      '{http://www.w3.org/XML/1998/namespace}lang': 'nl',
    };
    expect(written({ '@attributes': attributes, '@own': 'o' })).toBe(
      '<Op xmlns:v0="urn:a" xmlns:v1="urn:b" own="o" v0:one="&quot;&lt;&amp;&gt;&#10;" v1:two="" v0:three="3" plain="p" xml:lang="nl"></Op>',
    );
  });

  const name = 'the {namespace}local of an attribute that is not declared is expected';
  test.each([
    ['a prefix', 'p:a', name],
    ['a declaration', 'xmlns', name],
    ['a declaration of a prefix', '{http://www.w3.org/2000/xmlns/}p', name],
    ['a type', '{http://www.w3.org/2001/XMLSchema-instance}type', name],
    ['what is for the envelope', '{http://schemas.xmlsoap.org/soap/envelope/}encodingStyle', name],
    ['a declared one', 'own', name],
    ['markup', 'a="1" b', name],
    ['nothing', '', name],
    ['no local name', '{urn:a}', name],
  ])('%s is refused', (_what, key, detail) => {
    const pointer = `/@attributes/${key.replaceAll('~', '~0').replaceAll('/', '~1')}`;
    expect(flawsOf(called, { '@attributes': { [key]: 'x' } }, exact)).toEqual([flaw(pointer, detail)]);
  });

  test.each([[7], [null], ['\u0001']])('%j is no value', (value) => {
    expect(flawsOf(called, { '@attributes': { a: value } }, exact)).toEqual([
      flaw('/@attributes/a', 'a string without control characters is expected'),
    ]);
  });

  test('one is there once, however it is written', () => {
    expect(flawsOf(called, { '@attributes': { '{}a': '1', a: '2' } }, exact)).toEqual([
      flaw('/@attributes/a', name),
    ]);
  });

  test('are an object, and only where the type admits them', () => {
    expect(flawsOf(called, { '@attributes': [] }, exact)).toEqual([
      flaw('/@attributes', 'an object is expected'),
    ]);
    const closed = handMade({ types: {} });
    expect(flawsOf(closed, { '@attributes': {} }, exact)).toEqual([
      flaw('/@attributes', 'there is no such property'),
    ]);
  });
});

describe('markup that a lenient reader would let pass is never written', () => {
  test.each([
    '<x xmlns="urn:t"><?><!b"><evil/>"?></x>',
    '<x xmlns="urn:t"><?><!DOCTYPE b?></x>',
    `<x xmlns="urn:t"><?><!b '><c d="</x><n0:secret>I</n0:secret><x>"/>'="1"?></x>`,
    '<x xmlns="urn:t"><?><!b"><![CDATA[</x></n0:Op>]]>"?></x>',
    '<x xmlns="urn:t" :b="1"/>',
    '<x xmlns="urn:t" =/>',
    `<x xmlns="urn:t" b='1'=/>/>`,
    '<x xmlns="urn:t" p:a\ufeffb="1"/>',
    '<x xmlns="urn:t" __proto__="1" __proto__="2"/>',
    '<x xmlns="urn:t">]]></x>',
    '<x xmlns="urn:t"><!-- -- --></x>',
    '<x xmlns="urn:t"><?xml version="1.0"?></x>',
    '<x xmlns="urn:t"/><!-- -->junk',
  ])('%s', (text) => {
    expect(flawsOf(called, { x: xml(text) }, exact)).toEqual([
      flaw('/x/@xml', expect.stringMatching(/^one well-formed element is expected: /) as string),
    ]);
  });
});
