/** Calendar items and time off cross the wire: simulator, SOAP, bridge, REST. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Living } from '../../src/simulator/living.ts';
import { ManualClock } from '../../src/time/manual-clock.ts';
import {
  closePair,
  openPair,
  startPair,
  type Answer,
  type Item,
  type Pair,
} from '../support/running-bridge.ts';
import { jobCaller, type JobCaller } from './job-caller.ts';
import { livingOf, oleDay } from './schedule-world.ts';

const clock = new ManualClock('2026-10-22T09:00:00Z');
const siteId = 101;
const vacation = 800;
let pair: Pair;
let living: Living;
let site: JobCaller;
beforeAll(async () => {
  pair = await openPair({ simulator: { clock }, overrides: { clock } });
  living = livingOf(pair.simulator, clock);
  site = jobCaller(pair.bridge, siteId);
});
afterAll(async () => {
  await closePair(pair);
});

describe('calendar items', () => {
  test('are those of the world, over a change of the clock, each once', async () => {
    const range = { start: oleDay('2026-10-01'), end: oleDay('2026-12-01') };
    const ofWorld = living.calendar.plans
      .agentsOf(siteId)
      .flatMap((agent) => living.calendar.itemsOf(agent, range))
      .map((item) => `${item.wmItemId} ${item.gswAgentId} ${item.wmPaidMinutes}`);
    const shown = await site.list('calendar-items?from=2026-10-01&to=2026-12-01');
    expect(ofWorld.length).toBeGreaterThan(100);
    expect(
      shown
        .map((item) => `${String(item['id'])} ${String(item['agentId'])} ${String(item['paidMinutes'])}`)
        .sort(),
    ).toEqual(ofWorld.sort());
    const starts = shown.map((item) => Date.parse(String(item['start'])));
    expect(starts).toEqual(starts.toSorted((a, b) => a - b));
  });

  test('by type, by status, by agent, by team', async () => {
    const range = 'from=2026-10-01&to=2026-12-01';
    const all = await site.list(`calendar-items?${range}`);
    const [first] = all;
    const { agentId } = first!;
    const where = (member: string, value: unknown): number =>
      all.filter((item) => item[member] === value).length;
    expect((await site.list(`calendar-items?${range}&type=time-off`)).length).toBe(where('type', 'time-off'));
    expect((await site.list(`time-off-requests?${range}`)).length).toBe(where('type', 'time-off'));
    expect((await site.list(`calendar-items?${range}&status=declined`)).length).toBe(
      where('status', 'declined'),
    );
    expect((await site.list(`calendar-items?${range}&agentId=${String(agentId)}`)).length).toBe(
      where('agentId', agentId),
    );
    const agent = living.world.now.agents.find(({ gswAgentId }) => gswAgentId === agentId)!;
    const team = await site.list(`calendar-items?${range}&teamId=${agent.wmTeamId}`);
    expect(team.length).toBeLessThan(all.length);
    expect(team).toEqual(expect.arrayContaining([first]));
  });

  test('of another site are not there', async () => {
    const [item] = await jobCaller(pair.bridge, 102).list('calendar-items?from=2026-10-01&to=2026-12-01');
    expect((await site.get(`calendar-items/${String(item!['id'])}`)).status).toBe(404);
    expect((await site.send('DELETE', `calendar-items/${String(item!['id'])}`)).status).toBe(404);
  });
});

async function balanceOf(agentId: number, date: string): Promise<Item> {
  const path = `time-off-balances?agentId=${agentId}&timeOffTypeId=${vacation}&date=${date}`;
  const [balance] = await site.list(path);
  if (balance === undefined) throw new Error(`agent ${agentId} has no balance`);
  return balance;
}

const number = (item: Item, name: string): number => Number(item[name]);

/** A request for two days that WFM takes; agents who may not ask for them are passed over. */
async function makeRequest(comments: string): Promise<Answer> {
  for (const { gswAgentId } of living.calendar.plans.agentsOf(siteId)) {
    const body = {
      agentId: gswAgentId,
      timeOffTypeId: vacation,
      from: '2026-12-14',
      to: '2026-12-16',
      comments,
    };
    const answer = await site.send('POST', 'time-off-requests', body);
    if (answer.status === 201 && number(answer.body as Item, 'paidMinutes') > 0) return answer;
    if (![201, 422].includes(answer.status)) throw new Error(answer.text);
  }
  throw new Error('nobody may ask for those days');
}

