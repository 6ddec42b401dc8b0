/** The search for schedules, over a schedule on paper. */
import request from 'supertest';
import { describe, expect, test } from 'vitest';
import { searchSchedules } from '../../../src/api/cloud/schedules/search-schedules.ts';
import type { UserScheduleContainer } from '../../../src/api/cloud/models/user-schedule.ts';
import { cloudId } from '../../../src/api/cloud/parts/cloud-id.ts';
import { missingUses } from '../../../src/contract/missing-uses.ts';
import { BridgeError } from '../../../src/error/bridge-error.ts';
import { basic, face } from '../../support/bridge-face.ts';
import { expectCloudShape } from '../../support/cloud-schema.ts';
import { contract } from '../../support/contract.ts';
import type { PaperSchedule } from '../schedule/paper-schedule.ts';
import { paper as schedulePaper } from '../schedule/two-agents.ts';

/** The two agents as WFM's configuration has them. */
function paper(): PaperSchedule {
  const wfm = schedulePaper();
  wfm.instead.set('GetAgent', () => ({
    items: wfm.agents.map(({ agentId }) => cfgAgent(agentId, 10)),
  }));
  return wfm;
}

function cfgAgent(agentId: number, siteId: number): object {
  return {
    agentId,
    siteId,
    teamId: 0,
    contractId: 1,
    rank: 0,
    skills: [],
    activities: [],
    timestamp: '1',
  };
}

const unitId = cloudId('management-unit', 10);
const [ana, bo] = [cloudId('user', 1), cloudId('user', 2)];

async function search(wfm: PaperSchedule, body: unknown, path = unitId): Promise<request.Response> {
  const { app } = face({ gateway: wfm, endpoints: [searchSchedules], maxBodyBytes: 200_000 });
  const url = `/api/v2/workforcemanagement/managementunits/${path}/schedules/search`;
  const post = request(app).post(url).set({ Authorization: basic });
  return body === undefined ? post : post.send(body as object);
}

const days = { startDate: '2026-01-05T00:00:00Z', endDate: '2026-01-07T00:00:00Z' };

