/** Answers that are no XML, too much of it, or XML that must not be believed. */
import { answerRows, named, type AnswerFault } from './answer-rows.ts';
import { goodAnswer } from './fault-scripts.ts';
import { good, invalidXml } from './fault-places.ts';
import type { FaultRow, ProblemOutcome } from './fault-row.ts';

const declaration = '<?xml version="1.0" encoding="utf-8"?>';
const root = goodAnswer.slice(declaration.length);
const withName = (content: string): string => goodAnswer.replace('Utrecht', content);
const withIn = (content: string): string => goodAnswer.replace('<objectArray>', `<objectArray>${content}`);
const dtd = (subset: string): string => `${declaration}<!DOCTYPE a ${subset}>${root}`;
const oversized: ProblemOutcome = { status: 502, code: 'upstream-oversized' };
const writes = ['read', 'raw read', 'write'] as const;

const entities: readonly AnswerFault[] = [
  { theme: 'DTD', name: 'a DTD', answer: dtd('[<!ELEMENT a ANY>]'), outcome: invalidXml, calls: writes },
  { theme: 'DTD', name: 'a DTD within the body', answer: withIn('<!DOCTYPE a>'), outcome: invalidXml },
  {
    theme: 'external entity',
    name: 'a DTD from a file',
    answer: dtd('SYSTEM "file:///etc/passwd"'),
    outcome: invalidXml,
  },
  {
    theme: 'external entity',
    name: 'an external entity in the name of a site',
    answer: dtd('[<!ENTITY x SYSTEM "file:///etc/passwd">]').replace('Utrecht', '&x;'),
    outcome: invalidXml,
    calls: writes,
  },
  {
    theme: 'external entity',
    name: 'an external parameter entity',
    answer: dtd('[<!ENTITY % x SYSTEM "http://127.0.0.1:1/"> %x;]'),
    outcome: invalidXml,
  },
  {
    theme: 'billion laughs',
    name: 'a billion laughs',
    answer: dtd(
      `[<!ENTITY a0 "ha">${Array.from({ length: 30 }, (_, n) => `<!ENTITY a${n + 1} "${`&a${n};`.repeat(10)}">`).join('')}]`,
    ).replace('Utrecht', '&a30;'),
    outcome: invalidXml,
    calls: writes,
  },
  {
    theme: 'billion laughs',
    name: 'an entity that nobody has declared',
    answer: withName('&ha;'),
    outcome: invalidXml,
  },
];

const bombs: readonly AnswerFault[] = [
  {
    theme: 'deep nesting',
    name: '101 levels of an unknown element',
    answer: withIn('<x>'.repeat(101)),
    outcome: invalidXml,
  },
  {
    theme: 'deep nesting',
    name: '100,000 levels',
    answer: withIn('<x>'.repeat(100_000)),
    outcome: invalidXml,
    calls: writes,
  },
  {
    theme: 'huge attribute',
    name: 'an attribute of 2 MB',
    answer: withIn(`<x a="${'y'.repeat(2_000_000)}"/>`),
    outcome: oversized,
  },
  {
    theme: 'huge attribute',
    name: 'an element with 10,000 attributes',
    answer: withIn(`<x ${Array.from({ length: 10_000 }, (_, n) => `a${n}=""`).join(' ')}/>`),
    outcome: oversized,
  },
  {
    theme: 'huge attribute',
    name: 'a tag of 2 MB that does not end',
    answer: withIn(`<x ${' '.repeat(2_000_000)}`),
    outcome: oversized,
    raw: invalidXml,
  },
  {
    theme: 'huge attribute',
    name: 'an element with a name of 100 KB',
    answer: withIn(`<${'x'.repeat(100_000)}/>`),
    outcome: oversized,
  },
  {
    theme: 'very many elements',
    name: '500,000 unknown elements side by side',
    answer: withIn('<x/>'.repeat(500_000)),
    outcome: oversized,
    raw: named('Utrecht'),
  },
  {
    theme: 'very many elements',
    name: 'a name of 2 MB',
    answer: withName('x'.repeat(2_000_000)),
    outcome: oversized,
    raw: named('x'.repeat(2_000_000)),
  },
  {
    theme: 'very many elements',
    name: 'more than the largest answer',
    answer: withIn(' '.repeat(5_000_000)),
    outcome: oversized,
  },
  {
    theme: 'very many elements',
    name: '2 MB before the Body',
    answer: goodAnswer.replace('<SOAP-ENV:Body>', `${' '.repeat(2_000_000)}<SOAP-ENV:Body>`),
    outcome: oversized,
  },
];

const latin = Buffer.from(withName('Malmö').replace('utf-8', 'iso-8859-1'), 'latin1');
const utf16 = (text: string): Buffer => Buffer.from(`\ufeff${text.replace('utf-8', 'utf-16')}`, 'utf16le');
const encodings: readonly AnswerFault[] = [
  {
    theme: 'encoding',
    name: 'bytes that are no UTF-8',
    answer: Buffer.from(withName('\xff\xfe'), 'latin1'),
    outcome: invalidXml,
    calls: writes,
  },
  {
    theme: 'encoding',
    name: 'half a character of UTF-8',
    answer: Buffer.from(withName('\xe2\x82'), 'latin1'),
    outcome: invalidXml,
  },
  {
    theme: 'encoding',
    name: 'an overlong form of UTF-8',
    answer: Buffer.from(withName('\xc0\xaf'), 'latin1'),
    outcome: invalidXml,
  },
  {
    theme: 'encoding',
    name: 'an encoding that nobody knows',
    answer: Buffer.from(goodAnswer.replace('utf-8', 'x-klingon')),
    outcome: invalidXml,
  },
  {
    theme: 'encoding',
    name: 'UTF-16 declared, UTF-8 sent',
    answer: Buffer.from(goodAnswer.replace('utf-8', 'utf-16')),
    outcome: invalidXml,
  },
  { theme: 'encoding', name: 'ISO-8859-1, declared', answer: latin, outcome: named('Malmö') },
  {
    theme: 'UTF-16',
    name: 'UTF-16 with a byte-order mark, little end first',
    answer: utf16(withName('Łódź')),
    outcome: named('Łódź'),
  },
  {
    theme: 'UTF-16',
    name: 'UTF-16 with a byte-order mark, big end first',
    answer: utf16(withName('Łódź')).swap16(),
    outcome: named('Łódź'),
  },
  {
    theme: 'UTF-16',
    name: 'UTF-16 with half a pair of surrogates',
    answer: utf16(withName('\ud83d')),
    outcome: invalidXml,
  },
  { theme: 'BOM', name: 'a byte-order mark', answer: `\ufeff${goodAnswer}`, outcome: good },
];

export const xmlFaults: readonly FaultRow[] = [...entities, ...bombs, ...encodings].flatMap(answerRows);
