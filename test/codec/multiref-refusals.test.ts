/** References that lead nowhere, in circles or to too much, and arrays that are no JSON arrays. */
import { describe, expect, test } from 'vitest';
import { failureOf } from '../support/failure-of.ts';
import { answer, resolved } from './encoded-answers.ts';

describe('what cannot be resolved is refused', () => {
  test.each<[what: string, content: string, independent: string, detail: string]>([
    ['a missing id', '<number href="#x"/>', '', 'OpResponse/number: a reference to an id that is not there'],
    [
      'an id that is there twice',
      '<number href="#x"/>',
      '<m id="x"/><m id="x"/>',
      'OpResponse/number: a reference to an id that is there twice',
    ],
    [
      'another document',
      '<number href="http://evil/"/>',
      '',
      'OpResponse/number: a reference out of the document',
    ],
    ['a relative address', '<number href="x"/>', '', 'OpResponse/number: a reference out of the document'],
    [
      'a reference to itself',
      '<result href="#x"/>',
      '<m id="x" href="#x"/>',
      'OpResponse/result: a reference to itself',
    ],
    [
      'a chain in a ring',
      '<result href="#x"/>',
      '<m id="x" href="#y"/><m id="y" href="#x"/>',
      'OpResponse/result: a reference to itself',
    ],
    [
      'a cycle',
      '<result href="#x"/>',
      '<m id="x"><left href="#y"/></m><m id="y"><right href="#x"/></m>',
      'OpResponse/result/left/right: a reference to an element around it',
    ],
    [
      'a cycle in anyType',
      '<any id="x"><y href="#x"/></any>',
      '',
      'OpResponse/any/y: a reference to an element around it',
    ],
    [
      'a partial array',
      '<numbers e:offset="[2]"/>',
      '',
      'OpResponse/numbers: a partial array is not supported',
    ],
    [
      'a sparse array',
      '<numbers e:arrayType="xsd:int[9]"><i e:position="[7]">1</i></numbers>',
      '',
      'OpResponse/numbers: a sparse array is not supported',
    ],
    [
      'two dimensions',
      '<numbers e:arrayType="xsd:int[2,2]"/>',
      '',
      'OpResponse/numbers: an array of several dimensions is not supported',
    ],
    [
      'two dimensions of SOAP 1.2',
      '<numbers e2:arraySize="2 2"/>',
      '',
      'OpResponse/numbers: an array of several dimensions is not supported',
    ],
  ])('%s', async (_what, content, independent, detail) => {
    const failure = await failureOf(resolved(answer(content, independent)));
    expect(failure.code).toBe('upstream-contract-violation');
    expect(failure.detail).toBe(detail);
  });

  test('a chain of references, however they are called', async () => {
    const chain = (length: number): string =>
      Array.from({ length }, (_, index) => `<m id="a${index}" href="#a${index + 1}"/>`).join('') +
      `<m id="a${length}">1</m>`;
    const failure = await failureOf(resolved(answer('<number href="#a0"/>', chain(11))));
    expect(failure.code).toBe('upstream-contract-violation');
    expect(failure.detail).toBe('OpResponse/number: a chain of more than 10 references');
    expect(await resolved(answer('<number href="#a0"/>', chain(9)))).toContain('>1</number>');
  });

  test.each([
    ['sections without text', `<m id="big">${'<![CDATA[]]>'.repeat(20_000)}</m>`],
    ['elements', `<m id="big">${'<a/>'.repeat(1_000)}</m>`],
    [
      'attributes',
      `<m id="big" ${Array.from({ length: 1_000 }, (_, index) => `e:a${index}=""`).join(' ')}/>`,
    ],
  ])('%s that are referred to very often', async (_what, big) => {
    const nodes = '<i href="#big"/>'.repeat(1_000);
    const failure = await failureOf(resolved(answer(`<nodes>${nodes}</nodes>`, big)));
    expect(failure.code).toBe('upstream-oversized');
    expect(failure.detail).toMatch(/elements, attributes and texts once its references are resolved$/);
  });

  test('what is no XML never comes to the decoder as it came', async () => {
    const failure = await failureOf(resolved(answer('<number href="#x"/>', '<m id="x">1</m>&nbsp;')));
    expect(failure.code).toBe('upstream-invalid-xml');
  });

  test('an exponential bomb of elements', async () => {
    const levels = Array.from(
      { length: 40 },
      (_, level) => `<m id="n${level}"><left href="#n${level + 1}"/><right href="#n${level + 1}"/></m>`,
    );
    const failure = await failureOf(
      resolved(answer('<result href="#n0"/>', `${levels.join('')}<m id="n40"/>`)),
    );
    expect(failure.code).toBe('upstream-oversized');
  });

  test('a long text that is referred to very often', async () => {
    const nodes = '<i href="#big"/>'.repeat(5_000);
    const failure = await failureOf(
      resolved(answer(`<nodes>${nodes}</nodes>`, `<m id="big"><a>${'x'.repeat(100_000)}</a></m>`)),
    );
    expect(failure.code).toBe('upstream-oversized');
  });
});
