import { describe, expect, test } from 'vitest';
import { ianaZone, siteInfo } from '../../../src/api/wfm/parts/site-zone.ts';
import { failureIn, failureOf } from '../../support/failure-of.ts';
import { FakeWfm } from '../../support/fake-wfm.ts';

const none = new Map<string, string>();

describe('the IANA zone of a WFM zone', () => {
  test.each([
    [{ id: 3, name: 'Europe/Rome' }, [], 'Europe/Rome'],
    [{ id: 3, name: 'UTC' }, [], 'UTC'],
    [{ id: 3, name: 'CET' }, [['CET', 'Europe/Rome']], 'Europe/Rome'],
    [{ id: 3, name: 'CET' }, [['3', 'Europe/Rome']], 'Europe/Rome'],
    [{ id: 3, name: null }, [['3', 'Europe/Rome']], 'Europe/Rome'],
    [
      { id: 3, name: 'Europe/Rome' },
      [
        ['3', 'Europe/Athens'],
        ['Europe/Rome', 'Europe/Malta'],
      ],
      'Europe/Athens',
    ],
  ] as const)('%j with %j is %s', (zone, pairs, name) => {
    expect(ianaZone(zone, new Map(pairs)).name).toBe(name);
  });

  test.each(['CET', 'EST', 'GMT', 'Mars/Olympus', '', null])('%j alone is not guessed', (name) => {
    const failure = failureIn(() => ianaZone({ id: 3, name }, none));
    expect(failure.code).toBe('unknown-time-zone');
    expect(failure.detail).toContain('WFM_TIME_ZONES');
  });
});

describe('a site', () => {
  function wfmWith(site: object, zone: object): FakeWfm {
    const wfm = new FakeWfm();
    wfm.answers.set('GetSite', { items: [site] });
    wfm.answers.set('GetTimezone', { items: [zone] });
    return wfm;
  }
  const site = { siteId: 10, name: 'Utrecht', buId: 1, timezoneId: 3 };

  test('has the zone of its own number', async () => {
    const wfm = wfmWith(site, { timezoneId: 3, name: 'Europe/Amsterdam' });
    const bound = {
      wfm: wfm.forRequest({ signal: new AbortController().signal, clientId: 'payroll' }),
      timeZones: none,
    };
    const found = await siteInfo(bound, 10);
    expect(found).toMatchObject({ id: 10, name: 'Utrecht', businessUnitId: 1 });
    expect(found.zone.name).toBe('Europe/Amsterdam');
  });

  test('that WFM did not ask for is none, nor is a zone of another number', async () => {
    const wfm = wfmWith(site, { timezoneId: 4, name: 'Europe/Amsterdam' });
    const bound = {
      wfm: wfm.forRequest({ signal: new AbortController().signal, clientId: 'payroll' }),
      timeZones: none,
    };
    expect((await failureOf(siteInfo(bound, 11))).code).toBe('not-found');
    expect((await failureOf(siteInfo(bound, 10))).code).toBe('unknown-time-zone');
  });
});