test('a request is made, granted, counted, recalled and deleted', async () => {
  const made = await makeRequest('“Wandern” & <Schnee>');
  const request = made.body as Item;
  const path = `time-off-requests/${String(request['id'])}`;
  expect(made.headers.get('location')).toBe(`/wfm/v1/sites/101/${path}`);
  expect(made.headers.get('etag')).toBe(`"${String(request['version'])}"`);
  expect(request).toMatchObject({
    timeOffTypeId: vacation,
    from: '2026-12-14',
    to: '2026-12-16',
    start: '2026-12-14T00:00:00+01:00',
    fullDay: true,
    status: 'preferred',
    scheduled: null,
    comments: '“Wandern” & <Schnee>',
    submittedAt: '2026-10-22T11:00:00+02:00',
  });
  expect((await site.get(path)).body).toEqual(request);

  const agentId = number(request, 'agentId');
  const asked = await balanceOf(agentId, '2026-12-31');
  expect(number(asked, 'preferredMinutes')).toBeGreaterThanOrEqual(number(request, 'paidMinutes'));

  const stale = await site.send('PATCH', path, { status: 'granted' }, { 'if-match': '"0"' });
  expect([stale.status, stale.body]).toMatchObject([412, { code: 'precondition-failed' }]);
  const version = { 'if-match': made.headers.get('etag') ?? '' };
  const granted = await site.send('PATCH', `${path}?force=true`, { status: 'granted' }, version);
  expect([granted.status, granted.body]).toMatchObject([200, { status: 'granted', scheduled: false }]);
  const left = await balanceOf(agentId, '2026-12-31');
  const minutes = number(request, 'paidMinutes');
  expect(number(left, 'grantedMinutes')).toBe(number(asked, 'grantedMinutes') + minutes);
  expect(number(left, 'preferredMinutes')).toBe(number(asked, 'preferredMinutes') - minutes);

  const noted = await site.send('PATCH', path, { comments: 'Strand' });
  expect(noted.body).toMatchObject({ status: 'granted', comments: 'Strand' });
  expect((noted.body as Item)['version']).not.toBe((granted.body as Item)['version']);

  const recalled = await site.send('PATCH', path, { status: 'recalled' });
  expect(recalled.body).toMatchObject({ status: 'recalled', scheduled: null });
  const back = await balanceOf(agentId, '2026-12-31');
  expect(number(back, 'balanceMinutes')).toBe(number(left, 'balanceMinutes') + minutes);
  const again = await site.send('PATCH', path, { status: 'granted' });
  expect([again.status, again.body]).toMatchObject([
    422,
    {
      code: 'validation-failed',
      validation: [{ severity: 'error', message: expect.stringMatching(/recalled/) as string }],
    },
  ]);

  expect((await site.send('DELETE', path)).status).toBe(204);
  expect((await site.get(path)).status).toBe(404);
});

test('a part of a day is the same instants on the way in and out, in Kathmandu, too', async () => {
  const kathmandu = jobCaller(pair.bridge, 201);
  const times = { start: '2026-12-14T04:15:00Z', end: '2026-12-14T06:15:00Z' };
  for (const { gswAgentId: agentId } of living.calendar.plans.agentsOf(201)) {
    const body = { agentId, timeOffTypeId: vacation, ...times };
    const made = await kathmandu.send('POST', 'time-off-requests', body);
    if (made.status === 422) continue;
    expect([made.status, made.body], made.text).toMatchObject([
      201,
      {
        start: '2026-12-14T10:00:00+05:45',
        end: '2026-12-14T12:00:00+05:45',
        fullDay: false,
        from: null,
        to: null,
      },
    ]);
    const touching = `from=2026-12-14T06:14:59Z&to=2026-12-14T06:15:00Z&agentId=${agentId}`;
    const after = `from=2026-12-14T06:15:00Z&to=2026-12-14T06:15:01Z&agentId=${agentId}`;
    const id = (made.body as Item)['id'];
    expect((await kathmandu.list(`time-off-requests?${touching}`)).map((item) => item['id'])).toContain(id);
    expect((await kathmandu.list(`time-off-requests?${after}`)).map((item) => item['id'])).not.toContain(id);
    return;
  }
  throw new Error('nobody may ask for those hours');
});

