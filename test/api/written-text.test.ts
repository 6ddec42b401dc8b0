import { expect, test } from 'vitest';
import { writtenText } from '../../src/api/wfm/schema-parts.ts';

test.each([
  ['a tab, line ends and what looks like markup', 'a\tb\r\nc <&]]>', true],
  ['signs beyond the basic plane', 'café 😀', true],
  ['the end of a string', 'a\u0000', false],
  ['a control character', '\u001b[2J', false],
  ['a lone surrogate', 'a\ud83d', false],
  ['a character that Unicode never assigns', '\uffff', false],
])('a text with %s', (_name, written, isGood) => {
  expect(writtenText(20).safeParse(written).success).toBe(isGood);
});
