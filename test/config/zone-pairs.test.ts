import { describe, expect, test } from 'vitest';
import { loadConfiguration } from '../../src/config/configuration.ts';
import { zonePairs } from '../../src/config/zone-pairs.ts';
import { cloud } from './environments.ts';

describe('WFM_TIME_ZONES', () => {
  test.each([
    ['3=Europe/Amsterdam', [['3', 'Europe/Amsterdam']]],
    [
      'Central European = Europe/Amsterdam , (GMT+05:45) =Asia/Kathmandu,',
      [
        ['Central European', 'Europe/Amsterdam'],
        ['(GMT+05:45)', 'Asia/Kathmandu'],
      ],
    ],
    ['a=b=UTC', [['a=b', 'UTC']]],
    ['1=America/Argentina/Buenos_Aires,2=Etc/GMT+3', undefined],
  ])('%j is understood', (text, pairs) => {
    const found = zonePairs.parse(text);
    if (pairs === undefined) expect(found.size).toBe(2);
    else expect([...found]).toEqual(pairs);
  });

  test.each([
    ['Europe/Amsterdam', 1, "must be WFM's name"],
    ['=Europe/Amsterdam', 1, "must be WFM's name"],
    ['1=UTC,2=Europe/Amsterdm', 2, 'names no IANA zone'],
    ['1=+01:00', 1, 'names no IANA zone'],
    ['1=', 1, 'names no IANA zone'],
    ['1=UTC,1=Europe/Rome', 2, 'names a zone of WFM again'],
  ])('%j is refused at pair %d', (text, index, flaw) => {
    const [issue] = zonePairs.safeParse(text).error?.issues ?? [];
    expect(issue?.message).toContain(`pair ${index} ${flaw}`);
  });

  test('reaches the configuration; without it there is none', () => {
    const of = (more: object): ReadonlyMap<string, string> =>
      loadConfiguration({ ...cloud, ...more }).wfm.timeZones;
    expect(of({}).size).toBe(0);
    expect(of({ WFM_TIME_ZONES: '3=Europe/Rome' }).get('3')).toBe('Europe/Rome');
  });
});
