/** Answers of the SOAP encoding: references resolved, arrays plain, what says nothing gone. */
import { describe, expect, test } from 'vitest';
import { childElements, readDocument } from '../../src/xml/document.ts';
import { failureOf } from '../support/failure-of.ts';
import { complex, handMade, member, xsd } from '../support/hand-made-service.ts';
import { answer, contentOf, resolved, soap } from './encoded-answers.ts';

describe('an answer in the SOAP encoding becomes literal', () => {
  test.each<[what: string, content: string, independent: string, literal: string]>([
    ['nothing to resolve', '<number>5</number>', '', '<number>5</number>'],
    [
      'a reference to a simple value, as Axis writes it',
      '<number href="#id0"/>',
      '<multiRef id="id0" e:root="0" xsi:type="xsd:int">5</multiRef>',
      '<number>5</number>',
    ],
    [
      'references inside of what is referred to',
      '<result href="#a"/>',
      '<multiRef id="b" xsi:type="t:Node"><a>in</a></multiRef><multiRef id="a"><left href="#b"/><right href="#b"/></multiRef>',
      '<result><left><a>in</a></left><right><a>in</a></right></result>',
    ],
    [
      'a reference to what stands at its place elsewhere',
      '<result><left id="l"><a>x</a></left><right href="#l"/></result>',
      '',
      '<result><left><a>x</a></left><right><a>x</a></right></result>',
    ],
    ['the references of SOAP 1.2', '<number e2:ref="n"/>', '<m e2:id="n">7</m>', '<number>7</number>'],
    [
      'a reference to a reference',
      '<number href="#1"/>',
      '<m id="1" href="#2"/><m id="2">7</m>',
      '<number>7</number>',
    ],
    [
      'items of an array, whatever they are called',
      '<numbers xsi:type="e:Array" e:arrayType="xsd:int[3]"><xsd:int>1</xsd:int><Item xsi:type="xsd:int">2</Item><e:int>3</e:int></numbers>',
      '',
      '<numbers><item>1</item><item>2</item><item>3</item></numbers>',
    ],
    [
      'an array of references',
      '<nodes href="#n"/>',
      '<m id="n" xsi:type="e:Array" e:arrayType="t:Node[2]"><i href="#x"/><i><b>2</b></i></m><m id="x"><b>1</b></m>',
      '<nodes><item><b>1</b></item><item><b>2</b></item></nodes>',
    ],
    [
      'types that say nothing go, a derived one stays and leads on',
      '<result xsi:type="t:BigNode"><a xsi:type="xsd:string">x</a><more e:offset="[0]"><i>1</i></more></result><nodes><i xsi:type="t:Node"/></nodes>',
      '',
      '<result xsi:type="t:BigNode"><a>x</a><more><item>1</item></more></result><nodes><item/></nodes>',
    ],
    ['nil stays', '<result xsi:nil="true"/>', '', '<result xsi:nil="true"/>'],
    [
      'anyType keeps its types and its links to elsewhere',
      '<any xsi:type="t:Node" q="1"><x href="#n"/><a href="http://x/"/></any>',
      '<m id="n" xsi:type="xsd:int">3</m>',
      '<any xsi:type="t:Node" q="1"><x xsi:type="xsd:int">3</x><a href="http://x/"/></any>',
    ],
    [
      'names that every object has',
      '<number href="#a"/>',
      '<__proto__/><constructor id="b">5</constructor><prototype id="a" href="#b"/>',
      '<number>5</number>',
    ],
    [
      'several hops to an empty array',
      '<numbers href="#a"/>',
      '<m id="a" href="#b"/><m id="b" href="#c"/><m id="c" e:arrayType="xsd:int[0]"/>',
      '<numbers/>',
    ],
    [
      'a type whose prefix nobody declared is one that nobody knows',
      '<result xsi:type="nobody:x"><a>1</a></result>',
      '',
      '<result xsi:type="nobody:x"><a>1</a></result>',
    ],
    [
      'text is escaped again',
      '<result><a>&lt;&amp;]]&gt;&#13;</a></result>',
      '',
      '<result><a>&lt;&amp;]]&gt;&#13;</a></result>',
    ],
  ])('%s', async (_what, content, independent, literal) => {
    expect(await contentOf(answer(content, independent))).toBe(literal);
  });

  test('names mean the same where they are put', async () => {
    const text = soap(
      '<p:OpResponse xmlns:p="urn:t"><result href="#a"/></p:OpResponse>' +
        '<m id="a" xmlns="urn:d" xmlns:p="urn:other" xmlns:t="urn:o2" xsi:type="u:BigNode" xmlns:u="urn:t">' +
        '<p:a>1</p:a><a>2</a><a xmlns="">3</a></m>',
    );
    const root = readDocument(await resolved(text));
    const result = childElements(childElements(childElements(root)[0]!)[0]!)[0]!;
    expect(result.name).toBe('{}result');
    expect(childElements(result).map(({ name }) => name)).toEqual(['{urn:other}a', '{urn:d}a', '{}a']);
  });

  test('a default namespace holds no further than where it was declared', async () => {
    const text = soap(
      '<OpResponse xmlns="urn:t"><result xmlns="" href="#a"/></OpResponse><m id="a"><a>1</a></m>',
    );
    const root = readDocument(await resolved(text));
    const result = childElements(childElements(childElements(root)[0]!)[0]!)[0]!;
    expect([result, ...childElements(result)].map(({ name }) => name)).toEqual(['{}result', '{}a']);
  });

  test('a reference of a name whose prefix means nothing, or something else, where it points', async () => {
    const qualified = handMade({
      types: { OpResponse: complex('OpResponse', [member('x', xsd('int'))]) },
      response: { encoded: true },
    });
    const text = soap(
      '<t:OpResponse><p:x xmlns:p="urn:t" href="#a"/><r:x xmlns:r="urn:t" href="#b"/></t:OpResponse>' +
        '<m id="a" xmlns:t="urn:1" xmlns:p="urn:1" xmlns:r="urn:1">1</m><m id="b">2</m>',
    );
    const root = readDocument(await resolved(text, qualified));
    const values = childElements(childElements(childElements(root)[0]!)[0]!);
    expect(values.map(({ name, children }) => [name, ...children])).toEqual([
      ['{urn:t}x', '1'],
      ['{urn:t}x', '2'],
    ]);
  });
});

test('what is referred to may stand before the answer', async () => {
  expect(await contentOf(soap('<m id="a">7</m><t:OpResponse><number href="#a"/></t:OpResponse>'))).toBe(
    '<number>7</number>',
  );
});

describe('what is not the expected answer passes through', () => {
  test.each([
    ['a fault', soap('<s:Fault><faultcode>s:Client</faultcode><faultstring>x</faultstring></s:Fault>')],
    ['another answer', soap('<t:OtherResponse/>')],
    ['an empty Body', soap('')],
    ['no envelope', '<a/>'],
  ])('%s', async (_what, text) => {
    expect(await resolved(text)).toBe(text);
  });
});

describe('what cannot be read is refused for what it is, never read without its references', () => {
  test.each([
    ['a page', '<html><br></html>', 'upstream-html'],
    ['nothing', '', 'upstream-empty'],
    ['a DTD', `<!DOCTYPE a>${answer('')}`, 'upstream-invalid-xml'],
    ['a prefix nobody declared', answer('<x:number>1</x:number>'), 'upstream-invalid-xml'],
    ['an answer that was cut', answer('<number>1</number>').slice(0, -20), 'upstream-truncated'],
  ])('%s', async (_what, text, code) => {
    expect((await failureOf(resolved(text))).code).toBe(code);
  });
});
