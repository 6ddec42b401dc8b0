import { describe, expect, test, vi } from 'vitest';
import { canonicalXml } from '../../src/xml/canonical.ts';
import { childElements, readDocument, type XmlElement } from '../../src/xml/document.ts';
import { Scope } from '../../src/xml/scope.ts';

function firstChild(text: string): XmlElement {
  const [child] = childElements(readDocument(text));
  if (child === undefined) throw new Error('a child element expected');
  return child;
}

describe('an element has one text', () => {
  test.each<[what: string, written: string, canonical: string]>([
    ['an empty element', '<a></a>', '<a/>'],
    ['white space in tags', '<a  b = "1"\n c=\'2\' ></a >', '<a b="1" c="2"/>'],
    [
      'declarations before attributes, sorted by prefix',
      '<a z="1" xmlns:q="urn:q" xmlns:b="urn:b" xmlns="urn:d"/>',
      '<a xmlns="urn:d" xmlns:b="urn:b" xmlns:q="urn:q" z="1"/>',
    ],
    ['attributes in their order', '<a z="1" b="2"/>', '<a z="1" b="2"/>'],
    ['prefixes kept', '<p:a xmlns:p="urn:p" p:x="1"/>', '<p:a xmlns:p="urn:p" p:x="1"/>'],
    ['CDATA', '<a>x<![CDATA[<&]]>y</a>', '<a>x&lt;&amp;y</a>'],
    ['an empty CDATA section', '<a><![CDATA[]]></a>', '<a/>'],
    ['references', '<a b="&#x41;&#10;&lt;">&#65;&gt;&quot;&#13;</a>', '<a b="A&#10;&lt;">A&gt;"&#13;</a>'],
    ['the end of CDATA in text', '<a>]]&gt;</a>', '<a>]]&gt;</a>'],
    [
      'comments and processing instructions',
      '<?xml version="1.0"?><!-- x --><a>1<!-- y -->2<?p q?></a>',
      '<a>12</a>',
    ],
    ['white space between elements', '<a> <b/>\n</a>', '<a> <b/>\n</a>'],
    [
      'a declaration that changes nothing',
      '<a xmlns="urn:a" xmlns:p="urn:p"><b xmlns="urn:a" xmlns:p="urn:p"/></a>',
      '<a xmlns="urn:a" xmlns:p="urn:p"><b/></a>',
    ],
    [
      'a declaration that changes',
      '<p:a xmlns:p="urn:p"><p:b xmlns:p="urn:q"/></p:a>',
      '<p:a xmlns:p="urn:p"><p:b xmlns:p="urn:q"/></p:a>',
    ],
    [
      'a default namespace taken back',
      '<a xmlns="urn:a"><b xmlns=""/></a>',
      '<a xmlns="urn:a"><b xmlns=""/></a>',
    ],
    ['none to take back', '<a xmlns=""><b xmlns=""/></a>', '<a><b/></a>'],
    ['attributes of xml', '<a xml:space="preserve"/>', '<a xml:space="preserve"/>'],
    ['names that objects have', '<a><toString/></a>', '<a><toString/></a>'],
  ])('%s', (_what, written, canonical) => {
    expect(canonicalXml(readDocument(written))).toBe(canonical);
    expect(canonicalXml(readDocument(canonical))).toBe(canonical);
  });
});

test('what is in scope of an element stands on it, whether it uses it or not', () => {
  const text = '<e xmlns="urn:d" xmlns:u="urn:u" xmlns:h="urn:1"><a xmlns:h="urn:2" t="u:x"><b/></a></e>';
  expect(canonicalXml(firstChild(text))).toBe(
    '<a xmlns="urn:d" xmlns:h="urn:2" xmlns:u="urn:u" t="u:x"><b/></a>',
  );
});

test('a deep element is no deep recursion', () => {
  const depth = 20_000;
  let deep: XmlElement = readDocument('<a/>');
  for (let count = 1; count < depth; count += 1) deep = { ...deep, children: [deep] };
  expect(canonicalXml(deep)).toBe(`${'<a>'.repeat(depth - 1)}<a/>${'</a>'.repeat(depth - 1)}`);
});

describe('a name that is none is never written', () => {
  const plain = readDocument('<a/>');
  test.each<[what: string, element: XmlElement]>([
    ['of an element', { ...plain, tag: 'a b="1"' }],
    ['of an attribute', { ...plain, written: new Map([['b="1"><c', '']]) }],
    ['inside', { ...plain, children: [{ ...plain, tag: '!b' }] }],
  ])('%s', (_what, element) => {
    expect(() => canonicalXml(element)).toThrow('is not a qualified name');
  });
});

test('an element that is written on its own looks at its own declarations only, not at all in scope', () => {
  const many = Array.from({ length: 200 }, (_, index) => ` xmlns:p${index}="urn:${index}"`).join('');
  const root = readDocument(`<a${many}>${'<b xmlns:q="urn:q"/>'.repeat(1000)}</a>`);
  const all = vi.spyOn(Scope.prototype, 'all');
  try {
    expect(canonicalXml(root)).toContain('<b xmlns:q="urn:q"/><b xmlns:q="urn:q"/></a>');
    expect(all.mock.calls.length).toBeLessThan(500);
  } finally {
    all.mockRestore();
  }
});
