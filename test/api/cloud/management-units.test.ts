import { describe, expect, test } from 'vitest';
import { listManagementUnits } from '../../../src/api/cloud/management-units/list-management-units.ts';
import type { ManagementUnitListing } from '../../../src/api/cloud/models/management-unit.ts';
import { cloudId } from '../../../src/api/cloud/parts/cloud-id.ts';
import { missingUses } from '../../../src/contract/missing-uses.ts';
import { cloudCall, cloudRefusal, type CloudCall } from '../../support/cloud-call.ts';
import { expectCloudShape } from '../../support/cloud-schema.ts';
import { contract } from '../../support/contract.ts';
import { JobWfm } from '../../support/job-wfm.ts';

const path = '/api/v2/workforcemanagement/managementunits';

/** Sites 1 to `count`, the last first, all in the zone 3. */
function wfmOf(count: number, more: object = {}): JobWfm {
  const wfm = new JobWfm();
  const items = Array.from({ length: count }, (_, index) => ({
    siteId: count - index,
    name: `Site ${count - index}`,
    buId: 1,
    timezoneId: 3,
    switchId: 0,
    weekStartDay: 'CFG_WEEKDAY_MONDAY',
    planningPeriod: 'CFG_PLANNING_PERIOD_NONE',
    timestamp: '1',
    ...more,
  }));
  wfm.answers['GetSite'] = () => ({ items });
  return wfm;
}

async function listed(call: CloudCall): Promise<ManagementUnitListing> {
  const answer = await cloudCall(listManagementUnits, call);
  expectCloudShape(listManagementUnits.operationId, 200, answer);
  return answer as ManagementUnitListing;
}

function idsOf({ entities = [] }: ManagementUnitListing): readonly (string | undefined)[] {
  return entities.map(({ id }) => id);
}

const unitIds = (...numbers: number[]) => numbers.map((number) => cloudId('management-unit', number));
const range = (from: number, to: number) => Array.from({ length: to - from + 1 }, (_, index) => from + index);

interface PageRow {
  readonly count: number;
  readonly query: string;
  readonly shown: readonly number[];
  readonly page: readonly [size: number, number: number, pages: number];
  readonly previous?: number;
  readonly next?: number;
  readonly last: number;
}

const pages: readonly PageRow[] = [
  { count: 4, query: '', shown: range(1, 4), page: [25, 1, 1], last: 1 },
  { count: 26, query: '', shown: range(1, 25), page: [25, 1, 2], next: 2, last: 2 },
  { count: 26, query: 'pageNumber=2', shown: [26], page: [25, 2, 2], previous: 1, last: 2 },
  { count: 25, query: 'pageSize=25', shown: range(1, 25), page: [25, 1, 1], last: 1 },
  { count: 4, query: 'pageSize=1&pageNumber=3', shown: [3], page: [1, 3, 4], previous: 2, next: 4, last: 4 },
  { count: 4, query: 'pageSize=3&pageNumber=2', shown: [4], page: [3, 2, 2], previous: 1, last: 2 },
  { count: 4, query: 'pageSize=1000', shown: range(1, 4), page: [1000, 1, 1], last: 1 },
  { count: 4, query: 'pageSize=2&pageNumber=9', shown: [], page: [2, 9, 2], previous: 2, last: 2 },
  { count: 4, query: 'pageNumber=2147483647', shown: [], page: [25, 2147483647, 1], previous: 1, last: 1 },
  { count: 0, query: '', shown: [], page: [25, 1, 0], last: 1 },
  { count: 0, query: 'pageNumber=2', shown: [], page: [25, 2, 0], previous: 1, last: 1 },
];

