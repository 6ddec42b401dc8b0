/** Sites of WFM as management units of Genesys Cloud, over the wire. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { cloudId } from '../../src/api/cloud/parts/cloud-id.ts';
import type { ManagementUnit, ManagementUnitListing } from '../../src/api/cloud/models/management-unit.ts';
import { expectCloudShape } from '../support/cloud-schema.ts';
import { closePair, openPair, startPair, type Pair } from '../support/running-bridge.ts';
import { expectCloudError } from './expect-cloud-error.ts';

const path = '/api/v2/workforcemanagement/managementunits';
const operationId = 'getWorkforcemanagementManagementunits';

let pair: Pair;
beforeAll(async () => {
  pair = await openPair();
});
afterAll(async () => {
  await closePair(pair);
});

async function listed(query = '', { bridge }: Pair = pair): Promise<ManagementUnitListing> {
  const answer = await bridge.get(`${path}${query}`);
  expect(answer.status, answer.text).toBe(200);
  expectCloudShape(operationId, 200, answer.body);
  return answer.body as ManagementUnitListing;
}

/** The sites of the simulator's world as they must look; its row versions are written out, low 31 bits of each. */
function expected({ simulator }: Pair): readonly ManagementUnit[] {
  const { sites, timeZones } = simulator.world;
  const versions = new Map([
    ['9007199254740993', 1],
    ['31', 31],
    ['7', 7],
    ['22', 22],
  ]);
  return sites.map((site) => {
    const id = cloudId('management-unit', site.wmSiteId);
    const version = versions.get(site.timestamp)!;
    return {
      id,
      name: site.wmName,
      startDayOfWeek: site.wmBUId === 10 ? 'Monday' : 'Sunday',
      timeZone: timeZones.find(({ wmTimezoneId }) => wmTimezoneId === site.wmTimezoneId)!.wmName,
      version,
      metadata: { version },
      selfUri: `${path}/${id}`,
    };
  });
}

describe('management units', () => {
  test('are the sites of the world', async () => {
    const units = expected(pair);
    expect(units.map(({ name }) => name)).toEqual(['Amsterdam', 'Lisbon', 'Kathmandu', 'Sydney']);
    expect(await listed()).toEqual({
      entities: units,
      pageSize: 25,
      pageNumber: 1,
      total: 4,
      pageCount: 1,
      selfUri: `${path}?pageSize=25&pageNumber=1`,
      firstUri: `${path}?pageSize=25&pageNumber=1`,
      lastUri: `${path}?pageSize=25&pageNumber=1`,
    });
  });

  test.each([1, 2, 3])(
    'in pages of %i are all of them, by the ways that the pages name',
    async (pageSize) => {
      const seen: ManagementUnit[] = [];
      const forth: string[] = [];
      let next: string | undefined = `?pageSize=${pageSize}&expand=details`;
      let last: ManagementUnitListing | undefined;
      while (next !== undefined) {
        last = await listed(next);
        forth.push(last.selfUri!);
        seen.push(...(last.entities ?? []));
        next = last.nextUri?.slice(path.length);
      }
      expect(seen).toEqual(
        expected(pair).map((unit) => ({ ...unit, settings: { metadata: unit.metadata } })),
      );
      expect(last).toMatchObject({ pageCount: forth.length, lastUri: forth.at(-1), firstUri: forth[0] });

      const back = [last!.selfUri!];
      for (let page = last!; page.previousUri !== undefined;) {
        page = await listed(page.previousUri.slice(path.length));
        back.unshift(page.selfUri!);
      }
      expect(back).toEqual(forth);
    },
  );

  test('of a page beyond the end are none', async () => {
    const page = await listed('?pageSize=2&pageNumber=3');
    expect(page).toMatchObject({ entities: [], total: 4, pageCount: 2 });
    expect(page).not.toHaveProperty('nextUri');
  });

  test.each([
    ['pageSize=0', 'invalid.value'],
    ['pageSize=1001', 'invalid.value'],
    ['pageNumber=0', 'invalid.value'],
    ['pageSize=x', 'invalid.value'],
    ['expand=all', 'invalid.value'],
    ['sort=name', 'bad.request'],
  ])('are refused for %s: %s', async (query, code) => {
    const fields = [query.replace(/=.*/, '')];
    expectCloudError(await pair.bridge.get(`${path}?${query}`), { operationId, status: 400, code, fields });
  });
});

test('days of the week are left out while their numbers are guesses', async () => {
  const strict = await startPair({ env: { WFM_PROVISIONAL: 'refuse-writes' } });
  const { entities = [] } = await listed('', strict);
  expect(entities).toMatchObject(expected(strict).map(({ name, timeZone }) => ({ name, timeZone })));
  for (const unit of entities) expect(unit).not.toHaveProperty('startDayOfWeek');
});

test('zones are what the configuration says of them', async () => {
  const renamed = await startPair({ env: { WFM_TIME_ZONES: 'Asia/Kathmandu=Asia/Kolkata' } });
  const { entities = [] } = await listed('', renamed);
  expect(entities[2]?.timeZone).toBe('Asia/Kolkata');
});
