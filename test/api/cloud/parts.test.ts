import { describe, expect, test } from 'vitest';
import { cloudInstant, cloudInstantOf, requestedSpan } from '../../../src/api/cloud/parts/cloud-instant.ts';
import { versionOfContent, versionOfRow } from '../../../src/api/cloud/parts/entity-version.ts';
import {
  categoryOfException,
  codeOfState,
  builtInCodes,
  itemStatusOf,
  madeOfCategory,
  requestStatusOf,
  wordFor,
} from '../../../src/api/cloud/parts/dictionary.ts';
import { stateTypeWords } from '../../../src/api/wfm/parts/state-words.ts';
import { failureIn } from '../../support/failure-of.ts';

describe('versions', () => {
  test.each([
    ['0', 0],
    ['7', 7],
    ['2147483647', 2_147_483_647],
    ['2147483648', 0],
    ['9007199254740993', 1],
    ['9223372036854775807', 2_147_483_647],
    ['-1', 2_147_483_647],
  ])('of row %s is %i, an int32', (timestamp, version) => {
    expect(versionOfRow(timestamp)).toBe(version);
  });

  test('of content change with it and fit an int32', () => {
    const versions = Array.from({ length: 1000 }, (_, index) => versionOfContent([index]));
    expect(new Set(versions).size).toBe(1000);
    expect(Math.min(...versions)).toBeGreaterThanOrEqual(0);
    expect(Math.max(...versions)).toBeLessThanOrEqual(2_147_483_647);
    expect(versionOfContent(['a'])).toBe(versionOfContent(['a']));
  });
});

describe('instants', () => {
  test('are written in UTC with milliseconds', () => {
    expect(cloudInstant(1_528_707_600)).toBe('2018-06-11T09:00:00.000Z');
    expect(cloudInstantOf('2018-06-11T11:00:00+02:00')).toBe('2018-06-11T09:00:00.000Z');
  });

  const span = (startDate: string, endDate: string) => requestedSpan({ startDate, endDate }, { maxDays: 7 });

  test('span a half-open range of whole seconds, rounded outwards', () => {
    expect(span('2018-06-11T09:00:00.500Z', '2018-06-11T11:00:00.100+00:00')).toEqual({
      from: 1_528_707_600,
      to: 1_528_714_801,
    });
  });

  test('span so many days, of which one may have 25 hours', () => {
    const from = 1_528_707_600;
    expect(span('2018-06-11T09:00:00Z', '2018-06-18T10:00:00Z')).toEqual({
      from,
      to: from + (7 * 24 + 1) * 3600,
    });
  });

  test.each([
    ['an end that is the start', '2018-06-11T09:00:00Z', '2018-06-11T09:00:00Z', '/endDate'],
    ['an end before the start', '2018-06-11T09:00:00Z', '2018-06-11T08:00:00Z', '/endDate'],
    ['too many days', '2018-06-11T09:00:00Z', '2018-06-18T10:00:01Z', '/endDate'],
    ['a year before all calendars', '1899-06-11T09:00:00Z', '2018-06-11T09:00:00Z', '/startDate'],
    ['no date at all', 'yesterday', '2018-06-11T09:00:00Z', '/startDate'],
  ])('with %s are refused', (_what, startDate, endDate, pointer) => {
    const { code, facts } = failureIn(() => span(startDate, endDate));
    expect([code, facts.errors?.map((flaw) => [flaw.pointer, flaw.kind])]).toEqual([
      'invalid-request',
      [[pointer, 'invalid-date']],
    ]);
  });
});

describe('the dictionary', () => {
  test('has a code for each type of state, but for those that are none in Genesys Cloud', () => {
    const without = stateTypeWords.filter((type) => codeOfState(type, 3) === undefined);
    expect(without).toEqual(['day-off', 'marked-time', 'shift']);
    expect(codeOfState(7, 3)).toBeUndefined();
  });

  test('gives one code to all breaks, and one of its own to each exception type', () => {
    expect(codeOfState('break', 1)).toBe(codeOfState('break', 2));
    expect(codeOfState('exception', 1)).not.toBe(codeOfState('exception', 2));
    expect(codeOfState('exception', 1)).not.toBe(codeOfState('time-off', 1));
    expect(new Set(builtInCodes.map(({ id }) => id)).size).toBe(builtInCodes.length);
  });

  test('reads a code that it makes back in the same category', () => {
    for (const [category, made] of Object.entries(madeOfCategory)) {
      const readBack = made === 'time-off-type' ? 'TimeOff' : categoryOfException[made];
      expect(readBack).toBe(category);
    }
  });

  test('reads a status that it writes back as the same', () => {
    for (const [status, item] of Object.entries(itemStatusOf)) expect(requestStatusOf[item]).toBe(status);
  });

  test('has no word for a number', () => {
    expect(wordFor(3, requestStatusOf)).toBeUndefined();
    expect(wordFor('granted', requestStatusOf)).toBe('APPROVED');
  });
});
