import { expect, test } from 'vitest';
import { oleDate } from '../../src/simulator/ole-date.ts';

test.each([
  ['1899-12-30', 0],
  ['1899-12-29', -1],
  ['1970-01-01', 25569],
  ['2010-08-01', 40391],
  ['2024-02-29', 45351],
])('%s is day %d', (day, expected) => {
  expect(oleDate(day)).toBe(expected);
});
