import { describe, expect, test } from 'vitest';
import { allEndpoints } from '../../../src/api/all-endpoints.ts';
import type { BridgeError } from '../../../src/error/bridge-error.ts';
import { guardOf, scopedWfm } from '../../../src/gate/scope/scoped-wfm.ts';
import type { Reach } from '../../../src/gate/scope/reach.ts';
import type { OperationOf, ServiceFamily, Wfm } from '../../../src/wfm/wfm-port.ts';
import { failureOf } from '../../support/failure-of.ts';

const reach: Reach = {
  businessUnitIds: new Set([10]),
  siteIds: new Set([101]),
  partSiteIds: new Set([102]),
  teamIds: new Set([1021]),
  teamAgents: new Map([[7, 102]]),
};

/** Answers with what it was given, and counts what reaches it. */
function wfmOf(answer: unknown): { readonly wfm: Wfm; readonly sent: readonly unknown[] } {
  const sent: unknown[] = [];
  const call = (service: string, operation: string, input: unknown): Promise<unknown> => {
    sent.push({ service, operation, input });
    return Promise.resolve(answer);
  };
  return { wfm: { call, provisional: new Set() } as unknown as Wfm, sent };
}

const used = allEndpoints.flatMap(({ operationId, scope, uses }) =>
  uses.map(({ service, operation }) => ({ operationId, kind: scope.kind, service, operation })),
);

describe('operations', () => {
  const open = used.filter(({ kind }) => kind !== 'all-only');

  test.each([...new Map(open.map((row) => [row.operation, row])).values()])(
    '$operation, which $operationId uses, has a guard',
    ({ service, operation }) => {
      expect(guardOf(service, operation as OperationOf<ServiceFamily>)).toBeDefined();
    },
  );

  const operations = [...new Set(open.map(({ operation }) => operation))];
  const closed = used.filter(({ kind, operation }) => kind === 'all-only' && !operations.includes(operation));

  test.each(closed)('$operation, which is for everything, is refused: $operationId', async (row) => {
    const { wfm, sent } = wfmOf({});
    const scoped = scopedWfm(wfm, reach) as unknown as {
      call(service: string, operation: string, input: unknown): Promise<unknown>;
    };
    const failure = await failureOf(scoped.call(row.service, row.operation, {}));
    expect([failure.code, sent]).toEqual(['forbidden', []]);
  });

  test('there are both kinds', () => {
    expect(operations.length).toBeGreaterThan(35);
    expect(closed.length).toBeGreaterThan(5);
  });
});

describe('what cannot be narrowed is refused', () => {
  const scoped = scopedWfm(wfmOf({}).wfm, reach);

  test.each([
    ['callRaw', () => scoped.callRaw('ConfigService', 'GetSite', {}, { profile: 'friendly' })],
    ['userinfo', () => scoped.userinfo()],
    ['session', () => Promise.resolve().then(() => scoped.session())],
    ['services', () => Promise.resolve().then(() => scoped.services())],
  ])('%s', async (_name, action) => {
    const failure: BridgeError = await failureOf(action());
    expect(failure.code).toBe('forbidden');
  });
});

const whole = { siteId: 101 };
const part = { siteId: 102 };
const foreign = { siteId: 201 };
const own = { agentId: 7 };
const other = { agentId: 8 };
const short = { agentId: 7, lastName: 'Short' };

describe('rows', () => {
  test.each([
    { operation: 'ConfigService.GetBU', list: 'items', rows: [{ buId: 10 }, { buId: 20 }], kept: [0] },
    { operation: 'ConfigService.GetSite', list: 'items', rows: [whole, part, foreign], kept: [0, 1] },
    {
      operation: 'ConfigService.GetTeam',
      list: 'items',
      rows: [
        { ...whole, teamId: 1011 },
        { ...part, teamId: 1021 },
        { ...part, teamId: 1022 },
        { teamId: 1021 },
        { ...foreign, teamId: 2011 },
      ],
      kept: [0, 1],
    },
    {
      operation: 'ConfigService.GetAgent',
      list: 'items',
      rows: [
        { ...whole, ...other },
        { ...part, ...own },
        { ...part, ...other },
        short,
        { ...foreign, ...own },
        { siteId: 0, agentId: 9 },
      ],
      kept: [0, 1],
    },
    { operation: 'ConfigService.GetShift', list: 'items', rows: [whole, part, foreign, {}], kept: [0, 1] },
    {
      operation: 'ConfigService.GetMultiSiteActivity',
      list: 'items',
      rows: [{ buId: 10, multiSiteActivityId: 1 }, { buId: 20, multiSiteActivityId: 2 }, {}],
      kept: [0],
    },
    {
      operation: 'ScheduleService.GetAgentState',
      list: 'schAgentState',
      input: part,
      rows: [own, other],
      kept: [0],
    },
    {
      operation: 'ScheduleService.GetMasterAgent',
      list: 'items',
      input: whole,
      rows: [own, other],
      kept: [0, 1],
    },
    {
      operation: 'CalendarService.GetCalendarItem',
      list: 'items',
      rows: [
        { ...whole, ...other, itemId: 1 },
        { ...part, ...other, itemId: 2 },
        { ...part, ...own, itemId: 3 },
        { ...foreign, ...own, itemId: 4 },
      ],
      kept: [0, 2],
    },
    {
      operation: 'CalendarService.GetTimeOffLimit',
      list: 'calTimeOffLimit',
      input: part,
      rows: [
        { ...part, teamId: 1021 },
        { ...part, teamId: 1022 },
        { ...part, teamId: 0 },
      ],
      kept: [0],
    },
    {
      operation: 'AdherenceService.GetAgentAdherence',
      list: 'adhAgentState',
      input: part,
      rows: [
        { ...part, ...own },
        { ...part, ...other },
        { ...foreign, ...own },
      ],
      kept: [0],
    },
  ])('of $operation', async ({ operation, list, input = {}, rows, kept }) => {
    const [service = '', name = ''] = operation.split('.');
    const scoped = scopedWfm(wfmOf({ [list]: rows, more: 1 }).wfm, reach) as unknown as {
      call(service: string, operation: string, input: unknown): Promise<unknown>;
    };
    expect(await scoped.call(service, name, input)).toEqual({
      [list]: kept.map((index) => rows[index]),
      more: 1,
    });
  });

  test('several sites: others are not in it', async () => {
    const items = [{ siteId: [101, 201] }, { siteId: [201, 202] }, { siteId: [] }, {}];
    const { wfm } = wfmOf({ items });
    const answer = await scopedWfm(wfm, reach).call('ConfigService', 'GetTimeOffType', {});
    expect(answer).toEqual({ items: [{ siteId: [101] }] });
  });
});

