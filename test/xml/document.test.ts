import { describe, expect, test } from 'vitest';
import {
  childElements,
  readDocument,
  resolveQName,
  textOf,
  type XmlElement,
} from '../../src/xml/document.ts';
import { decodeXml } from '../../src/xml/encoding.ts';
import { XmlSizeError } from '../../src/xml/xml-error.ts';
import { escapeAttribute, escapeText } from '../../src/xml/write.ts';

/** The document in a line: names in Clark notation, attributes and texts in order. */
function show(element: XmlElement): string {
  const attributes = [...element.attributes]
    .map(([name, value]) => ` ${name}=${JSON.stringify(value)}`)
    .join('');
  const children = element.children.map((child) =>
    typeof child === 'string' ? JSON.stringify(child) : show(child),
  );
  return `<${element.name}${attributes}>${children.join('')}`;
}

describe('a well-formed document is read as it is', () => {
  test.each([
    ['text with references', '<a>x &amp; y &#233;&#x1F600;&lt;</a>', '<{}a>"x & y é😀<"'],
    ['a reference is resolved once', '<a>&amp;#60;&amp;lt;</a>', '<{}a>"&#60;&lt;"'],
    ['CDATA is text and resolves nothing', '<a>1<![CDATA[<q>&amp;]]>2</a>', '<{}a>"1""<q>&amp;""2"'],
    ['comments and instructions are gone', '<a><!-- <!DOCTYPE --><?pi <!X ?>t</a>', '<{}a>"t"'],
    ['white space is kept', '<a>  x  </a>', '<{}a>"  x  "'],
    ['line ends are normalised, references to CR are not', '<a>\r\nx\r&#13;</a>', '<{}a>"\\nx\\n\\r"'],
    [
      'default and prefixed namespaces',
      '<a xmlns="u" xmlns:p="v" p:k="1" k="2"><p:b/></a>',
      '<{u}a {v}k="1" {}k="2"><{v}b>',
    ],
    ['a namespace undeclared again', '<a xmlns="u"><b xmlns=""/></a>', '<{u}a><{}b>'],
    ['numbers stay text', '<a><id>007</id></a>', '<{}a><{}id>"007"'],
    [
      'names that objects have',
      '<toString><constructor/><__proto__ a="1"/><prototype>x</prototype></toString>',
      '<{}toString><{}constructor><{}__proto__ {}a="1"><{}prototype>"x"',
    ],
    ['a byte-order mark and a declaration', '\uFEFF<?xml version="1.0"?>\n<a/>', '<{}a>'],
    ['attribute white space becomes blanks', '<a k="x\ny&#10;z"/>', '<{}a {}k="x y\\nz">'],
  ])('%s', (_name, text, expected) => {
    expect(show(readDocument(text))).toBe(expected);
  });
});

