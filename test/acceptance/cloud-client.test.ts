/** The client of Genesys Cloud makes all twelve calls: every answer has the shape it knows, and the values of the world. */
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { cloudId } from '../../src/api/cloud/parts/cloud-id.ts';
import type { Living } from '../../src/simulator/living.ts';
import { ManualClock } from '../../src/time/manual-clock.ts';
import { cloudClient, type CloudFailure, type WorkforceManagementApi } from '../support/cloud-client.ts';
import { expectCloudShape } from '../support/cloud-schema.ts';
import { closePair, openPair, send, type Pair } from '../support/running-bridge.ts';
import { livingOf, plannedDays } from './schedule-world.ts';

const clock = new ManualClock('2026-10-27T10:30:00Z');
const siteId = 101;
const muId = cloudId('management-unit', siteId);
let pair: Pair;
let living: Living;
let api: WorkforceManagementApi;
beforeAll(async () => {
  const env = { API_CLIENT_SITE_ID: String(siteId) };
  pair = await openPair({ simulator: { clock }, overrides: { clock }, env });
  living = livingOf(pair.simulator, clock);
  api = await cloudClient(pair.bridge.url);
});
afterAll(async () => {
  await closePair(pair);
});

type Entity = Readonly<Record<string, unknown>>;
type Called = Partial<Record<keyof WorkforceManagementApi, number>>;
const called: Called = {};

/** Calls a method of the client and holds its answer against the reference document. */
async function call<Answer = Entity>(
  method: keyof WorkforceManagementApi,
  args: readonly unknown[],
  status = 200,
): Promise<Answer> {
  const answer = await api[method](...args);
  expectCloudShape(method, status, answer);
  called[method] = (called[method] ?? 0) + 1;
  return answer as Answer;
}

const entitiesOf = ({ entities }: Entity): readonly Entity[] => entities as readonly Entity[];
const agents = () => living.calendar.plans.agentsOf(siteId);
const userId = (agentId: number): string => cloudId('user', agentId);

test('management units are the sites, page by page', async () => {
  const all = await call('getWorkforcemanagementManagementunits', [{ pageSize: 25, pageNumber: 1 }]);
  const sites = [...living.world.now.sites].sort((a, b) => a.wmSiteId - b.wmSiteId);
  expect(entitiesOf(all).map(({ id, name }) => [id, name])).toEqual(
    sites.map(({ wmSiteId, wmName }) => [cloudId('management-unit', wmSiteId), wmName]),
  );
  const last = await call('getWorkforcemanagementManagementunits', [
    { pageSize: 1, pageNumber: sites.length, expand: 'details' },
  ]);
  const { total, pageCount, pageNumber, pageSize, nextUri } = last;
  expect([total, pageCount, pageNumber, pageSize, nextUri]).toEqual([
    sites.length,
    sites.length,
    sites.length,
    1,
    undefined,
  ]);
  expect(entitiesOf(last)[0]).toMatchObject({ id: entitiesOf(all).at(-1)!['id'], settings: {} });
});

test('users are the agents of the site, which is `mine` for this client', async () => {
  const mine = await call('getWorkforcemanagementManagementunitUsers', ['mine']);
  const named = await call('getWorkforcemanagementManagementunitUsers', [muId]);
  expect(mine).toEqual(named);
  const people = agents().map(
    (agent) => `${userId(agent.gswAgentId)} ${agent.gswFirstName} ${agent.gswLastName}`,
  );
  expect(
    entitiesOf(mine)
      .map(({ id, name }) => `${String(id)} ${String(name)}`)
      .sort(),
  ).toEqual(people.sort());
});

