import { describe, expect, test } from 'vitest';
import { namespaceSuffix, typeNames } from '../../src/contract/type-names.ts';
import type { QName } from '../../src/xml/names.ts';
import { compileDocuments, schemaDocument, typeIn } from '../support/schema-facts.ts';

/** Names for keys whose wanted name is their local part, without `#`. */
function named(...keys: readonly QName[]): string[] {
  const wanted = new Map(keys.map((key) => [key, key.replace(/.*\}#?/, '').replace(/'.*/, '')]));
  const names = typeNames(wanted);
  return keys.map((key) => names.get(key) ?? '');
}

describe('every type of a service has a name of its own', () => {
  test.each<[what: string, keys: readonly QName[], names: readonly string[]]>([
    ['alone, it keeps it', ['{urn:a}T', '{urn:b}U'], ['T', 'U']],
    ['shared by two namespaces, both have the suffix', ['{urn:a}T', '{urn:b}T'], ['T_a', 'T_b']],
    ['without a namespace, the name stays', ['{}T', '{urn:b}T'], ['T', 'T_b']],
    [
      'namespaces that end alike are numbered by their order',
      ['{urn:z:m}T', '{urn:a:m}T', '{urn:k:m}T'],
      ['T_m_3', 'T_m', 'T_m_2'],
    ],
    ['an anonymous type gives way to a named one', ['{urn:a}#T', '{urn:a}T'], ['T_a', 'T']],
    ['two anonymous ones have the suffix', ['{urn:a}#T', '{urn:b}#T'], ['T_a', 'T_b']],
    ['two anonymous ones of one namespace are numbered', ["{urn:a}#T'2", '{urn:a}#T'], ['T_a_2', 'T_a']],
    [
      'a suffixed name gives way to a real one',
      ['{urn:a}T', '{urn:b}T', '{urn:c}T_a'],
      ['T_a_2', 'T_b', 'T_a'],
    ],
    [
      'the array of the SOAP encoding gives way to all',
      ['{http://schemas.xmlsoap.org/soap/encoding/}Array', '{urn:a}Array'],
      ['Array_encoding', 'Array'],
    ],
    [
      'a built-in type keeps its name beside others',
      ['{http://www.w3.org/2001/XMLSchema}date', '{urn:a}date'],
      ['date', 'date'],
    ],
    ['names of Object are names', ['{urn:a}constructor', '{urn:a}__proto__'], ['constructor', '__proto__']],
  ])('%s', (_what, keys, names) => {
    expect(named(...keys)).toEqual(names);
    expect(named(...keys.toReversed())).toEqual(names.toReversed());
  });
});

test.each([
  ['http://www.onvif.org/ver10/schema', 'onvif.org'],
  ['http://www.onvif.org/ver10/device/wsdl', 'device'],
  ['http://schemas.datacontract.org/2004/07/Acme.Sales', 'Acme.Sales'],
  ['urn:enterprise.soap.sforce.com', 'enterprise.soap.sforce.com'],
  ['urn:test', 'test'],
  ['http://tempuri.org/', 'tempuri.org'],
  ['http://x.com/a b/1.0', 'a_b'],
  ['urn:sap-com:document:sap:rfc:functions', 'functions'],
  ['plain', 'plain'],
  ['', ''],
])('the suffix of %s is %s', (namespace, suffix) => {
  expect(namespaceSuffix(namespace)).toBe(suffix);
});

test('the conventions call a type by its own name, whatever suffix it has', () => {
  const same =
    '<s:complexType name="T"><s:sequence><s:element name="wmAt" type="s:double"/></s:sequence></s:complexType>';
  const types = compileDocuments(
    {
      'a.xsd': schemaDocument(`<s:import namespace="urn:other"/>${same}`),
      'b.xsd': schemaDocument(same, 'targetNamespace="urn:other"'),
    },
    { dates: [{ members: ['T.wmAt'], form: 'date', evidence: 'code' }] },
  );
  for (const [namespace, name] of [
    ['urn:test', 'T_test'],
    ['urn:other', 'T_other'],
  ] as const)
    expect(typeIn(types, 'T', namespace)).toMatchObject({
      name,
      members: [{ friendly: 'at', date: { form: 'date', none: undefined } }],
    });
});