describe('a search', () => {
  test('answers user by user as they were asked for, each once, as described', async () => {
    const answer = await search(paper(), { ...days, userIds: [bo, ana, bo] });
    expect([answer.status, answer.headers['content-type']]).toEqual([200, 'application/json; charset=utf-8']);
    expectCloudShape(searchSchedules.operationId, 200, answer.body);
    const { managementUnitTimeZone, userSchedules = {} } = answer.body as UserScheduleContainer;
    expect(managementUnitTimeZone).toBe('Europe/Amsterdam');
    expect(Object.keys(userSchedules)).toEqual([bo, ana]);
    expect(userSchedules[bo]).toEqual({
      shifts: [],
      fullDayTimeOffMarkers: [],
      metadata: { version: expect.any(Number) as number },
    });
    const night = userSchedules[ana]?.shifts ?? [];
    expect(night).toMatchObject([{ startDate: '2026-01-05T21:00:00.000Z', lengthInMinutes: 480 }]);
    expect(
      night[0]?.activities?.map(({ startDate, lengthInMinutes, description }) => ({
        startDate,
        lengthInMinutes,
        description,
      })),
    ).toEqual([
      { startDate: '2026-01-05T21:00:00.000Z', lengthInMinutes: 90 },
      { startDate: '2026-01-05T22:30:00.000Z', lengthInMinutes: 15, description: 'Break' },
      { startDate: '2026-01-05T22:45:00.000Z', lengthInMinutes: 135 },
      { startDate: '2026-01-06T01:00:00.000Z', lengthInMinutes: 30, description: 'Meal' },
      { startDate: '2026-01-06T01:30:00.000Z', lengthInMinutes: 210 },
    ]);
  });

  test('asks for the committed Master Schedule, for the day before the range too', async () => {
    const wfm = paper();
    await search(wfm, { userIds: [ana], startDate: '2026-01-05T23:00:00Z', endDate: '2026-01-06T23:00:00Z' });
    expect(wfm.asked('GetAgentState')).toMatchObject([
      {
        source: 'SCH_SOURCE_COMMITTED',
        scenarioId: 0,
        siteId: 10,
        start: '2026-01-05T00:00:00',
        end: '2026-01-07T00:00:00',
        agentId: [1],
      },
    ]);
    expect(wfm.asked('GetMasterAgent')).toEqual([]);
  });

  test('does not trust WFM to have filtered', async () => {
    const wfm = paper();
    const everything = { schStateInfo: wfm.names, schAgentState: wfm.states };
    wfm.instead
      .set('GetAgentState', () => everything)
      .set('GetSchAgentDay', () => ({ schAgentDay: wfm.days }));
    const answer = await search(wfm, { ...days, userIds: [bo] });
    expect((answer.body as UserScheduleContainer).userSchedules).toMatchObject({ [bo]: { shifts: [] } });
    expect(Object.keys((answer.body as UserScheduleContainer).userSchedules ?? {})).toEqual([bo]);
  });

  test('reads many users a few at a time, each of them with all days', async () => {
    const wfm = paper();
    const ids = Array.from({ length: 100 }, (_, index) => index + 1);
    wfm.agents = ids.map((agentId) => ({ agentId }));
    const userIds = ids.map((id) => cloudId('user', id)).reverse();
    const answer = await search(wfm, {
      userIds,
      startDate: '2026-01-05T00:00:00Z',
      endDate: '2026-01-15T00:00:00Z',
    });
    expect(Object.keys((answer.body as UserScheduleContainer).userSchedules ?? {})).toEqual(userIds);
    const asked = wfm.asked('GetAgentState').map(({ agentId }) => agentId as readonly number[]);
    // Twelve days of twenty agents are 240 agent-days.
    expect(asked.map(({ length }) => length)).toEqual([20, 20, 20, 20, 20]);
    expect(asked.flat()).toEqual([...ids].reverse());
  });

  test('that fails before anything was sent says how', async () => {
    const wfm = paper();
    wfm.instead.set('GetAgentState', () => {
      throw new BridgeError('upstream-timeout', 'too slow');
    });
    expect((await search(wfm, { ...days, userIds: [ana] })).status).toBe(504);
  });

  test('that fails half-way breaks the connection instead of looking complete', async () => {
    const wfm = paper();
    wfm.agents = Array.from({ length: 100 }, (_, index) => ({ agentId: index + 1 }));
    wfm.instead.set('GetAgentState', ({ agentId }) => {
      if ((agentId as readonly number[]).includes(100)) throw new BridgeError('upstream-timeout', 'too slow');
      return { schStateInfo: [], schAgentState: [] };
    });
    const userIds = wfm.agents.map(({ agentId }) => cloudId('user', agentId));
    const body = { userIds, startDate: '2026-01-05T00:00:00Z', endDate: '2026-02-01T00:00:00Z' };
    await expect(search(wfm, body)).rejects.toThrow(/aborted|socket hang up/);
  });

  test.each([
    ['no body', undefined, 400],
    ['an empty body', {}, 400],
    ['an unknown property', { ...days, userIds: [ana], zone: 'UTC' }, 400],
    ['no users', { ...days, userIds: [] }, 400],
    ['no instants', { userIds: [ana], startDate: '2026-01-05', endDate: '2026-01-06' }, 400],
    [
      'a day that is none',
      { userIds: [ana], startDate: '2026-02-30T00:00:00Z', endDate: '2026-03-01T00:00:00Z' },
      400,
    ],
    [
      'an end that is not after the start',
      { userIds: [ana], startDate: days.endDate, endDate: days.endDate },
      400,
    ],
    [
      'more than 31 days',
      { userIds: [ana], startDate: '2026-01-01T00:00:00Z', endDate: '2026-02-01T01:00:01Z' },
      400,
    ],
    ['an id that is no UUID', { ...days, userIds: [ana, 'ana'] }, 400],
    ['a UUID of nobody', { ...days, userIds: ['5b7c0a2e-8f0b-4e0c-9d7e-3b8f4f2f6a11'] }, 404],
    ['an id of something else', { ...days, userIds: [unitId] }, 404],
    ['a user who is not there', { ...days, userIds: [ana, cloudId('user', 3)] }, 404],
  ])('with %s is refused', async (_name, body, status) => {
    const wfm = paper();
    expect((await search(wfm, body)).status).toBe(status);
    expect(wfm.asked('GetAgentState')).toEqual([]);
  });

  test('with a flaw behind a user who is named twice says where it stands', async () => {
    const answer = await search(paper(), { ...days, userIds: [ana, ana, 'ana'] });
    expect(answer.body).toMatchObject({ details: [{ fieldName: 'userIds.2' }] });
  });

  test('with a user of another unit is refused', async () => {
    const wfm = paper();
    wfm.instead.set('GetAgent', () => ({
      items: [cfgAgent(1, 11)],
    }));
    const answer = await search(wfm, { ...days, userIds: [ana] });
    expect([answer.status, JSON.stringify(answer.body)]).toEqual([
      404,
      expect.stringContaining(ana) as string,
    ]);
  });

  test.each([
    [1500, 404],
    [1501, 400],
  ])('of %i users answers %i', async (count, status) => {
    const userIds = Array.from({ length: count }, (_, index) => cloudId('user', index + 1));
    expect((await search(paper(), { ...days, userIds })).status).toBe(status);
  });

  test.each([
    ['of October in Amsterdam', '2026-10-01T00:00:00+02:00', '2026-11-01T00:00:00+01:00'],
    ['of 31 days and the hour that such a month is longer', '2026-01-01T00:00:00Z', '2026-02-01T01:00:00Z'],
  ])('%s is not too long', async (_name, startDate, endDate) => {
    expect((await search(paper(), { startDate, endDate, userIds: [ana] })).status).toBe(200);
  });

  test.each([
    ['mine', 404],
    [cloudId('management-unit', 11), 404],
    ['utrecht', 400],
  ])('of the unit %s is refused', async (unit, status) => {
    expect((await search(paper(), { ...days, userIds: [ana] }, unit)).status).toBe(status);
  });
});

test('the search uses nothing that the WSDLs do not have', () => {
  expect(missingUses(contract, searchSchedules.uses)).toEqual([]);
});
