/** OLE dates of answers against a calendar that is counted by hand: every minute of many days from 1899 to 2100. */
import { expect, test } from 'vitest';
import { decodeBody, friendly } from '../support/codec-calls.ts';
import { compileService, wrappers } from '../support/wsdl-text.ts';

const service = compileService(
  {
    operations: ['Op'],
    schema: wrappers(
      'Op',
      '',
      '<s:element name="day" type="s:double" maxOccurs="unbounded"/>' +
        '<s:element name="at" type="s:double" maxOccurs="unbounded"/>',
    ),
  },
  {
    dates: [
      { members: ['OpResponse.day'], form: 'date', evidence: '' },
      { members: ['OpResponse.at'], form: 'dateTime', evidence: '' },
    ],
  },
);
const called = [service, service.operations.get('Op')!] as const;

const two = (number: number): string => String(number).padStart(2, '0');

function daysOf(year: number, month: number): number {
  if (month !== 2) return [4, 6, 9, 11].includes(month) ? 30 : 31;
  return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0 ? 29 : 28;
}

/** Every day from 1899-01-01 to 2100-12-31, in order, counted one by one. */
function calendar(): readonly string[] {
  const days: string[] = [];
  for (let year = 1899; year <= 2100; year += 1)
    for (let month = 1; month <= 12; month += 1)
      for (let day = 1; day <= daysOf(year, month); day += 1) days.push(`${year}-${two(month)}-${two(day)}`);
  return days;
}

const dates = calendar();
/** Day 0 of OLE dates. */
const epoch = dates.indexOf('1899-12-30');

/** A day in 97, the days around day 0, and those where a calendar may go wrong. */
const chosen = dates
  .map((date, index) => ({ date, day: index - epoch, index }))
  .filter(
    ({ date, day, index }) =>
      index % 499 === 0 ||
      Math.abs(day) <= 3 ||
      /^(?:1899|1900|1904|1970|2000|2024|2038|2100)-(?:01-01|02-2[89]|03-01|12-31)$/.test(date),
  );

/** Digits before the point, and of the fraction all that a double has, or only some of them. */
type Written = (day: number, minute: number) => string;

function value(day: number, minute: number): number {
  // The fraction counts forward from midnight, also where the whole part is negative.
  return day < 0 ? day - minute / 1440 : day + minute / 1440;
}

const written: readonly (readonly [what: string, text: Written])[] = [
  ['as short as a double can be', (day, minute) => String(value(day, minute))],
  ['with twelve digits', (day, minute) => value(day, minute).toFixed(12)],
  ['with six digits', (day, minute) => value(day, minute).toFixed(6)],
  ['with zeros at the end', (day, minute) => `${value(day, minute).toFixed(9)}0000000000`],
  [
    'with a sign and an exponent',
    (day, minute) => `${value(day, minute) < 0 ? '' : '+'}${value(day, minute).toExponential()}`,
  ],
];

const minutes = Array.from({ length: 1440 }, (_, minute) => minute);

/** What an answer of these doubles reads as. */
async function read(name: 'day' | 'at', texts: readonly string[]): Promise<readonly unknown[]> {
  const content = texts.map((text) => `<${name}>${text}</${name}>`).join('');
  const other = name === 'day' ? '<at>1</at>' : '<day>1</day>';
  const body = name === 'day' ? content + other : other + content;
  const answer = `<OpResponse xmlns="urn:test">${body}</OpResponse>`;
  return ((await decodeBody(called, answer, friendly)) as Record<string, unknown[]>)[name] ?? [];
}

test('the calendar has all days, and those that are known have their numbers', () => {
  const dayOf = (date: string): number => dates.indexOf(date) - epoch;
  expect(dates.length).toBe(73_779);
  expect([dayOf('1899-12-31'), dayOf('1970-01-01'), dayOf('2010-08-01'), dayOf('2026-11-22')]).toEqual([
    1, 25_569, 40_391, 46_348,
  ]);
  expect(dates).not.toContain('1900-02-29');
  expect(dates).toContain('2000-02-29');
  expect(chosen.length).toBeGreaterThan(170);
  expect(chosen.filter(({ day }) => day < 0).length).toBeGreaterThan(4);
});

test.each(written)('every minute of every chosen day, %s', async (_what, textOf) => {
  for (const { date, day } of chosen) {
    const texts = minutes.map((minute) => textOf(day, minute));
    const times = minutes.map((minute) => `${date}T${two(Math.floor(minute / 60))}:${two(minute % 60)}:00`);
    expect(await read('at', texts), date).toEqual(times);
  }
});

test.each(written.slice(0, 1))('the day of every minute, %s', async (_what, textOf) => {
  for (const { date, day } of chosen) {
    const texts = minutes.map((minute) => textOf(day, minute));
    expect(new Set(await read('day', texts)), date).toEqual(new Set([date]));
  }
});

test('every minute of day 0 with a sign, whose fraction counts forward, too', async () => {
  const texts = minutes.map((minute) => `-${String(minute / 1440)}`);
  const times = minutes.map((minute) => `1899-12-30T${two(Math.floor(minute / 60))}:${two(minute % 60)}:00`);
  expect(await read('at', texts)).toEqual(times);
});

test('every day of all these years', async () => {
  const texts = dates.map((_, index) => String(index - epoch));
  expect(await read('day', texts)).toEqual(dates);
  expect(await read('at', texts)).toEqual(dates.map((date) => `${date}T00:00:00`));
});
