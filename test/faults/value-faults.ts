/** Answers that are XML, with values that are none of their type or are not where they belong. */
import { answerRows, named, type AnswerFault } from './answer-rows.ts';
import { goodAnswer } from './fault-scripts.ts';
import { good, invalidXml, violation } from './fault-places.ts';
import type { FaultRow } from './fault-row.ts';

const id = '<wmSiteId>5</wmSiteId>';
const name = '<wmName>Utrecht</wmName>';
const withId = (text: string): string => goodAnswer.replace(id, `<wmSiteId>${text}</wmSiteId>`);
const withSite = (from: string, to: string): string => goodAnswer.replace(from, to);
const nil = 'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xsi:nil="true"';

const numbers: readonly AnswerFault[] = [
  'NaN',
  'INF',
  '-INF',
  '1e3',
  '5.0',
  '0x5',
  '',
  'five',
  '５',
  '5 5',
  '--5',
].map((text) => ({
  theme: 'numbers',
  name: `a site whose id is ${JSON.stringify(text)}`,
  answer: withId(text),
  outcome: violation,
}));

const ranges: readonly AnswerFault[] = [
  '2147483648',
  '-2147483649',
  '99999999999999999999',
  '9'.repeat(10_000),
].map((text) => ({
  theme: 'numbers out of range',
  name: `a site whose id is ${text.length > 30 ? `a number of ${text.length} digits` : text}`,
  answer: withId(text),
  outcome: violation,
}));

const shapes: readonly AnswerFault[] = [
  {
    theme: 'markup in a value',
    name: 'text between the elements',
    answer: withSite(id, `text${id}`),
    outcome: good,
  },
  { theme: 'numbers', name: 'a site whose id is +5, with blanks', answer: withId(' +5\n'), outcome: good },
  { theme: 'missing required', name: 'a site without its id', answer: withSite(id, ''), outcome: violation },
  {
    theme: 'missing required',
    name: 'a site with nothing in it',
    answer: goodAnswer.replace(/<objectArray>.*<\/objectArray>/, '<objectArray/>'),
    outcome: violation,
  },
  {
    theme: 'duplicate elements',
    name: 'two ids of one site',
    answer: withSite(id, `${id}<wmSiteId>6</wmSiteId>`),
    outcome: violation,
  },
  {
    theme: 'duplicate elements',
    name: 'two names of one site',
    answer: withSite(name, name + name),
    outcome: violation,
  },
  {
    theme: 'wrong order',
    name: 'the name before the id',
    answer: withSite(id + name, name + id),
    outcome: good,
  },
  {
    theme: 'undeclared namespace',
    name: 'the answer in the namespace of another service',
    answer: withSite('urn:WFMConfigService850', 'urn:WFMScheduleService850'),
    outcome: { status: 502, code: 'upstream-wrong-operation' },
  },
  {
    theme: 'undeclared namespace',
    name: 'the id of a site in a namespace of nobody',
    answer: withSite('<wmSiteId>', '<wmSiteId xmlns="urn:nobody">'),
    outcome: violation,
  },
  {
    theme: 'xsi:nil',
    name: 'a site whose id is nil',
    answer: withSite(id, `<wmSiteId ${nil}/>`),
    outcome: violation,
  },
  {
    theme: 'xsi:nil',
    name: 'a site that is nil',
    answer: goodAnswer.replace(/<objectArray>.*<\/objectArray>/, `<objectArray ${nil}/>`),
    outcome: violation,
  },
  {
    theme: 'multiref',
    name: 'a site by reference',
    answer: goodAnswer.replace(/<objectArray>.*<\/objectArray>/, '<objectArray href="#id0"/>'),
    outcome: violation,
  },
  {
    theme: 'multiref',
    name: 'a name by reference to a file',
    answer: withSite(name, '<wmName href="file:///etc/passwd"/>'),
    outcome: named(''),
  },
  {
    theme: 'markup in a value',
    name: 'elements within a number',
    answer: withId('<b>5</b>'),
    outcome: violation,
  },
  {
    theme: 'hostile names',
    name: 'an element named __proto__',
    answer: withSite(id, `${id}<__proto__><polluted>1</polluted></__proto__>`),
    outcome: good,
  },
  {
    theme: 'hostile names',
    name: 'an element named constructor',
    answer: withSite(id, `${id}<constructor><prototype/></constructor>`),
    outcome: good,
  },
  {
    theme: 'hostile names',
    name: 'a name that is a script',
    answer: withSite('Utrecht', '&lt;script&gt;alert(1)&lt;/script&gt;'),
    outcome: named('<script>alert(1)</script>'),
  },
  {
    theme: 'hostile names',
    name: 'a name with line breaks and escapes',
    answer: withSite('Utrecht', 'a&#13;&#10;b&#9;&#x1b;[31m'),
    outcome: invalidXml,
  },
];

export const valueFaults: readonly FaultRow[] = [...numbers, ...ranges, ...shapes].flatMap(answerRows);