describe('anything else is refused', () => {
  test.each([
    ['a DTD', '<!DOCTYPE a [<!ENTITY e "x">]><a>&e;</a>', /DTD/],
    ['a DTD behind a bare <', '<a><<!DOCTYPE b></a>', /a name is expected/],
    ['a DTD inside', '<a><!DOCTYPE b></a>', /DTD/],
    ['an unterminated comment', '<a><!-- </a>', /comment is not closed/],
    ['an unknown entity', '<a>&unknown;</a>', /entity &unknown;/],
    ['a bare ampersand', '<a>AT&T</a>', /'&' is not expected|bare &/],
    ['an impossible character reference', '<a>&#0;</a>', /not a character/],
    ['a reference beyond Unicode', '<a>&#x7FFFFFFF;</a>', /not a character/],
    ['a control character', '<a>\u0001</a>', /control character/],
    ['an unclosed element', '<a><b></a>', /closing tag/],
    ['an end of the text', '<a>', /a is not closed/],
    ['nothing', '', /one root/],
    ['text before the root', 'x<a/>', /not expected/],
    ['two roots', '<a/><b/>', /one root/],
    ['an attribute twice', '<a x="1" x="2"/>', /x is there twice/],
    ['an attribute of Object twice', '<a __proto__="1" __proto__="2"/>', /__proto__ is there twice/],
    ['an attribute without a name', '<a =/>', /a name is expected/],
    ['an attribute without a value', '<a b/>', /without a value/],
    ['an attribute without quotes', '<a b=1/>', /without a value/],
    ['an attribute that has no end', '<a b="1/>', /not closed/],
    ['attributes without a blank', '<a b="1"c="2"/>', /blank is expected/],
    ['a tag that goes on behind its end', `<a b='1'=/>/>`, /blank is expected/],
    ['an empty prefix', '<a :b="1"/>', /:b is not a qualified name/],
    ['an element with an empty prefix', '<:a/>', /:a is not a qualified name/],
    ['an element called by a number', '<a><1/></a>', /1 is not a qualified name/],
    // Letters of XML that JavaScript, and with it the parser, takes for white space.
    ['a name with white space in it', '<a p\ufeffb="1"/>', /not a qualified name/],
    ['a name with other white space in it', '<a p\u1680b="1"/>', /not a qualified name/],
    ['the end of CDATA in text', '<a>x]]>y</a>', /]]> is not allowed/],
    ['two hyphens in a comment', '<a><!-- -- --></a>', /-- is not allowed/],
    ['three hyphens at the end of a comment', '<a><!-- ---></a>', /-- is not allowed/],
    ['a CDATA section without an end', '<a><![CDATA[x]]</a>', /not closed/],
    ['a CDATA section outside', '<a/><![CDATA[]]>', /outside of the root/],
    ['an instruction without an end', '<a><?p </a>', /not closed/],
    ['a tag without an end', '<a><b', /not closed/],
    ['text behind the root', '<a/>x', /outside of the root/],
    ['text behind a comment', '<a/><!-- -->x', /outside of the root/],
    ['an end without a beginning', '<a/></a>', /without an element/],
    ['a longer closing tag', '<a></ab>', /closing tag of a/],
    ['an attribute twice by two prefixes', '<a xmlns:p="u" xmlns:q="u" p:x="1" q:x="2"/>', /twice/],
    ['< in an attribute', '<a b="<"/>', /not allowed in an attribute/],
    ['a prefix nobody declared', '<p:a/>', /prefix p/],
    ['a prefix taken back', '<a xmlns:p="u"><p:b xmlns:p=""/></a>', /prefix p cannot/],
    ['another namespace for xml', '<a xmlns:xml="u"/>', /prefix xml cannot/],
    [
      'another prefix for that of xml',
      '<a xmlns:x="http://www.w3.org/XML/1998/namespace"/>',
      /prefix x cannot/,
    ],
    ['a declaration of xmlns', '<a xmlns:xmlns="u"/>', /prefix xmlns cannot/],
    ['two colons', '<a xmlns:p="u"><p:b:c/></a>', /qualified name/],
    [
      'a declaration that is misspelt',
      '<?xml version="1.0" encodiog="UTF-8"?><a/>',
      /declaration is malformed/,
    ],
    [
      'a declaration with something behind its name',
      '<?xml! version="1.0"?><a/>',
      /declaration is malformed/,
    ],
    ['a declaration without a version', '<?xml encoding="UTF-8"?><a/>', /declaration is malformed/],
    ['a second declaration', '<a><?XML version="1.0"?></a>', /only allowed at the beginning/],
    ['an instruction without a name', '<a><? x?></a>', /needs a name/],
    ['a document that is too deep', '<a>' + '<b>'.repeat(150) + '</b>'.repeat(150) + '</a>', /nested/],
  ])('%s', (_name, text, message) => {
    expect(() => readDocument(text)).toThrow(message);
  });
});

test('an instruction ends at its first mark, whatever quotes are in it', () => {
  expect(show(readDocument(`<a><?p it's?><b/><?p 's?><?q?><?rs?></a>`))).toBe('<{}a><{}b>');
});

test.each(['<?><!b"><evil/>"?>', '<?><!DOCTYPE b?>', `<?><!b '><c d="</x><evil/><x>"/>'="1"?>`, '<?p<b/>?>'])(
  'what is no instruction hides nothing: %s',
  (text) => {
    expect(() => readDocument(`<x>${text}</x>`)).toThrow('a processing instruction needs a name');
  },
);

