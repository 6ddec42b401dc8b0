/** Ways to damage a document: some break the XML, some only its agreement with the contract, some neither. */
import type { Draws } from '../oracle/draws.ts';

const xsi = 'xmlns:m="http://www.w3.org/2001/XMLSchema-instance"';

/** What replaces or joins a text. */
const texts = [
  '',
  ' ',
  'abc',
  '-0',
  '1e999',
  '+5',
  ' 7 ',
  '007',
  'NaN',
  '99999999999999999999',
  '1.50',
  '.5',
  '5.',
  'true',
  '0x1',
  '2024-02-30',
  '1.0E+5',
  '&amp;',
  '&lt;x&gt;',
  '&#x41;',
  ']]&gt;',
  '<![CDATA[<&]]>',
  '<!-- - -->',
  '<?p q?>',
  '\u{10FFFF}',
];

/** What no document may hold, or not there. */
const poisons = [
  '<!DOCTYPE a [<!ENTITY e "x">]>',
  '<!ENTITY e "x">',
  '&e;',
  '&',
  '&#0;',
  '&#xD800;',
  '&#x110000;',
  '&#;',
  '<',
  '>',
  ']]>',
  '<!-- -- -->',
  '<!--',
  '<![CDATA[',
  '<?xml version="1.0"?>',
  '<? ?>',
  '</x>',
  '<x>',
  '<x',
  '<1/>',
  '<a:b/>',
  '<a b/>',
  '<a b=c/>',
  '<a b="1" b="2"/>',
  '<a b="<"/>',
  '\u0001',
  '\uffff',
  '<:a/>',
  '<a:/>',
  '<a xmlns:p=""/>',
  '<xmlns:a/>',
  '\u0000',
  '<a b="1"c="2"/>',
  '< a/>',
  '<a / >',
  '</ a>',
  '<a xmlns:xml="urn:x"/>',
  '<a xmlns:q="urn:q" xmlns:r="urn:q" q:a="" r:a=""/>',
];

/** What is well-formed and may be refused or passed over. */
const strangers = [
  '<stranger/>',
  '<s:stranger xmlns:s="urn:s" s:a="1">t<b>u</b></s:stranger>',
  'stray text',
  '<![CDATA[stray]]>',
  `<stranger ${xsi} m:nil="true"/>`,
  '<item/>',
  '<value>5</value>',
  '<__proto__/>',
  '<a xmlns=""><a/></a>',
  '<Fault><faultcode>x</faultcode></Fault>',
  '&#32;',
  '<!---->',
];

const attributes = [
  ` ${xsi} m:nil="true"`,
  ` ${xsi} m:nil="0"`,
  ` ${xsi} m:nil="maybe"`,
  ` ${xsi} m:type="unknown"`,
  ` ${xsi} m:type="m:unknown"`,
  ` ${xsi} m:type="undeclared:x"`,
  ' stranger="1"',
  ' xmlns="urn:other"',
  ' xmlns=""',
  ' xml:lang="en"',
  ' id="i" href="#i"',
  ' value="1"',
];

interface Span {
  readonly start: number;
  readonly end: number;
}

function spansOf(text: string, pattern: RegExp): Span[] {
  return [...text.matchAll(pattern)].map(({ index, 0: found }) => ({
    start: index,
    end: index + found.length,
  }));
}

function replaced(text: string, { start, end }: Span, by: string): string {
  return text.slice(0, start) + by + text.slice(end);
}

const tag = /<[^>]*>/g;
const startTag = /<[^\s/!?>][^>]*?(?=\/?>)/g;
const leaf = /<([^\s/!?>]+)(?:\s[^>]*)?(?:\/>|>[^<]*<\/\1\s*>)/g;
const content = /(?<=>)[^<>]+(?=<)/g;

type Mutation = (text: string, draws: Draws) => string;

function insert(what: readonly string[], where: RegExp): Mutation {
  return (text, draws) => {
    const spans = spansOf(text, where);
    const { end } = spans.length === 0 ? { end: 0 } : draws.pick(spans);
    return replaced(text, { start: end, end }, draws.pick(what));
  };
}