test('activity codes are the types of the site, and a new one is a type in WFM', async () => {
  interface Codes {
    readonly activityCodes: Readonly<Record<string, Entity>>;
  }
  const before = await call<Codes>('getWorkforcemanagementManagementunitActivitycodes', [muId]);
  const { activities, timeOffTypes } = living.world.now;
  for (const { wmActivityId, wmName } of activities.filter(({ wmSiteId }) => wmSiteId === siteId))
    expect(before.activityCodes[cloudId('code-of-activity', wmActivityId)]?.['name']).toBe(wmName);
  for (const { wmTimeOffTypeId, wmSiteId } of timeOffTypes) {
    const code = before.activityCodes[cloudId('code-of-time-off-type', wmTimeOffTypeId)];
    expect(code?.['category']).toBe(wmSiteId.includes(siteId) ? 'TimeOff' : undefined);
  }
  const body = { name: 'Jury duty', category: 'TimeOff', countsAsPaidTime: true };
  const made = await call('postWorkforcemanagementManagementunitActivitycodes', [muId, { body }]);
  const after = await call<Codes>('getWorkforcemanagementManagementunitActivitycodes', [muId]);
  expect(made).toMatchObject(body);
  expect(after.activityCodes[String(made['id'])]).toEqual(made);
  expect(Object.keys(after.activityCodes)).toHaveLength(Object.keys(before.activityCodes).length + 1);
  const { text } = await pair.bridge.get('/wfm/v1/time-off-types');
  expect(text).toContain('"name":"Jury duty"');
});

describe('a schedule', () => {
  interface Shift {
    readonly startDate: string;
    readonly lengthInMinutes: number;
    readonly activities: readonly { readonly startDate: string; readonly lengthInMinutes: number }[];
  }
  interface Schedules {
    readonly userSchedules: Readonly<Record<string, { readonly shifts: readonly Shift[] }>>;
  }

  test('has the shifts of the world at the same instants', async () => {
    const five = agents()
      .slice(0, 5)
      .map(({ gswAgentId }) => gswAgentId);
    const body = {
      userIds: five.map(userId),
      // The week in which summer time ends, in the site's zone.
      startDate: '2026-10-18T22:00:00.000Z',
      endDate: '2026-10-25T23:00:00.000Z',
    };
    const { userSchedules } = await call<Schedules>('postWorkforcemanagementManagementunitSchedulesSearch', [
      muId,
      { body },
    ]);
    expect(Object.keys(userSchedules).sort()).toEqual(body.userIds.sort());
    const planned = plannedDays(living, siteId, { from: '2026-10-19', to: '2026-10-26' });
    let shifts = 0;
    for (const agentId of five) {
      const days = planned.filter((day) => day.agentId === agentId);
      const worked = days.filter(({ states }) => states.some(({ fullDay }) => !fullDay));
      const starts = worked.map(({ states }) => Math.min(...states.map(({ start }) => start))).sort();
      const shown = userSchedules[userId(agentId)]!.shifts;
      expect(shown.map(({ startDate }) => Date.parse(startDate))).toEqual(starts);
      for (const { startDate, lengthInMinutes, activities } of shown) {
        const minutes = activities.reduce((sum, activity) => sum + activity.lengthInMinutes, 0);
        expect([activities[0]!.startDate, minutes]).toEqual([startDate, lengthInMinutes]);
      }
      shifts += shown.length;
    }
    expect(shifts).toBeGreaterThan(15);
  });
});

describe('a time off request', () => {
  interface Requests {
    readonly timeOffRequests: readonly Entity[];
  }

  /** One that waits for an answer, with whom it is of. */
  async function pending(): Promise<readonly [user: string, request: Entity]> {
    for (const { gswAgentId } of agents()) {
      const args = [muId, userId(gswAgentId)];
      const { timeOffRequests } = await call<Requests>(
        'getWorkforcemanagementManagementunitUserTimeoffrequests',
        args,
      );
      const found = timeOffRequests.find(({ status }) => status === 'PENDING');
      if (found !== undefined) return [userId(gswAgentId), found];
    }
    throw new Error('nobody in the world waits for an answer');
  }

  test('is listed, read, denied, and not changed again from a version that is gone', async () => {
    const [user, request] = await pending();
    const at = [muId, user, request['id']];
    const one = await call('getWorkforcemanagementManagementunitUserTimeoffrequest', at);
    expect(one).toEqual(request);
    const body = { status: 'DENIED', notes: 'too many are away', metadata: request['metadata'] };
    const denied = await call('patchWorkforcemanagementManagementunitUserTimeoffrequest', [...at, { body }]);
    expect(denied).toMatchObject({ id: request['id'], status: 'DENIED', notes: 'too many are away' });
    expect(await call('getWorkforcemanagementManagementunitUserTimeoffrequest', at)).toEqual(denied);

    // The client prints each failure, whoever looks at it.
    const print = vi.spyOn(console, 'log').mockReturnValue();
    const again = api.patchWorkforcemanagementManagementunitUserTimeoffrequest(...at, { body });
    const failure = await again.then(
      () => undefined,
      (reason: unknown) => reason as CloudFailure,
    );
    print.mockRestore();
    expect(failure).toMatchObject({
      status: 409,
      body: { status: 409, code: 'invalid.update.wrong.version' },
    });
    expect(failure!.headers['inin-correlation-id']).toBe((failure!.body as Entity)['contextId']);

    const reviewed = await call<Requests>('getWorkforcemanagementManagementunitUserTimeoffrequests', [
      muId,
      user,
      { recentlyReviewed: true },
    ]);
    expect(reviewed.timeOffRequests).toContainEqual(denied);
  });
});