describe('a document that would cost far more than its size is refused', () => {
  const declarations = (count: number): string =>
    Array.from({ length: count }, (_, index) => ` xmlns:p${index}="u"`).join('');

  test.each([
    // Each of the children would copy, or hold, what its parent declares.
    [
      'by declarations',
      `<a${declarations(10_000)}>${'<b xmlns:p="v"/>'.repeat(10_000)}</a>`,
      /256 namespace/,
    ],
    [
      'by declarations of many levels',
      `<a${declarations(3)}>`.repeat(90) + '</a>'.repeat(90),
      /256 namespace/,
    ],
    [
      'by one long namespace',
      `<a xmlns:p="urn:${'n'.repeat(5_000)}"/>`,
      /a namespace's name of more than 4096 bytes/,
    ],
    [
      'by long namespaces of many levels',
      `<a xmlns:p="${'n'.repeat(4_000)}">`.repeat(17) + '</a>'.repeat(17),
      /more than 65536 bytes of namespaces' names/,
    ],
    ['by elements', `<a>${'<b/>'.repeat(500_000)}</a>`, /more than 500000 elements/],
    ['by CDATA sections', `<a>${'<![CDATA[]]>'.repeat(500_000)}</a>`, /more than 500000 elements/],
  ])('%s', (_name, text, message) => {
    expect(() => readDocument(text)).toThrow(message);
  });

  test('and what reaches the limits is not', () => {
    const children = '<b xmlns="v"/>'.repeat(1000);
    const root = readDocument(`<p0:a${declarations(255)}>${children}</p0:a>`);
    expect(childElements(root).map(({ name }) => name)).toEqual(Array(1000).fill('{v}b'));
    const limits = { depth: 100, elements: 3 };
    const text = '<a>1 &lt; 2<!-- <c/><c/> --><?c <c/><c/> ?><b></b>%</a>';
    expect(show(readDocument(text.replace('%', '<b/>'), limits))).toBe('<{}a>"1 < 2"<{}b><{}b>');
    expect(() => readDocument(text.replace('%', '<b/><b/>'), limits)).toThrow(XmlSizeError);
    expect(() => readDocument(text.replace('%', '<b/><b/>'), limits)).toThrow('more than 3 elements');
  });
});

test('a declaration hides that of an outer element, inside and nowhere else', () => {
  const root = readDocument('<p:a xmlns:p="u" xmlns:q="w"><p:b xmlns:p="v"><q:c p:k="1"/></p:b><p:d/></p:a>');
  expect(show(root)).toBe('<{u}a><{v}b><{w}c {v}k="1"><{u}d>');
});

test('a QName in a value is resolved where it stands', () => {
  const root = readDocument('<a xmlns:t="u"><b type="t:c" xmlns:t="v"/></a>');
  const [child] = childElements(root);
  expect(resolveQName(child!, 't:c')).toBe('{v}c');
  expect(resolveQName(root, 't:c')).toBe('{u}c');
});

test.each([
  ['utf-8', Buffer.from('<a>é</a>'), '<a>é</a>'],
  ['utf-8 with a mark', Buffer.from('\uFEFF<a>é</a>'), '<a>é</a>'],
  ['utf-16le with a mark', Buffer.from('\uFEFF<a>é</a>', 'utf16le'), '<a>é</a>'],
  ['utf-16be with a mark', Buffer.from('\uFEFF<a>é</a>', 'utf16le').swap16(), '<a>é</a>'],
  [
    'declared latin-1',
    Buffer.from('<?xml version="1.0" encoding="ISO-8859-1"?><a>é</a>', 'latin1'),
    '<?xml version="1.0" encoding="ISO-8859-1"?><a>é</a>',
  ],
])('bytes in %s are decoded', (_name, bytes, expected) => {
  expect(decodeXml(bytes)).toBe(expected);
});

test('ISO-8859-1 is by the book, windows-1252 is another encoding', () => {
  const read = (encoding: string): string =>
    decodeXml(Buffer.from(`<?xml version="1.0" encoding="${encoding}"?><a>\u0080\u00ff</a>`, 'latin1')).slice(
      -6,
      -4,
    );
  expect(read('ISO-8859-1')).toBe('\u0080\u00ff');
  expect(read('windows-1252')).toBe('€\u00ff');
  expect(() => read('US-ASCII')).toThrow(/not valid us-ascii/);
});

test('bytes that are not of their encoding are refused, never replaced', () => {
  expect(() => decodeXml(Buffer.from([0x3c, 0x61, 0x3e, 0xff]))).toThrow(/not valid utf-8/);
  expect(() => decodeXml(Buffer.from('<?xml version="1.0" encoding="x-nonsense"?><a/>'))).toThrow(
    /not known/,
  );
});

test.each(['a & b', '<x>', ']]>', 'line\r\nbreak', '"quoted"\t', '😀'])(
  '%j survives writing and reading',
  (text) => {
    const root = readDocument(`<a k="${escapeAttribute(text)}">${escapeText(text)}</a>`);
    expect(textOf(root)).toBe(text);
    expect(root.attributes.get('{}k')).toBe(text);
  },
);
