/** Answers that `docs/json-mapping.md` calls breaches of the contract. */
import { describe, expect, test } from 'vitest';
import { OracleFailure } from './failure.ts';
import { readFixture, xsi } from './read-fixture.ts';

type Refusal = readonly [rule: string, operation: string, content: string, message: RegExp];

const refusals: readonly Refusal[] = [
  ['two branches of a choice', 'exotic.Choices', '><r:id>1</r:id><r:nobody/>', /two branches/],
  ['no branch', 'exotic.Choices', '><r:tag>x</r:tag>', /missing/],
  ['half a branch', 'exotic.Choices', '><r:first>A</r:first>', /last is missing/],
  ['a missing element', 'exotic.Everything', '><r:two/>', /one is missing/],
  ['a missing attribute', 'exotic.Prices', '><r:price>1</r:price>', /currency: is missing/],
  ['a second element', 'exotic.Everything', '><r:one>1</r:one><r:one>1</r:one>', /twice/],
  ['items of one array apart', 'exotic.Tree', '><r:tree/><r:leaf>x</r:leaf><r:tree/>', /again/],
  ['a value of another type', 'exotic.Everything', '><r:one>x</r:one>', /is not of/],
  ['an empty element of a number', 'exotic.Everything', '><r:one/>', /is not of/],
  ['nil where something must be', 'exotic.Everything', `${xsi}><r:one i:nil="true"/>`, /not nillable/],
  [
    'an abstract type',
    'exotic.Substitution',
    '><r:circle><r:radius>1</r:radius></r:circle><r:typed/>',
    /abstract/,
  ],
  ['an undeclared prefix in a QName', 'exotic.Names', '><r:name>q:n</r:name>', /is not of/],
  [
    'an item that is not of the type of its list',
    'exotic.Nils',
    '><r:text/><r:list>2024-02-29 x</r:list><r:object><r:side>1</r:side></r:object>',
    /is not of/,
  ],
  ['a reference to nothing', 'axis1.getEmployee', '><getEmployeeReturn href="#no"/>', /not one element/],
  [
    'a circle of references',
    'axis1.getEmployee',
    '><getEmployeeReturn id="a"><active>1</active><id>1</id><reports><item href="#a"/></reports></getEmployeeReturn>',
    /itself/,
  ],
];

describe('upstream-contract-violation', () => {
  test.each(refusals)('%s', (_rule, operation, content, message) => {
    expect(() => readFixture(operation, content)).toThrow(message);
    expect(() => readFixture(operation, content)).toThrow(OracleFailure);
  });
});