describe('adherence', () => {
  test('right now is that of the world, for each user who is asked for', async () => {
    const four = agents().slice(0, 40);
    const users = four.map(({ gswAgentId }) => userId(gswAgentId));
    const shown = await call<readonly Entity[]>('getWorkforcemanagementAdherence', [users]);
    expect(shown.map(({ user }) => (user as Entity)['id'])).toEqual(users);
    const out = four.filter((agent) => {
      const verdict = living.adherence.realTime(agent, clock.now())?.verdict;
      return verdict === 'ADH_STATE_NON_ADHERENT' || verdict === 'ADH_STATE_SEVERE';
    });
    expect(shown.filter(({ adherenceState }) => adherenceState === 'OutOfAdherence')).toHaveLength(
      out.length,
    );
  });

  test('of the past is asked for, and fetched from where the answer says', async () => {
    const users = agents()
      .slice(0, 3)
      .map(({ gswAgentId }) => userId(gswAgentId));
    const body = { startDate: '2026-10-18T22:00:00Z', endDate: '2026-10-25T23:00:00Z', userIds: users };
    const asked = await call(
      'postWorkforcemanagementManagementunitHistoricaladherencequery',
      [muId, { body }],
      202,
    );
    expect(asked['queryState']).toBe('Processing');
    const address = new URL(String(asked['downloadUrl']), pair.bridge.url);
    const fetched = await pair.bridge.get(address.pathname + address.search);
    expect(fetched.status).toBe(200);
    const { data } = fetched.body as { readonly data: readonly Entity[] };
    expect(data.map((entry) => entry['userId']).sort()).toEqual(users.sort());
    const stranger = await send(address.href);
    expect(stranger.status).toBe(401);
  });
});

describe('intraday', () => {
  test('queues are activities, and what is forecast for them is what the world forecasts', async () => {
    const { entities } = await call('getWorkforcemanagementManagementunitIntradayQueues', [
      muId,
      '2026-10-27',
    ]);
    const queues = entities as readonly Entity[];
    const [queue] = queues;
    const activity = living.world.now.activities.find(
      ({ wmActivityId }) => cloudId('queue', wmActivityId) === queue!['id'],
    )!;
    expect(queue!['name']).toBe(activity.wmName);
    const body = {
      startDate: '2026-10-27T08:00:00Z',
      endDate: '2026-10-27T12:00:00Z',
      metrics: [{ category: 'ForecastData' }, { category: 'HistoricalQueueData' }],
      queueIds: [queue!['id']],
    };
    const answer = await call('postWorkforcemanagementManagementunitIntraday', [muId, { body }]);
    expect(answer['numberOfIntervals']).toBe(16);
    const [group] = answer['intradayDataGroupings'] as readonly Readonly<Record<string, readonly Entity[]>>[];
    const offered = group!['forecastDataPerInterval']!.map((entry) => Number(entry['offered']));
    offered.forEach((value, index) => {
      const instant = Date.parse(body.startDate) + index * 900_000;
      expect(value).toBeCloseTo(living.forecasts.quarter(activity, instant).volume, 6);
    });
    // It is half past ten: the last six quarters have not happened yet.
    const happened = group!['historicalQueueDataPerInterval']!.map((entry) => 'offered' in entry);
    expect(happened).toEqual([...Array<boolean>(10).fill(true), ...Array<boolean>(6).fill(false)]);
  });
});

test('that were all twelve methods of the client', () => {
  const methods = Object.keys(Object.getPrototypeOf(api) as object).concat(Object.keys(api));
  const known = methods.filter((name) => /^(get|post|patch|put|delete)Workforce/.test(name));
  expect(Object.keys(called).sort()).toEqual(known.sort());
  expect(known).toHaveLength(12);
});