test("WFM's own reasons come back, and nothing is stored", async () => {
  const [agent] = living.calendar.plans.agentsOf(siteId);
  const agentId = agent!.gswAgentId;
  const before = await site.list(`time-off-requests?from=2026-12-01&to=2027-01-01&agentId=${agentId}`);
  // Paternity leave is a type of Lisbon alone.
  const body = { agentId, timeOffTypeId: 804, from: '2026-12-21', to: '2026-12-22' };
  const refused = await site.send('POST', 'time-off-requests', body);
  expect([refused.status, refused.body]).toMatchObject([
    422,
    { code: 'validation-failed', retryable: false, validation: [{ severity: 'error', id: 23 }] },
  ]);
  const after = await site.list(`time-off-requests?from=2026-12-01&to=2027-01-01&agentId=${agentId}`);
  expect(after).toEqual(before);
});

test('an agent of another site is not found', async () => {
  const [agent] = living.calendar.plans.agentsOf(102);
  const body = { agentId: agent!.gswAgentId, timeOffTypeId: vacation, from: '2026-12-21', to: '2026-12-22' };
  expect((await site.send('POST', 'time-off-requests', body)).status).toBe(404);
  expect(await site.list(`time-off-balances?agentId=${agent!.gswAgentId}&date=2026-12-31`)).toEqual([]);
});

test('limits are there for each day, and who waits is a wait-listed request', async () => {
  const limits = await site.list('time-off-limits?from=2026-12-01&to=2026-12-15');
  const ofSite = limits.filter(({ teamId }) => teamId === null);
  expect(ofSite.map(({ date }) => date)).toHaveLength(14);
  for (const limit of limits) expect(number(limit, 'limitMinutes')).toBeGreaterThan(0);
  const waiting = await site.list('time-off-wait-list?from=2026-06-01&to=2027-06-01');
  expect(waiting.length).toBeGreaterThan(0);
  for (const { requestId } of waiting.slice(0, 5)) {
    expect((await site.get(`time-off-requests/${String(requestId)}`)).body).toMatchObject({
      status: 'wait-listed',
    });
  }
  const listed = await site.list('time-off-requests?from=2026-06-01&to=2027-06-01&status=wait-listed');
  expect(new Set(waiting.map(({ requestId }) => requestId))).toEqual(new Set(listed.map(({ id }) => id)));
});

test('the same requests come as JSON, lines and a table', async () => {
  const path = '/wfm/v1/sites/101/time-off-requests?from=2026-10-01&to=2026-11-01';
  const minutes = (await site.list(path)).map((item) => number(item, 'paidMinutes'));
  const lines = await pair.bridge.get(path, { headers: { accept: 'application/x-ndjson' } });
  const ofLines = lines.text
    .trimEnd()
    .split('\n')
    .map((line) => number(JSON.parse(line) as Item, 'paidMinutes'));
  const csv = await pair.bridge.get(path, { headers: { accept: 'text/csv' } });
  const [header = '', ...rows] = csv.text.trimEnd().split('\r\n');
  const column = header.split(',').indexOf('paidMinutes');
  expect(ofLines).toEqual(minutes);
  expect(rows.map((row) => Number(row.split(',')[column]))).toEqual(minutes);
});

test('while numbers are guesses, nobody reads or writes the calendar by them', async () => {
  const { bridge, simulator } = await startPair({ env: { WFM_PROVISIONAL: 'refuse-writes' } });
  const refusing = jobCaller(bridge, siteId);
  const read = await refusing.get('time-off-requests?from=2026-10-01&to=2026-10-02');
  expect([read.status, read.body]).toMatchObject([501, { code: 'provisional-contract' }]);
  const body = { agentId: 1, timeOffTypeId: vacation, from: '2026-12-21', to: '2026-12-22' };
  await refusing.send('POST', 'time-off-requests', body);
  expect(simulator.requests.count('InsertCalendarItem')).toBe(0);
});
