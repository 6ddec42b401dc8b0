/** Whole requests: headers, messages without parts, rpc and the SOAP encoding. */
import { describe, expect, test } from 'vitest';
import { operationCodec } from '../../src/codec/operation-codec.ts';
import type { JsonProfile } from '../../src/contract/json-profile.ts';
import { ns } from '../../src/xml/names.ts';
import { readDocument } from '../../src/xml/document.ts';
import { encodeBody, exact, flawsOf, friendly } from '../support/codec-calls.ts';
import { complex, handMade, member, simple, t, xsd, type HandMade } from '../support/hand-made-service.ts';

type Called = ReturnType<typeof handMade>;

function document(called: Called, input: unknown, profile: JsonProfile = 'exact'): string {
  const text = operationCodec(...called, { profile, nameProvisionalEnums: true }).encode(input);
  readDocument(text);
  return text.replace('<?xml version="1.0" encoding="UTF-8"?>', '').replace(/ xmlns:soap="[^"]*"/, '');
}

const flaw = (pointer: string, detail: string): object => ({ pointer, detail });

const headers: HandMade = {
  types: {
    Op: complex('Op', [member('a', xsd('int'))]),
    Session: complex('Session', [member('id', xsd('string'), { required: true, namespace: 'urn:h' })]),
    Any: { kind: 'opaque', name: 'anyType' },
  },
  operation: {
    headers: [
      { key: 'SessionHeader', name: '{urn:h}SessionHeader', type: t('Session') },
      { key: 'Trace', name: '{urn:x}Trace', type: t('Any') },
    ],
  },
};
const withHeaders = handMade(headers);

describe('header blocks', () => {
  test('that were given are written, in the order of the contract', () => {
    const input = {
      '@headers': { Trace: { '@xml': '<Trace xmlns="urn:x"/>' }, SessionHeader: { id: '<7>' } },
      a: 1,
    };
    expect(document(withHeaders, input)).toBe(
      '<soap:Envelope><soap:Header><n0:SessionHeader xmlns:n0="urn:h" xmlns:n1="urn:t"><n0:id>&lt;7&gt;</n0:id></n0:SessionHeader>' +
        '<Trace xmlns="urn:x"/></soap:Header><soap:Body><n0:Op xmlns:n0="urn:t"><n0:a>1</n0:a></n0:Op></soap:Body></soap:Envelope>',
    );
  });

  test.each([[{ a: 1 }], [{ a: 1, '@headers': {} }], [{ a: 1, '@headers': { Trace: undefined } }]])(
    'that were not given leave no Header: %j',
    (input) => {
      expect(document(withHeaders, input)).toBe(
        '<soap:Envelope><soap:Body><n0:Op xmlns:n0="urn:t"><n0:a>1</n0:a></n0:Op></soap:Body></soap:Envelope>',
      );
    },
  );

  test.each<[what: string, value: unknown, flaws: object[]]>([
    ['no object', 7, [flaw('/@headers', 'an object is expected')]],
    ['null', null, [flaw('/@headers', 'an object is expected')]],
    [
      'an unknown one',
      { SesionHeader: {} },
      [flaw('/@headers/SesionHeader', 'there is no such property; did you mean SessionHeader?')],
    ],
    [
      'one with a flaw',
      { SessionHeader: {} },
      [flaw('/@headers/SessionHeader/id', 'this property is required')],
    ],
    [
      'another element',
      { Trace: { '@xml': '<a/>' } },
      [flaw('/@headers/Trace/@xml', 'the element {urn:x}Trace is expected, {}a was found')],
    ],
  ])('%s is refused, with the flaws of the body', (_what, value, flaws) => {
    expect(flawsOf(withHeaders, { '@headers': value, a: 'x' }, exact)).toEqual([
      ...flaws,
      flaw('/a', 'an integer from -2147483648 to 2147483647 is expected'),
    ]);
  });

  test('are no property where the contract has none', () => {
    expect(flawsOf(handMade({ types: {} }), { '@headers': {} }, exact)).toEqual([
      flaw('/@headers', 'there is no such property'),
    ]);
  });
});

test('a message without parts has an empty Body, and takes nothing', () => {
  const called = handMade({ types: {}, request: { empty: true }, operation: headers.operation ?? {} });
  const withTypes = handMade({
    ...headers,
    request: { empty: true, type: t('Nothing') },
    types: { ...headers.types, Nothing: complex('Nothing') },
  });
  expect(document(handMade({ types: {}, request: { empty: true } }), {})).toBe(
    '<soap:Envelope><soap:Body></soap:Body></soap:Envelope>',
  );
  expect(document(withTypes, { '@headers': { SessionHeader: { id: 'x' } } })).toMatch(
    /<\/soap:Header><soap:Body><\/soap:Body>/,
  );
  expect(flawsOf(called, { a: 1 }, exact)).toEqual([flaw('/a', 'there is no such property')]);
  expect(flawsOf(called, null, exact)).toEqual([flaw('', 'an object is expected')]);
});

