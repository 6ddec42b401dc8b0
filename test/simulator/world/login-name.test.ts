import { expect, test } from 'vitest';
import { claimLoginName } from '../../../src/simulator/world/login-name.ts';

test.each([
  ['Łukasz', 'Brzęczyszczykiewicz', 'lukasz.brzeczyszczykiewicz'],
  ['Søren', 'Þórsson', 'soren.thorsson'],
  ['İbrahim', 'Işık', 'ibrahim.isik'],
  ['Ute', 'Groß', 'ute.gross'],
  ['Anaïs', "D'Aubigné", 'anais.daubigne'],
  ['Sjoerd', 'Kuĳpers', 'sjoerd.kuijpers'],
  ['太郎', 'Satō', 'person9'],
])('%s %s logs in as %s', (first, last, login) => {
  expect(claimLoginName({ first, last, id: 9 }, new Set())).toBe(login);
});

test('people of the same name get numbers', () => {
  const taken = new Set<string>();
  const claim = () => claimLoginName({ first: 'Jack', last: 'Smith', id: 1 }, taken);
  expect([claim(), claim(), claim()]).toEqual(['jack.smith', 'jack.smith2', 'jack.smith3']);
});