function change(where: RegExp, by: (found: string, draws: Draws) => string): Mutation {
  return (text, draws) => {
    const spans = spansOf(text, where);
    if (spans.length === 0) return text;
    const span = draws.pick(spans);
    return replaced(text, span, by(text.slice(span.start, span.end), draws));
  };
}

function moved(text: string, draws: Draws): string {
  const [from, to] = [
    draws.pick([...spansOf(text, leaf), { start: 0, end: 0 }]),
    draws.pick([...spansOf(text, leaf), { start: 0, end: 0 }]),
  ];
  if (to.start < from.end && from.start < to.end) return text;
  const what = text.slice(from.start, from.end);
  const [first, second] = from.start < to.start ? [from, to] : [to, from];
  const swapped = text.slice(to.start, to.end);
  return (
    text.slice(0, first.start) +
    (first === from ? swapped : what) +
    text.slice(first.end, second.start) +
    (second === from ? swapped : what) +
    text.slice(second.end)
  );
}

function nested(text: string, draws: Draws): string {
  const depth = draws.pick([3, 3, 50, 120, 120, 3000]);
  return insert(['<n>'.repeat(depth) + '</n>'.repeat(depth)], tag)(text, draws);
}

function huge(text: string, draws: Draws): string {
  const size = draws.pick([300, 300, 300, 1500, 1500, 40_000]);
  const monsters = [
    `<${'n'.repeat(size)}/>`,
    `<a ${'b'.repeat(size)}="1"/>`,
    `<a ${Array.from({ length: Math.min(size, 3000) }, (_, index) => `a${index}=""`).join(' ')}/>`,
    'x'.repeat(size),
    `<!--${'x'.repeat(size)}-->`,
    `<a b="${'x'.repeat(size)}"/>`,
  ];
  return insert(monsters, tag)(text, draws);
}

const textMutations: readonly Mutation[] = [
  change(content, (_found, draws) => draws.pick(texts)),
  change(content, (_found, draws) => draws.pick(texts)),
  insert(texts, tag),
  change(leaf, () => ''),
  change(leaf, (found) => found + found),
  change(leaf, (found, draws) => found + draws.pick(strangers)),
  moved,
  moved,
  change(startTag, (found, draws) => found + draws.pick(attributes)),
  change(startTag, (found, draws) => found + draws.pick(attributes)),
  change(startTag, (found) => found.replace(/\s+[^\s=]+\s*=\s*(?:"[^"]*"|'[^']*')/, '')),
  change(tag, () => ''),
  change(tag, (found) => found + found),
  change(/(?<![A-Za-z])[A-Za-z]{1,60}(?=[\s/>])/g, (found, draws) =>
    draws.pick([`${found}x`, found.slice(1), found.toUpperCase(), 'item']),
  ),
  insert(strangers, tag),
  insert(poisons, tag),
  insert(poisons, /./gsu),
  nested,
  huge,
];

/** The text with one to three things wrong. */
export function mutatedText(text: string, draws: Draws): string {
  let damaged = text;
  for (let count = 1 + draws.below(3); count > 0; count -= 1)
    damaged = draws.pick(textMutations)(damaged, draws);
  return damaged;
}

/** The bytes with something wrong that no writer of text would do. */
export function mutatedBytes(bytes: Buffer, draws: Draws): Buffer {
  const at = draws.below(bytes.length + 1);
  const size = draws.pick([1, 1, 2, 5, 50]);
  switch (draws.below(5)) {
    case 0:
      return bytes.subarray(0, at);
    case 1: {
      const flipped = Buffer.from(bytes);
      if (at < flipped.length) flipped[at] = (flipped[at] ?? 0) ^ (1 << draws.below(8));
      return flipped;
    }
    case 2:
      return Buffer.concat([bytes.subarray(0, at), bytes.subarray(at + size)]);
    case 3:
      return Buffer.concat([bytes.subarray(0, at + size), bytes.subarray(at)]);
    default:
      return Buffer.concat([
        bytes.subarray(0, at),
        Buffer.from([draws.pick([0, 0xff, 0xc3, 0x3c, 0x26, 0x80, 0xed, 0x3e])]),
        bytes.subarray(at),
      ]);
  }
}
