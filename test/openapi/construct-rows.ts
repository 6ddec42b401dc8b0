/** Constructs of XML Schema as members of a request and of an answer, with values that fit and values that do not. */
import type { Conventions } from '../../src/contract/conventions.ts';
import type { JsonProfile } from '../../src/contract/json-profile.ts';

export interface ConstructRow {
  readonly what: string;
  readonly types?: string;
  readonly members: string;
  readonly good: readonly unknown[];
  readonly bad: readonly unknown[];
  readonly profile?: JsonProfile;
  readonly conventions?: Partial<Conventions>;
}

const sequence = (content: string): string => `<s:sequence>${content}</s:sequence>`;
const complex = (name: string, content: string): string =>
  `<s:complexType name="${name}">${content}</s:complexType>`;
const simple = (name: string, content: string): string =>
  `<s:simpleType name="${name}">${content}</s:simpleType>`;
const element = (name: string, type: string, more = ''): string =>
  `<s:element name="${name}" type="${type}" ${more}/>`;
const a = (type: string, more = ''): string => element('a', type, more);

const shapes =
  complex('Shape', sequence(element('label', 's:string'))) +
  complex(
    'Circle',
    `<s:complexContent><s:extension base="t:Shape">${sequence(element('radius', 's:int'))}</s:extension></s:complexContent>`,
  );

