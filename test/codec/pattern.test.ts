import { describe, expect, test } from 'vitest';
import { compilePattern } from '../../src/codec/encode/pattern.ts';

/** Texts on the left are of the pattern, those on the right are not. */
test.each<[pattern: string, yes: string[], no: string[]]>([
  ['', [''], ['a']],
  ['abc', ['abc'], ['ab', 'abcd', 'xabc', '']],
  ['a|b|', ['a', 'b', ''], ['ab']],
  ['a?b*c+', ['c', 'abbc', 'acc'], ['ab', 'aac']],
  ['a{2}', ['aa'], ['a', 'aaa']],
  ['a{2,}', ['aa', 'aaaaa'], ['a']],
  ['a{1,3}', ['a', 'aaa'], ['', 'aaaa']],
  ['a{0}', [''], ['a']],
  ['(ab|c){2}', ['abab', 'abc', 'cc'], ['ab', 'cab ']],
  ['[A-Z]{3}-\\d{4}', ['ABC-1234'], ['ABC-123', 'abc-1234']],
  ['^a$', ['^a$'], ['a']],
  ['a.c', ['abc', 'a😀c', 'a\u2028c'], ['a\nc', 'ac']],
  ['[^a-c]', ['d', 'é'], ['a', '']],
  ['[a-z-[aeiou]]+', ['xyz'], ['xay']],
  ['[-a]', ['-', 'a'], ['b']],
  ['[a-]', ['-', 'a'], ['b']],
  ['[\\d\\-\\]]', ['1', '-', ']'], ['\\']],
  ['\\i\\c*', ['_a-1', ':x'], ['1a', '-']],
  ['[\\i-[:]][\\c-[:]]*', ['ab'], ['a:b']],
  ['\\p{Lu}\\P{Lu}', ['Äb', 'A1'], ['aB']],
  ['\\w+\\s\\S', ['ab c'], ['ab  ', '- c']],
  ['\\.\\\\\\?\\*\\+\\(\\)\\{\\}\\-\\[\\]\\^\\|', ['.\\?*+(){}-[]^|'], ['x']],
  ['\\n\\r\\t', ['\n\r\t'], ['nrt']],
  ['[^@]+@[^@.]+(\\.[^@.]+)+', ['a.b@c.de', 'x@y.z.u'], ['a@b', '@b.c']],
  ['(a*)*', ['', 'aaaa'], ['b']],
  ['()*', [''], ['a']],
  ['😀{2}', ['😀😀'], ['😀']],
])('%s', (pattern, yes, no) => {
  const matches = compilePattern(pattern);
  expect(yes.filter((text) => matches?.(text) !== true)).toEqual([]);
  expect(no.filter((text) => matches?.(text) !== false)).toEqual([]);
});

test.each([
  '(',
  ')',
  'a)',
  '[',
  '[]',
  '[z-a]',
  'a**',
  '*',
  '\\q',
  '\\',
  '\\p{IsGreek}',
  '\\p{Lu',
  'a{2,1}',
  'a{',
  'a{x}',
  ']',
  '[[]',
  `${'('.repeat(60)}${')'.repeat(60)}`,
])('%s is not understood', (pattern) => {
  expect(compilePattern(pattern)).toBeUndefined();
});

test('a pattern that would make a very large automaton is given up', () => {
  expect(compilePattern('((a{100}){100}){100}')).toBeUndefined();
  expect(compilePattern('(){999999}')).toBeUndefined();
  expect(compilePattern('a{0,900}')?.('a'.repeat(900))).toBe(true);
});

describe('no text makes a pattern slow', () => {
  const long = 300_000;
  test.each([
    ['(a+)+b', 'a'.repeat(long), false],
    ['(a|a)*b', 'a'.repeat(long), false],
    ['a*a*a*a*b', 'a'.repeat(long), false],
    ['([a-z]+)*!', 'az'.repeat(long / 2), false],
    ['.*x.{20}', 'xy'.repeat(long / 2), false],
    [
      '\\w*',
      Array.from({ length: 50_000 }, (_, index) => String.fromCharCode(0x4e00 + (index % 20_000))).join(''),
      true,
    ],
  ])('%s', (pattern, text, expected) => {
    const start = performance.now();
    expect(compilePattern(pattern)?.(text)).toBe(expected);
    expect(performance.now() - start).toBeLessThan(5_000);
  });
});

test('a text that would take too much work is let pass, and others are judged as before', () => {
  // A thousand states are open at once, and which ones is different at every character.
  const matches = compilePattern('.*(a.{900})?!');
  let seed = 1;
  const random = Array.from({ length: 100_000 }, () => {
    seed = (seed * 48_271) % 2_147_483_647;
    return seed % 2 === 0 ? 'a' : 'b';
  }).join('');
  const ordinary = (): unknown[] => ['b!', 'b', 'ab!', 'ab'].map((text) => matches?.(text));
  expect(ordinary()).toEqual([true, false, true, false]);
  expect(matches?.(random)).toBe(true);
  expect(ordinary()).toEqual([true, false, true, false]);
}, 3_000);
