/** What a document may look like and what it may not, in whatever pieces it comes. */
import { describe, expect, test } from 'vitest';
import { operationCodec } from '../../src/codec/operation-codec.ts';
import { inPieces, outcomeOf } from '../support/answer-streams.ts';
import { envelope, exact } from '../support/codec-calls.ts';
import { compileService, wrappers } from '../support/wsdl-text.ts';

const members =
  '<s:element name="a" type="s:string" minOccurs="0"/><s:element name="n" type="s:int" minOccurs="0"/>' +
  '<s:element name="d" type="s:double" minOccurs="0"/>';
const service = compileService({ operations: ['Op'], schema: wrappers('Op', '', members) });
const codec = operationCodec(service, service.operations.get('Op')!, exact);

async function outcome(document: string | Uint8Array, size: number): Promise<string> {
  const bytes = typeof document === 'string' ? Buffer.from(document) : document;
  return outcomeOf(codec.decode(inPieces(bytes, size)));
}

const answer = (content: string): string => envelope(`<OpResponse xmlns="urn:test">${content}</OpResponse>`);
const declared = (encoding: string, content: string): string =>
  `<?xml version="1.0" encoding="${encoding}"?>${answer(content)}`;
const swapped = (text: string): Buffer => Buffer.from(text, 'utf16le').swap16();
const sizes = [1, 2, 3, 7, 1000, 100_000];

describe('a document is read', () => {
  test.each<[what: string, document: string | Uint8Array, value: object]>([
    [
      'with references',
      answer('<a>&lt;&amp;&gt;&quot;&apos;&#65;&#x1F600;&#x00000041;</a>'),
      { a: '<&>"\'A😀A' },
    ],
    ['with what JSON escapes', answer('<a>"\\/\t\n</a>'), { a: '"\\/\t\n' }],
    [
      'with CDATA',
      answer('<a>1<![CDATA[<&]]]]><![CDATA[>]]>2</a><n><![CDATA[7]]></n>'),
      { a: '1<&]]>2', n: 7 },
    ],
    [
      'with line ends of any kind',
      answer('<a>1\r\n2\r3\n<![CDATA[4\r\n5\r]]>&#13;</a>'),
      { a: '1\n2\n3\n4\n5\n\r' },
    ],
    [
      'with comments and instructions',
      answer('<!-- <x> --><?p >?><a>1<!-- - -->2<?p?></a><n><!---->5</n>'),
      { a: '12', n: 5 },
    ],
    ['with brackets in text', answer('<a>]] > ]] &gt;]</a>'), { a: ']] > ]] >]' }],
    ['with blanks in tags', answer('<a \n>x</a \t><n\r\n>1</n >'), { a: 'x', n: 1 }],
    ['with unusual numbers', answer('<n> +007 </n><d>\n-.50 </d>'), { n: 7, d: -0.5 }],
    ['with a double beyond the range', answer('<d>1e999</d>'), { d: 'INF' }],
    ['with characters of all lengths', answer('<a>é€😀</a>'), { a: 'é€😀' }],
    ['with a byte-order mark', `\uFEFF${answer('<a>é</a>')}`, { a: 'é' }],
    [
      'in UTF-16 with a mark',
      Buffer.from(`\uFEFF${declared('UTF-16', '<a>é😀</a>')}`, 'utf16le'),
      { a: 'é😀' },
    ],
    ['in UTF-16 of the other order', swapped(`\uFEFF${answer('<a>é😀</a>')}`), { a: 'é😀' }],
    ['in UTF-16 without a mark', Buffer.from(answer('<a>é</a>'), 'utf16le'), { a: 'é' }],
    ['in Latin-1', Buffer.from(declared('ISO-8859-1', '<a>é</a>'), 'latin1'), { a: 'é' }],
    [
      'in Latin-1, whose bytes beyond ASCII are the first 256 characters',
      Buffer.from(declared('latin1', '<a>é\u0080\u009fÿ</a>'), 'latin1'),
      { a: 'é\u0080\u009fÿ' },
    ],
    [
      'in windows-1252, which has other characters in their place',
      Buffer.from(declared('windows-1252', '<a>\u0080</a>'), 'latin1'),
      { a: '€' },
    ],
    ['in ASCII', declared('US-ASCII', '<a>&#233;</a>'), { a: 'é' }],
    [
      'with unknown elements in it',
      answer('<u b="1"><v>&#65;<![CDATA[</u>]]></v><w/></u><a>1</a>'),
      { a: '1' },
    ],
    ['with an element inside of a value', answer('<a>1<u>x</u>2</a>'), { a: '12' }],
    ['with names that every object has', answer('<__proto__>1</__proto__><a>1</a>'), { a: '1' }],
    ['with comments around it', `<!-- a -->${answer('<a>1</a>')}<!-- b --><?c?>\n`, { a: '1' }],
  ])('%s', async (_what, document, value) => {
    for (const size of sizes) expect(JSON.parse(await outcome(document, size))).toEqual(value);
  });
});