test('a request of anyType is the element itself', () => {
  const called = handMade({ types: { Op: { kind: 'opaque', name: 'anyType' } } });
  expect(encodeBody(called, { '@xml': '<Op xmlns="urn:t"><a/></Op>' }, exact)).toBe(
    '<Op xmlns="urn:t"><a/></Op>',
  );
  expect(flawsOf(called, { '@xml': '<Op/>' }, exact)).toEqual([
    flaw('/@xml', 'the element {urn:t}Op is expected, {}Op was found'),
  ]);
});

test('an element of simple type is its value', () => {
  const value = { value: { type: xsd('int'), friendly: 'value' } };
  const called = handMade({ types: { Op: complex('Op', [], value) } });
  expect(encodeBody(called, { $value: 7 }, exact)).toBe('<n0:Op xmlns:n0="urn:t">7</n0:Op>');
  expect(encodeBody(called, { value: 7 }, friendly)).toBe('<n0:Op xmlns:n0="urn:t">7</n0:Op>');
  expect(flawsOf(called, {}, exact)).toEqual([flaw('/$value', 'this property is required')]);
});

const part = { namespace: '', required: true };

test('a request of rpc/literal is its parts, without types', () => {
  const called = handMade({
    types: {
      Op: complex('Op', [member('a', xsd('int'), part), member('s', t('S'), part)]),
      S: complex('S', [member('q', xsd('string'))]),
    },
  });
  expect(encodeBody(called, { a: 1, s: { q: 'x' } }, exact)).toBe(
    '<n0:Op xmlns:n0="urn:t"><a>1</a><s><n0:q>x</n0:q></s></n0:Op>',
  );
});

describe('a request in the SOAP encoding', () => {
  const free = { namespace: '' };
  const parts: HandMade = {
    types: {
      '#Op': complex('Op', [
        member('number', xsd('int'), part),
        member('node', t('Node'), { ...free, nillable: true }),
        member('list', t('Ints'), free),
        member('nodes', t('Nodes'), free),
        member('colour', t('#Op.colour'), free),
        member('fixed', xsd('int'), { ...part, preset: { text: '7', fixed: true } }),
      ]),
      Node: complex('Node', [member('a', xsd('string'), free)], { derived: [t('Big')] }),
      Big: complex('Big', [member('a', xsd('string'), free), member('b', xsd('QName'), free)]),
      Ints: complex('Ints', [member('item', xsd('int'), { ...free, repeated: true, nillable: true })], {
        arrayOf: xsd('int'),
      }),
      Nodes: complex('Nodes', [member('item', t('Node'), { ...free, repeated: true })], {
        arrayOf: t('Node'),
      }),
      '#Op.colour': simple('Op.colour', 'string', { enumeration: ['red'] }),
    },
    request: { encoded: true, type: t('#Op') },
  };
  const root = (encoding: string): string =>
    `<n0:Op xmlns:n0="urn:t" xmlns:xsd="${ns.xsd}" xmlns:xsi="${ns.xsi}" xmlns:soapenc="${encoding}" soap:encodingStyle="${encoding}">`;
  const input = {
    number: 5,
    node: { '@type': 'Big', a: 'x', b: '{urn:q}n' },
    list: { item: [1, null] },
    nodes: { item: [{ a: 'y' }, { '@type': 'Big' }] },
    colour: 'red',
  };
  const values = (array: (type: string, count: number) => string): string =>
    '<number xsi:type="xsd:int">5</number>' +
    '<node xsi:type="n0:Big"><a xsi:type="xsd:string">x</a><b xmlns:v0="urn:q" xsi:type="xsd:QName">v0:n</b></node>' +
    `<list xsi:type="soapenc:Array" ${array('xsd:int', 2)}><item xsi:type="xsd:int">1</item>` +
    `<item xmlns:xsi="${ns.xsi}" xsi:nil="true"/></list>` +
    `<nodes xsi:type="soapenc:Array" ${array('n0:Node', 2)}><item xsi:type="n0:Node"><a xsi:type="xsd:string">y</a></item>` +
    '<item xsi:type="n0:Big"></item></nodes>' +
    '<colour xsi:type="xsd:string">red</colour><fixed xsi:type="xsd:int">7</fixed></n0:Op>';

  test('of SOAP 1.1 tells every type, and the number of items', () => {
    const array = (type: string, count: number): string => `soapenc:arrayType="${type}[${count}]"`;
    expect(document(handMade(parts), input)).toBe(
      `<soap:Envelope><soap:Body>${root(ns.soapEncoding11)}${values(array)}</soap:Body></soap:Envelope>`,
    );
  });

  test('of SOAP 1.2 does it in the words of that', () => {
    const array = (type: string, count: number): string =>
      `soapenc:itemType="${type}" soapenc:arraySize="${count}"`;
    expect(document(handMade({ ...parts, operation: { soapVersion: '1.2' } }), input)).toBe(
      `<soap:Envelope><soap:Body>${root(ns.soapEncoding12)}${values(array)}</soap:Body></soap:Envelope>`,
    );
  });
});
