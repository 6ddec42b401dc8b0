/** Answers that are not well-formed, and those that are in an unusual way. */
import { answerRows, named, type AnswerFault } from './answer-rows.ts';
import { goodAnswer } from './fault-scripts.ts';
import { good, invalidXml, truncated } from './fault-places.ts';
import type { FaultRow } from './fault-row.ts';

const declaration = '<?xml version="1.0" encoding="utf-8"?>';
const root = goodAnswer.slice(declaration.length);
const withName = (content: string): string => goodAnswer.replace('Utrecht', content);
const withIn = (content: string): string => goodAnswer.replace('<objectArray>', `<objectArray>${content}`);
const writes = ['read', 'raw read', 'write'] as const;

const forms: readonly AnswerFault[] = [
  {
    theme: 'unknown prefix',
    name: 'a prefix that is not declared',
    answer: goodAnswer.replaceAll('wmName', 'q:wmName'),
    outcome: invalidXml,
  },
  {
    theme: 'unknown prefix',
    name: 'a prefix that is bound to nothing',
    answer: withIn('<q:x xmlns:q=""/>'),
    outcome: invalidXml,
  },
  {
    theme: 'CDATA',
    name: 'a name in CDATA',
    answer: withName('<![CDATA[Ut<&>recht]]>'),
    outcome: named('Ut<&>recht'),
  },
  { theme: 'CDATA', name: 'CDATA without an end', answer: withName('<![CDATA[Utrecht'), outcome: truncated },
  {
    theme: 'CDATA',
    name: 'the end of CDATA without its beginning',
    answer: withName(']]>'),
    outcome: invalidXml,
  },
  {
    theme: 'invalid chars',
    name: 'the character 0 as a reference',
    answer: withName('&#0;'),
    outcome: invalidXml,
  },
  { theme: 'invalid chars', name: 'the character 0', answer: withName('\0'), outcome: invalidXml },
  { theme: 'invalid chars', name: 'a control character', answer: withName('\u0001'), outcome: invalidXml },
  {
    theme: 'invalid chars',
    name: 'a character beyond Unicode',
    answer: withName('&#x110000;'),
    outcome: invalidXml,
  },
  { theme: 'invalid chars', name: 'a bare ampersand', answer: withName('R&D'), outcome: invalidXml },
  {
    theme: 'two roots',
    name: 'two envelopes',
    answer: goodAnswer + root,
    outcome: invalidXml,
    calls: writes,
  },
  {
    theme: 'trailing garbage',
    name: 'text behind the envelope',
    answer: `${goodAnswer}garbage`,
    outcome: invalidXml,
  },
  {
    theme: 'trailing garbage',
    name: 'zeros behind the envelope',
    answer: `${goodAnswer}\0\0`,
    outcome: invalidXml,
  },
  {
    theme: 'trailing garbage',
    name: 'text before the envelope',
    answer: `garbage${goodAnswer}`,
    outcome: invalidXml,
  },
  {
    theme: 'trailing garbage',
    name: 'blanks before the XML declaration',
    answer: `  ${goodAnswer}`,
    outcome: invalidXml,
  },
  {
    theme: 'not well-formed',
    name: 'an element that another one ends',
    answer: withName('Utrecht</wmId><wmName>'),
    outcome: invalidXml,
    calls: writes,
  },
  {
    theme: 'not well-formed',
    name: 'an attribute twice',
    answer: withIn('<x a="1" a="2"/>'),
    outcome: invalidXml,
  },
  {
    theme: 'not well-formed',
    name: 'an attribute without quotes',
    answer: withIn('<x a=1/>'),
    outcome: invalidXml,
  },
  {
    theme: 'not well-formed',
    name: 'an element that is not ended',
    answer: goodAnswer.slice(0, -3),
    outcome: truncated,
  },
  {
    theme: 'comments and PIs',
    name: 'a comment in the middle of a name',
    answer: withName('Ut<!-- > -->recht'),
    outcome: good,
  },
  {
    theme: 'comments and PIs',
    name: 'a comment with two hyphens',
    answer: withName('<!-- -- -->'),
    outcome: invalidXml,
  },
  {
    theme: 'comments and PIs',
    name: 'a style sheet of somebody else',
    answer: `${declaration}<?xml-stylesheet href="http://127.0.0.1:1/x.xsl"?>${root}`,
    outcome: good,
  },
  {
    theme: 'comments and PIs',
    name: 'an instruction in the middle of a name',
    answer: withName('Ut<?php echo 1 ?>recht'),
    outcome: good,
  },
  {
    theme: 'comments and PIs',
    name: 'a second XML declaration',
    answer: withIn(declaration),
    outcome: invalidXml,
  },
  {
    theme: 'comments and PIs',
    name: 'an inclusion of a file',
    answer: withIn('<i:include xmlns:i="http://www.w3.org/2001/XInclude" href="file:///etc/passwd"/>'),
    outcome: good,
  },
];

export const formFaults: readonly FaultRow[] = forms.flatMap(answerRows);