const invalid = 'upstream-invalid-xml: the answer is not XML that the bridge accepts';
const truncated = 'upstream-truncated: the answer ends before its envelope is closed';

describe('a document is refused', () => {
  test.each<[what: string, document: string | Uint8Array, message: string]>([
    ['with an unknown entity', answer('<a>&nbsp;</a>'), invalid],
    ['with a bare ampersand', answer('<a>a & b</a>'), invalid],
    ['with a reference to no character', answer('<a>&#0;</a>'), invalid],
    ['with a reference to a surrogate', answer('<n>&#xD800;</n>'), invalid],
    ['with ]]> in text', answer('<a>]]></a>'), invalid],
    ['with a control character', answer('<a>\u0001</a>'), invalid],
    ['with a zero', answer('<a>x\0y</a>'), invalid],
    ['with a control character in CDATA', answer('<a><![CDATA[\u0001]]></a>'), invalid],
    ['with U+FFFF', answer('<a>\uffff</a>'), invalid],
    ['with bytes that are no UTF-8', Buffer.from(answer('<a>é</a>'), 'latin1'), invalid],
    ['with bytes that are no ASCII', Buffer.from(declared('ASCII', '<a>é</a>'), 'latin1'), invalid],
    ['with a declaration that is misspelt', `<?xml version="1.0" encodiog="UTF-8"?>${answer('')}`, invalid],
    ['with -- in a comment', answer('<!-- -- -->'), invalid],
    ['with a nameless instruction', answer('<? ?>'), invalid],
    ['with a second XML declaration', answer('<?xml version="1.0"?>'), invalid],
    ['with a wrong end tag', answer('<a>1</n>'), invalid],
    ['with a wrong end tag inside of what is unknown', answer('<u><v></u></v>'), invalid],
    ['with an undeclared prefix', answer('<p:a>1</p:a>'), invalid],
    ['with an undeclared prefix of an attribute', answer('<a p:b="1">1</a>'), invalid],
    ['with an attribute there twice', answer('<a b="1" b="2">1</a>'), invalid],
    [
      'with an attribute there twice by its namespace',
      answer('<a xmlns:p="u" xmlns:q="u" p:b="" q:b="">1</a>'),
      invalid,
    ],
    ['with an attribute without quotes', answer('<a b=1>1</a>'), invalid],
    ['with < in an attribute', answer('<a b="<">1</a>'), invalid],
    ['with attributes that touch', answer('<a b="1"c="2">1</a>'), invalid],
    ['with a name that is none', answer('<1a/>'), invalid],
    ['with two colons in a name', answer('<u:v:w xmlns:u="u"/>'), invalid],
    ['with a DTD inside', answer('<!DOCTYPE a>'), invalid],
    ['with a second root', `${answer('<a>1</a>')}<b/>`, invalid],
    ['with text behind the root', `${answer('<a>1</a>')}x`, invalid],
    ['with a comment that does not end behind the root', `${answer('')}<!-- `, invalid],
    ['of an unknown encoding', declared('klingon', ''), invalid],
    ['without its end', answer('<a>1</a>').slice(0, -1), truncated],
    ['without most of it', answer('<a>1</a>').slice(0, -40), truncated],
    [
      'with a fault behind the answer',
      answer('').replace('</e:Body>', '<e:Fault/></e:Body>'),
      'upstream-contract-violation: a fault follows the answer',
    ],
  ])('%s', async (_what, document, message) => {
    for (const size of sizes)
      expect(await outcome(document, size)).toContain(message.replace(/^.*: (?=a fault)/, ''));
  });
});

test('a failure leaves no trace in the answers that follow', async () => {
  const good = answer('<a>1</a><n>2</n>');
  for (const bad of ['<a>&nbsp;</a>', '<n>x</n>', '<a><b>', '<a xmlns:q="u" q:b="<">']) {
    expect(await outcome(answer(bad), 5)).toMatch(/^upstream-/);
    expect(await outcome(good, 5)).toBe('{"a":"1","n":2}');
  }
});