describe('requests outside the scope are not sent', () => {
  const item = { itemId: 1 };
  const period = { start: '', end: '' };

  test.each([
    ['CalendarService.InsertCalendarItem', { item: { ...foreign, ...own } }],
    ['CalendarService.InsertCalendarItem', { item: { ...part, ...other } }],
    ['CalendarService.UpdateCalendarItem', { item: { ...whole, ...own, ...item } }],
    ['CalendarService.SetCalendarItemStatus', { itemId: [1] }],
    ['CalendarService.SetCalendarItemStatus', {}],
    ['CalendarService.DeleteCalendarItem', item],
    ['ScheduleService.InsertSchAgentState', { ...part, states: [own, other] }],
    ['ScheduleService.InsertSchAgentState', { ...foreign, states: [] }],
    ['ScheduleService.CommitPendingChanges', { ...whole, changeId: [1] }],
    ['ScheduleService.RollbackPendingChanges', { ...whole, changeId: [] }],
    ['ScheduleService.GetSchActivity', { ...part, ...period }],
    ['ScheduleService.GetAgentState', { ...foreign, ...period }],
    ['AdherenceService.GetAdherenceHistory', { ...foreign, ...period }],
    ['ForecastService.GetMasterForecast', { ...part, ...period }],
    ['ForecastService.GetForecastData', { ...foreign, ...period }],
    ['PerformanceService.GetPerformance', { level: 'PERF_LEVEL_SITE', objectId: [101, 102] }],
    ['PerformanceService.GetPerformance', { level: 'PERF_LEVEL_SITE' }],
    ['PerformanceService.GetPerformance', { level: 'PERF_LEVEL_ACTIVITY', objectId: [5] }],
    ['PerformanceService.GetPerformance', { level: 'PERF_LEVEL_MULTISITE_ACTIVITY', objectId: [5] }],
    ['PerformanceService.GetPerformance', { level: 'PERF_LEVEL_BU', objectId: [20] }],
    ['PerformanceService.GetPerformance', { level: 'PERF_LEVEL_ENTERPRISE', objectId: [0] }],
    ['PerformanceService.GetPerformance', { level: 7, objectId: [101] }],
    ['PerformanceService.UpdatePerformanceAlert', { setting: { level: 'PERF_LEVEL_SITE', objectId: 102 } }],
    ['ConfigService.InsertTimeOffType', { timeOffType: { siteId: [101, 102] } }],
    ['ConfigService.InsertExceptionType', { exceptionType: { siteId: [] } }],
  ])('%s %j', async (operation, input) => {
    const [service = '', name = ''] = operation.split('.');
    const { wfm, sent } = wfmOf({});
    const scoped = scopedWfm(wfm, reach) as unknown as {
      call(service: string, operation: string, input: unknown): Promise<unknown>;
    };
    const failure = await failureOf(scoped.call(service, name, input));
    expect([failure.code, failure.detail, sent]).toEqual(['not-found', 'there is no such object', []]);
  });

  test('what was read in scope may be written by its id', async () => {
    const items = [
      { ...whole, ...own, ...item },
      { ...foreign, ...own, itemId: 2 },
    ];
    const { wfm, sent } = wfmOf({ items });
    const scoped = scopedWfm(wfm, reach);
    await scoped.call('CalendarService', 'GetCalendarItem', { start: null, end: null });
    await scoped.call('CalendarService', 'DeleteCalendarItem', { itemId: 1, force: false });
    const failure = await failureOf(
      scoped.call('CalendarService', 'DeleteCalendarItem', { itemId: 2, force: false }),
    );
    expect([failure.code, sent.length]).toEqual(['not-found', 2]);
  });
});
