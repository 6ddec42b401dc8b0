/** The oracle itself, pinned to `docs/json-mapping.md` by hand: a document, and the JSON that the page says it is. */
import { expect, test } from 'vitest';
import { readFixture, xsi } from './read-fixture.ts';

/** `content` begins inside of the start tag of the answer, which has the prefix `r`. */
type Row = readonly [rule: string, operation: string, content: string, value: unknown];

const exact: readonly Row[] = [
  [
    'an element, a default, a fixed value, attributes',
    'exotic.Presets',
    'format="2"><r:colour/><r:size/><r:version/>',
    { '@format': 2, colour: 'red', size: 7, version: '1.0' },
  ],
  [
    'an absent attribute with a default stays absent',
    'exotic.Presets',
    'format="2" lang="nl"><r:size>1</r:size><r:version>1.0</r:version>',
    { '@format': 2, '@lang': 'nl', size: 1, version: '1.0' },
  ],
  [
    'nil, absent, empty',
    'exotic.Nils',
    `${xsi}><r:text i:nil="true"/><r:list/><r:object i:nil="1"/><r:items i:nil="true"/><r:items>1.50</r:items>`,
    { text: null, list: [], object: null, items: [null, 1.5] },
  ],
  [
    'nil on an optional element that is not nillable is absent',
    'exotic.Nils',
    `${xsi}><r:text/><r:list/><r:object i:nil="1"/><r:plain i:nil="true"/>`,
    { text: '', list: [], object: null, items: [] },
  ],
  [
    'QName, its list, anySimpleType, NMTOKENS; an attribute that is called like the type',
    'exotic.Names',
    'xmlns:q="urn:q" type="q:t"><r:name> q:n </r:name><r:names xmlns="urn:d">q:a b</r:names><r:any> x </r:any><r:tokens>a  b</r:tokens>',
    {
      '@{}type': '{urn:q}t',
      name: '{urn:q}n',
      names: ['{urn:q}a', '{urn:d}b'],
      any: ' x ',
      tokens: ['a', 'b'],
    },
  ],
  ['a QName without a namespace', 'exotic.Names', '><r:name>n</r:name>', { name: 'n' }],
  [
    'lists and unions',
    'exotic.Unions',
    'sizes="small 1"><r:size> 1.5 </r:size><r:sizes>\n1 large\t2 </r:sizes><r:few/>',
    { '@sizes': ['small', '1'], size: '1.5', sizes: ['1', 'large', '2'], few: [[]] },
  ],
  [
    'one branch of a choice',
    'exotic.Choices',
    '><r:first>A</r:first><r:initial>B</r:initial><r:last>C</r:last>',
    { first: 'A', initial: 'B', last: 'C', tags: [] },
  ],
  [
    'a repeated choice, its order kept',
    'exotic.Repeats',
    '><r:head>1</r:head><r:a>1</r:a><r:b>x</r:b><r:a>2</r:a><r:single>5</r:single>',
    { head: 1, '@choice': [{ a: 1 }, { b: 'x' }, { a: 2 }], '@sequence': [], single: [5], '@choice2': [] },
  ],
  [
    'a repeated sequence',
    'exotic.Repeats',
    `${xsi}><r:head>1</r:head><r:key>k</r:key><r:value>1</r:value><r:more>1</r:more><r:more>2</r:more><r:key>l</r:key><r:value i:nil="true"/><r:single>5</r:single>`,
    {
      head: 1,
      '@choice': [],
      '@sequence': [
        { key: 'k', value: 1, more: [1, 2] },
        { key: 'l', value: null, more: [] },
      ],
      single: [5],
      '@choice2': [],
    },
  ],
  [
    'a sequence that is a branch of a repeated choice',
    'exotic.Repeats',
    '><r:head>1</r:head><r:single>5</r:single><r:neither>1</r:neither><r:left>1</r:left><r:right>2</r:right>',
    {
      head: 1,
      '@choice': [],
      '@sequence': [],
      single: [5],
      '@choice2': [{ neither: true }, { left: 1, right: 2 }],
    },
  ],
  [
    'a substitution group, once and repeated',
    'exotic.Substitution',
    '><r:remark>c</r:remark><r:circle><r:radius>1</r:radius></r:circle><r:all><r:square tilt="1"><r:side>2</r:side></r:square><r:circle><r:radius>3</r:radius></r:circle></r:all>',
    {
      remark: 'c',
      circle: { radius: 1 },
      all: { shape: [{ square: { '@tilt': 1, side: '2' } }, { circle: { radius: 3 } }] },
      typed: [],
    },
  ],
  [
    'xsi:type of a derived type, of the declared one, of none',
    'exotic.Restriction',
    `${xsi}><r:wide i:type="r:Narrow"><r:a>1</r:a><r:b>x</r:b></r:wide><r:wide i:type="r:Wide"/><r:wide i:type="r:Nothing"/>`,
    { wide: [{ '@type': 'Narrow', a: 1, b: ['x'] }, { b: [] }, { b: [] }] },
  ],
  [
    'simple content',
    'exotic.Prices',
    '><r:price currency="EUR"> 0.10 </r:price><r:euro currency="EUR">1</r:euro>',
    { price: [{ '@currency': 'EUR', $value: '0.10' }], euro: { '@currency': 'EUR', $value: '1' } },
  ],
  [
    'the same name in two namespaces',
    'exotic.Twins',
    'item="1" xmlns:u="urn:exotic:other" u:item="2"><r:item><r:here>1</r:here></r:item><u:item><there>x</there></u:item><r:other><there/></r:other>',
    {
      '@item': 1,
      '@{urn:exotic:other}item': 2,
      item: { here: 1 },
      '{urn:exotic:other}item': [{ there: 'x' }],
      other: { there: '' },
    },
  ],
  [
    'names of objects in JavaScript',
    'exotic.Odd',
    'hasOwnProperty="h"><r:constructor>1</r:constructor><r:toString/>',
    { '@hasOwnProperty': 'h', constructor: [1], toString: {} },
  ],
  [
    'wildcards and mixed content',
    'exotic.Text',
    'xmlns:a="urn:a" a:b=" c " b="d"><r:body lang="en">x<!-- --><![CDATA[<]]><r:b/></r:body><a:any/>',
    {
      '@attributes': { '{urn:a}b': ' c ', b: 'd' },
      body: {
        '@xml':
          '<r:body xmlns:a="urn:a" xmlns:r="urn:exotic" xmlns:s="http://schemas.xmlsoap.org/soap/envelope/" lang="en">x&lt;<r:b/></r:body>',
      },
      frees: [],
      '@any': [
        {
          '@xml':
            '<a:any xmlns:a="urn:a" xmlns:r="urn:exotic" xmlns:s="http://schemas.xmlsoap.org/soap/envelope/"/>',
        },
      ],
    },
  ],
  [
    'all, in any order',
    'exotic.Everything',
    'one="x"><r:two/><r:one>1</r:one>',
    { '@one': 'x', one: 1, two: '' },
  ],
  ['an element of simple type in the Body', 'exotic.Simple', '> 1.50\n', { $value: '1.50' }],
  [
    'parts of rpc',
    'gsoap.total',
    '><total>1.0</total><count>9223372036854775807</count>',
    { total: '1.0', count: '9223372036854775807' },
  ],
  ['a message without parts', 'axis1.ping', '>', {}],
  [
    'encoded arrays and references',
    'php.getQuotes',
    '><return href="#a"/></r:getQuotesResponse><x id="a"><y href="#b"/><z href="#b"/></x><m id="b"><symbol>S</symbol><price>1</price></m><r:getQuotesResponse>',
    {
      return: {
        item: [
          { symbol: 'S', price: 1 },
          { symbol: 'S', price: 1 },
        ],
      },
    },
  ],
  [
    'what the contract does not know',
    'exotic.Tree',
    'strange="1">text<r:strange><r:leaf>no</r:leaf></r:strange><r:leaf>yes</r:leaf>',
    { leaf: 'yes', tree: [] },
  ],
  [
    'a wrapper of ATL, and an empty one',
    'sap.ZHR_GET_HOURS',
    '><HOURS><item/></HOURS><LEVEL><ORGEH>1</ORGEH></LEVEL><RETURN><item><BAPIRET2><TYPE>E</TYPE><NUMBER/><MESSAGE/></BAPIRET2></item></RETURN>',
    {
      HOURS: { item: [] },
      LEVEL: { ORGEH: '1' },
      RETURN: { item: [{ TYPE: 'E', NUMBER: '', MESSAGE: '' }] },
    },
  ],
];

test.each(exact)('exact: %s', (_rule, operation, content, value) => {
  expect(readFixture(operation, content)).toEqual(value);
});

const friendly: readonly Row[] = [
  [
    'attributes and text by plain names',
    'exotic.Prices',
    '><r:price currency="EUR">1</r:price>',
    { price: [{ currency: 'EUR', value: '1' }] },
  ],
  [
    'a name that clashes keeps its mark',
    'exotic.Odd',
    'value="2"><r:value>1</r:value>',
    { constructor: [], value: 1, '@value': 2 },
  ],
  [
    'the only property is the answer',
    'jaxws.rooms',
    '><return number="1"><size>1.5</size></return>',
    [{ number: 1, size: 1.5 }],
  ],
  ['an absent one is null', 'dotnet-asmx.GetXml', '>', null],
  ['the text is the answer', 'exotic.Simple', '>1.50', '1.50'],
];

test.each(friendly)('friendly: %s', (_rule, operation, content, value) => {
  expect(readFixture(operation, content, 'friendly')).toEqual(value);
});