export const constructRows: readonly ConstructRow[] = [
  {
    what: 'a byte',
    members: a('s:byte'),
    good: [{ a: -128 }, { a: 127 }],
    bad: [{ a: 128 }, { a: 1.5 }, { a: '1' }, { a: null }, {}],
  },
  {
    what: 'an int',
    members: a('s:int'),
    good: [{ a: -2147483648 }],
    bad: [{ a: true }, { a: 0.5 }, { b: 1 }, { a: 1, b: 1 }],
  },
  {
    what: 'an unsigned int',
    members: a('s:unsignedInt'),
    good: [{ a: 4294967295 }],
    bad: [{ a: -1 }, { a: 4294967296 }],
  },
  {
    what: 'a long',
    members: a('s:long'),
    good: [{ a: '9223372036854775807' }],
    bad: [{ a: '1.5' }, { a: '' }, { a: true }],
  },
  {
    what: 'a decimal',
    members: a('s:decimal'),
    good: [{ a: '0.10' }, { a: '-.5' }],
    bad: [{ a: 'x' }, { a: '1e5' }],
  },
  {
    what: 'a double',
    members: a('s:double'),
    good: [{ a: 1.5 }, { a: 'INF' }, { a: 'NaN' }],
    bad: [{ a: 'inf' }, { a: '1' }, { a: false }],
  },
  { what: 'a boolean', members: a('s:boolean'), good: [{ a: true }], bad: [{ a: 'true' }, { a: 1 }] },
  {
    what: 'a nillable text that may be absent',
    members: a('s:string', 'nillable="true" minOccurs="0"'),
    good: [{}, { a: null }, { a: '' }],
    bad: [{ a: 1 }],
  },
  {
    what: 'a nillable number that must be there',
    members: a('s:int', 'nillable="true"'),
    good: [{ a: null }, { a: 1 }],
    bad: [{}, { a: '' }],
  },
  {
    what: 'bounds of a number',
    types: simple(
      'N',
      '<s:restriction base="s:int"><s:minInclusive value="2"/><s:maxExclusive value="9"/></s:restriction>',
    ),
    members: a('t:N'),
    good: [{ a: 2 }, { a: 8 }],
    bad: [{ a: 1 }, { a: 9 }],
  },
  {
    what: 'lengths and a pattern',
    types: simple(
      'T',
      '<s:restriction base="s:string"><s:maxLength value="3"/><s:pattern value="[A-Z]+"/></s:restriction>',
    ),
    members: a('t:T'),
    good: [{ a: 'A' }, { a: 'ABC' }],
    bad: [{ a: '' }, { a: 'ABCD' }, { a: 'Aa' }, { a: 'A\n' }],
  },
  {
    what: 'an enumeration',
    types: simple(
      'E',
      '<s:restriction base="s:string"><s:enumeration value="one"/><s:enumeration value="two words"/></s:restriction>',
    ),
    members: a('t:E'),
    good: [{ a: 'one' }, { a: 'two words' }],
    bad: [{ a: 'two' }, { a: '' }],
  },
  {
    what: 'a list',
    types: simple(
      'L',
      '<s:restriction><s:simpleType><s:list itemType="s:int"/></s:simpleType><s:maxLength value="2"/></s:restriction>',
    ),
    members: a('t:L'),
    good: [{ a: [] }, { a: [1, 2] }],
    bad: [{ a: [1, 2, 3] }, { a: ['1'] }, { a: 1 }],
  },
  {
    what: 'a bounded array',
    members: a('s:int', 'minOccurs="1" maxOccurs="2"'),
    good: [{ a: [1] }, { a: [1, 2] }],
    bad: [{ a: [] }, { a: [1, 2, 3] }, {}, { a: 1 }],
  },
  {
    what: 'an array that may be empty',
    members: a('s:int', 'minOccurs="0" maxOccurs="unbounded"'),
    good: [{}, { a: [] }, { a: [1, 2, 3] }],
    bad: [{ a: [null] }, { a: null }],
  },
  {
    what: 'a choice',
    types: complex(
      'C',
      `<s:choice>${element('x', 's:int')}${element('y', 's:string')}${element('w', 's:int', 'maxOccurs="2"')}</s:choice>`,
    ),
    members: a('t:C'),
    good: [{ a: { x: 1 } }, { a: { y: '' } }, { a: { w: [1] } }, { a: { x: 1, w: [] } }],
    bad: [{ a: {} }, { a: { x: 1, y: '' } }, { a: { y: '', w: [1] } }, { a: { w: [] } }],
  },
  {
    what: 'a choice that may be empty',
    types: complex(
      'C',
      `<s:choice minOccurs="0">${element('x', 's:int')}${element('y', 's:string')}</s:choice>`,
    ),
    members: a('t:C'),
    good: [{ a: {} }, { a: { x: 1 } }],
    bad: [{ a: { x: 1, y: '' } }],
  },
  {
    what: 'a choice between sequences',
    types: complex(
      'C',
      `<s:choice>${sequence(element('x', 's:int') + element('y', 's:int', 'minOccurs="0"'))}${element('w', 's:int')}</s:choice>`,
    ),
    members: a('t:C'),
    good: [{ a: { x: 1 } }, { a: { x: 1, y: 2 } }, { a: { w: 1 } }],
    bad: [{ a: {} }, { a: { x: 1, w: 1 } }, { a: { y: 1, w: 1 } }],
  },
  {
    what: 'a repeated choice',
    types: complex(
      'C',
      `<s:choice minOccurs="0" maxOccurs="unbounded">${element('x', 's:int')}${element('y', 's:string')}</s:choice>`,
    ),
    members: a('t:C'),
    good: [{ a: {} }, { a: { '@choice': [{ x: 1 }, { y: 'b' }, { x: 2 }] } }],
    bad: [{ a: { '@choice': [{ x: 1, y: 'b' }] } }, { a: { '@choice': [{}] } }, { a: { x: 1 } }],
  },
  {
    what: 'a derived type',
    types: shapes,
    members: a('t:Shape'),
    good: [{ a: { label: '' } }, { a: { '@type': 'Circle', label: '', radius: 1 } }],
    bad: [
      { a: { '@type': 'Circle', label: '' } },
      { a: { label: '', radius: 1 } },
      { a: { '@type': 'Square', label: '' } },
    ],
  },
  {
    what: 'an abstract type',
    types: shapes.replace('name="Shape"', 'name="Shape" abstract="true"'),
    members: a('t:Shape'),
    good: [{ a: { '@type': 'Circle', label: '', radius: 1 } }],
    bad: [{ a: { label: '' } }, { a: { label: '', radius: 1 } }],
  },
  {
    what: 'attributes and text',
    types: complex(
      'P',
      '<s:simpleContent><s:extension base="s:decimal"><s:attribute name="unit" type="s:string" use="required"/></s:extension></s:simpleContent>',
    ),
    members: a('t:P'),
    good: [{ a: { unit: 'h', value: '1.5' } }],
    bad: [{ a: { value: '1.5' } }, { a: { unit: 'h' } }, { a: '1.5' }, { a: { '@unit': 'h', value: '1.5' } }],
  },
  {
    what: 'attributes and text in exact',
    profile: 'exact',
    types: complex(
      'P',
      '<s:simpleContent><s:extension base="s:decimal"><s:attribute name="unit" type="s:string"/></s:extension></s:simpleContent>',
    ),
    members: a('t:P'),
    good: [{ a: { '@unit': 'h', $value: '1.5' } }, { a: { $value: '1' } }],
    bad: [{ a: { unit: 'h', $value: '1.5' } }, { a: { '@unit': 'h' } }],
  },
  {
    what: 'XML of any kind',
    members: a('s:anyType'),
    good: [{ a: { '@xml': '<a xmlns="urn:test">1</a>' } }],
    bad: [{ a: '<a/>' }, { a: {} }, { a: { '@xml': 1 } }],
  },
  {
    what: 'a fixed value',
    members: a('s:string', 'fixed="F"'),
    good: [{}, { a: 'F' }],
    bad: [{ a: 'G' }],
  },
  {
    what: 'an array with its count',
    members: element('aNSizeIs', 's:int') + a('s:int', 'minOccurs="0" maxOccurs="unbounded"'),
    good: [{}, { a: [] }, { a: [1, 2] }],
    bad: [{ aNSizeIs: 1, a: [1] }],
  },
  {
    what: 'an array with its count in exact',
    profile: 'exact',
    members: element('aNSizeIs', 's:int') + a('s:int', 'minOccurs="0" maxOccurs="unbounded"'),
    good: [{ aNSizeIs: 0 }, { aNSizeIs: 2, a: [1, 2] }],
    bad: [{ a: [1] }, { aNSizeIs: '1', a: [1] }],
  },
  {
    what: 'an enum of WFM',
    members: a('s:int'),
    conventions: {
      enums: {
        E: { provisional: false, critical: false, evidence: '', members: ['A.a'], values: { ONE: 1 } },
      },
    },
    good: [{ a: 'ONE' }, { a: 1 }, { a: 7 }],
    bad: [{ a: 'TWO' }, { a: null }],
  },
  {
    what: 'a date of WFM',
    members: a('s:double'),
    conventions: { dates: [{ members: ['A.a'], form: 'date', none: 0, evidence: '' }] },
    good: [{ a: '2024-01-15' }, { a: null }],
    bad: [{ a: '15.01.2024' }, { a: 45306 }],
  },
];
