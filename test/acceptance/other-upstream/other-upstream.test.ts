import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { itemsOf, startBridge } from '../../support/running-bridge.ts';
import { crews, places, startOtherUpstream } from './other-upstream.ts';

test('this upstream shares no code with the simulator', () => {
  for (const file of readdirSync(import.meta.dirname)) {
    const imports = readFileSync(join(import.meta.dirname, file), 'utf8').match(/from '[^']+'/g) ?? [];
    expect(imports.filter((line) => line.includes('simulator'))).toEqual([]);
  }
});

test('userinfo of another shape is understood', async () => {
  const upstream = await startOtherUpstream();
  const bridge = await startBridge(upstream.variables);
  expect((await bridge.get('/wfm/v1/userinfo')).body).toEqual({ userId: 31, userName: 'svc-bridge' });
});

test('nouns are read, filtered and found through wrapped arrays', async () => {
  const upstream = await startOtherUpstream();
  const bridge = await startBridge(upstream.variables);
  expect(itemsOf(await bridge.get('/wfm/v1/sites'))).toMatchObject(
    places.map((place) => ({
      id: place.wmSiteId,
      name: place.wmName,
      businessUnitId: place.wmBUId,
      timeZoneId: 5,
      switchId: null,
      comments: null,
      version: place.timestamp,
    })),
  );
  expect(itemsOf(await bridge.get('/wfm/v1/sites?businessUnitId=4'))).toMatchObject([
    { id: 9, name: 'Québec' },
  ]);
  expect((await bridge.get('/wfm/v1/sites/2')).body).toMatchObject({ id: 2, name: 'Łódź & <Kraków>' });
  expect((await bridge.get('/wfm/v1/sites/3')).status).toBe(404);
  expect(itemsOf(await bridge.get('/wfm/v1/teams'))).toMatchObject(
    crews.map((crew) => ({ id: crew.wmTeamId, name: crew.wmName, siteId: crew.wmSiteId })),
  );
  expect(itemsOf(await bridge.get('/wfm/v1/teams?siteId=2'))).toMatchObject([{ id: 21 }]);
  expect(upstream.requestsWithoutToken).toBe(0);
});

test('the raw call reads the same in both profiles', async () => {
  const upstream = await startOtherUpstream();
  const bridge = await startBridge(upstream.variables);
  const path = '/wfm/v1/services/ConfigService/GetSite';
  const friendly = itemsOf(await bridge.post(path, { filter: { siteId: [1, 9] } }));
  expect(friendly.map(({ siteId, timestamp }) => [siteId, timestamp])).toEqual([
    [1, '9007199254740993'],
    [9, '1'],
  ]);
  const exact = await bridge.post(`${path}?profile=exact`, {
    filter: { wmBUIdNSizeIs: 0, wmSiteIdNSizeIs: 2, wmSiteId: [1, 9] },
    sortMode: { sortMode: 0, ascending: true },
    details: { infoType: 0 },
  });
  expect(exact.body).toEqual({
    return: {
      objectArrayNSizeIs: 2,
      objectArray: [places[0], places[2]],
      objectShortArrayNSizeIs: 0,
      objectShortArray: [],
    },
  });
});

test('a killed session is renewed once, in the words of another server', async () => {
  const upstream = await startOtherUpstream();
  const bridge = await startBridge(upstream.variables);
  await bridge.get('/wfm/v1/sites');
  upstream.killSessions();
  const answers = await Promise.all(Array.from({ length: 30 }, () => bridge.get('/wfm/v1/teams')));
  expect(answers.map(({ status }) => status)).toEqual(new Array<number>(30).fill(200));
  expect(upstream.ran.filter((operation) => operation === 'OpenSession')).toHaveLength(2);
  expect((await bridge.get('/wfm/v1/session')).body).toMatchObject({
    state: 'open',
    userId: 31,
    services: ['ConfigService850', 'CalendarService812', 'SessionService800'],
    renewals: 1,
  });
});

test('the session is closed at the end', async () => {
  const upstream = await startOtherUpstream();
  const bridge = await startBridge(upstream.variables);
  await bridge.get('/wfm/v1/sites');
  expect(upstream.sessions.size).toBe(1);
  await bridge.close();
  expect(upstream.sessions.size).toBe(0);
  expect(upstream.ran).toEqual(['LocateServer', 'OpenSession', 'GetSite', 'CloseSession']);
});