describe('a page', () => {
  test.each(pages)('of $count sites for “$query”', async ({ count, query, shown, page, ...ends }) => {
    const [pageSize, pageNumber, pageCount] = page;
    for (const expand of ['', '&expand=details']) {
      const answer = await listed({ wfm: wfmOf(count), query: `${query}${expand}` });
      const uri = (number: number) => `${path}?pageSize=${pageSize}&pageNumber=${number}${expand}`;
      expect(idsOf(answer)).toEqual(unitIds(...shown));
      expect(answer).toEqual({
        entities: answer.entities,
        pageSize,
        pageNumber,
        pageCount,
        total: count,
        selfUri: uri(pageNumber),
        firstUri: uri(1),
        ...(ends.previous === undefined ? {} : { previousUri: uri(ends.previous) }),
        ...(ends.next === undefined ? {} : { nextUri: uri(ends.next) }),
        lastUri: uri(ends.last),
      });
    }
  });

  test.each([
    ['pageSize=0', 'pageSize'],
    ['pageSize=1001', 'pageSize'],
    ['pageSize=-1', 'pageSize'],
    ['pageSize=2.5', 'pageSize'],
    ['pageSize=ten', 'pageSize'],
    ['pageSize=', 'pageSize'],
    ['pageSize=2&pageSize=3', 'pageSize'],
    ['pageNumber=0', 'pageNumber'],
    ['pageNumber=-1', 'pageNumber'],
    ['pageNumber=2147483648', 'pageNumber'],
    ['expand=settings', 'expand'],
    ['expand=', 'expand'],
    ['expand=details,more', 'expand'],
    ['pagesize=2', 'pagesize'],
    ['sortBy=name', 'sortBy'],
  ])('is not there for %s', async (query, parameter) => {
    const flaws = await cloudRefusal(listManagementUnits, { query });
    expect(flaws.map((flaw) => flaw.parameter)).toEqual([parameter]);
    expect(flaws.map((flaw) => flaw.kind ?? 'invalid-value')).toEqual(['invalid-value']);
  });

  test('tells every flaw at once', async () => {
    const flaws = await cloudRefusal(listManagementUnits, { query: 'pageSize=0&pageNumber=0&expand=x&y=1' });
    expect(flaws.map(({ parameter }) => parameter).sort()).toEqual(['expand', 'pageNumber', 'pageSize', 'y']);
  });

  test.each(['expand=details&expand=details', 'expand=details,details', 'expand=details'])(
    'has settings for %s, which are a version',
    async (query) => {
      const { entities = [] } = await listed({ wfm: wfmOf(1), query });
      expect(entities[0]?.settings).toEqual({ metadata: { version: 1 } });
    },
  );
});

describe('a unit', () => {
  test('is its site', async () => {
    const wfm = wfmOf(1, { timestamp: '9007199254740995', weekStartDay: 'CFG_WEEKDAY_SATURDAY' });
    const { entities = [] } = await listed({ wfm });
    const [id] = unitIds(1);
    expect(entities).toEqual([
      {
        id,
        name: 'Site 1',
        startDayOfWeek: 'Saturday',
        timeZone: 'Europe/Amsterdam',
        version: 3,
        metadata: { version: 3 },
        selfUri: `${path}/${id ?? ''}`,
      },
    ]);
  });

  test.each([
    ['-1', 2147483647],
    ['2147483648', 0],
    ['9223372036854775807', 2147483647],
  ])('of the row version %s has the version %i', async (timestamp, version) => {
    const { entities = [] } = await listed({ wfm: wfmOf(1, { timestamp }) });
    expect(entities[0]).toMatchObject({ version, metadata: { version } });
  });

  test('is without what WFM does not tell', async () => {
    const { entities = [] } = await listed({ wfm: wfmOf(1, { name: undefined, weekStartDay: 3 }) });
    expect(entities[0]).not.toHaveProperty('name');
    expect(entities[0]).not.toHaveProperty('startDayOfWeek');
    expect(entities[0]).not.toHaveProperty('settings');
  });

  test('of an unknown zone is without it, and leaves the others theirs', async () => {
    const wfm = wfmOf(3);
    const { items } = wfm.answers['GetSite']!({}) as { items: object[] };
    wfm.answers['GetSite'] = () => ({
      items: items.map((site, index) => ({ ...site, timezoneId: index === 1 ? 77 : 4 })),
    });
    const zonesOf = ({ entities = [] }: ManagementUnitListing) => entities.map(({ timeZone }) => timeZone);
    expect(zonesOf(await listed({ wfm }))).toEqual(['Africa/Cairo', undefined, 'Africa/Cairo']);
    const timeZones = new Map([['77', 'Asia/Kathmandu']]);
    expect(zonesOf(await listed({ wfm, timeZones }))).toEqual([
      'Africa/Cairo',
      'Asia/Kathmandu',
      'Africa/Cairo',
    ]);
  });
});

describe('WFM', () => {
  test('is asked once for the zones of a page, however many sites it has', async () => {
    const wfm = wfmOf(30);
    await listed({ wfm, query: 'pageSize=30' });
    expect(wfm.calls.map(({ operation }) => operation)).toEqual(['GetSite', 'GetTimezone']);
    expect(wfm.inputOf('GetTimezone')).toMatchObject({ filter: { timezoneId: [3] } });
  });

  test('is not asked for all zones by a page that is empty', async () => {
    const wfm = wfmOf(3);
    await listed({ wfm, query: 'pageNumber=2' });
    expect(wfm.count('GetTimezone')).toBe(0);
  });

  test('may answer with another zone than it was asked for', async () => {
    const wfm = wfmOf(1);
    wfm.answers['GetTimezone'] = () => ({ items: [{ timezoneId: 4, name: 'Africa/Cairo' }] });
    const { entities = [] } = await listed({ wfm });
    expect(entities).toHaveLength(1);
    expect(entities[0]).not.toHaveProperty('timeZone');
  });

  test('has what the endpoint uses', () => {
    expect(missingUses(contract, listManagementUnits.uses)).toEqual([]);
  });
});

test('the list needs no permission', async () => {
  expect(idsOf(await listed({ wfm: wfmOf(1), permissions: [] }))).toEqual(unitIds(1));
});
