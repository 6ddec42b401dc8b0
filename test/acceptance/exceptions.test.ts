/** Exceptions, meetings and pending changes cross the wire into the schedule of the simulator, and out of it again. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Living } from '../../src/simulator/living.ts';
import type { AgentDay } from '../../src/simulator/world/schedule/schedule-state.ts';
import { ManualClock } from '../../src/time/manual-clock.ts';
import { closePair, openPair, type Answer, type Item, type Pair } from '../support/running-bridge.ts';
import { jobCaller, type JobCaller } from './job-caller.ts';
import { livingOf, plannedDays } from './schedule-world.ts';

const clock = new ManualClock('2026-10-22T09:00:00Z');
const siteId = 101;
const date = '2026-10-28';
const meeting = 703;
const training = 705;
let pair: Pair;
let living: Living;
let site: JobCaller;
let workers: readonly AgentDay[];
beforeAll(async () => {
  pair = await openPair({ simulator: { clock }, overrides: { clock } });
  living = livingOf(pair.simulator, clock);
  site = jobCaller(pair.bridge, siteId);
  workers = plannedDays(living, siteId, { from: date, to: '2026-10-29' }).filter(
    ({ kind, states }) => kind === 'work' && states.every(({ type }) => type !== 'SCH_STATE_EXCEPTION'),
  );
});
afterAll(async () => {
  await closePair(pair);
});

/** Half an hour of work without a break or a meal in it. */
function timesOf(worker: AgentDay): { readonly start: string; readonly end: string } {
  const work = worker.states.find(
    ({ type, start, end }) => type === 'SCH_STATE_ACTIVITY' && end - start >= 1_800_000,
  );
  if (work === undefined) throw new Error('this shift has no half hour of work');
  return {
    start: new Date(work.start).toISOString(),
    end: new Date(work.start + 1_800_000).toISOString(),
  };
}

async function statesOf(agentId: number, source = 'committed'): Promise<readonly Item[]> {
  const path = `schedule?from=${date}&to=2026-10-29&agentId=${agentId}&source=${source}`;
  const [day] = await site.list(path);
  return (day?.['states'] ?? []) as readonly Item[];
}

async function has(agentId: number, typeId: number, source?: string): Promise<boolean> {
  const states = await statesOf(agentId, source);
  return states.some(({ type, id }) => type === 'exception' && id === typeId);
}

function validationOf(answer: Answer): readonly Item[] {
  return (answer.body as { readonly validation: readonly Item[] }).validation;
}

test('an exception is in the schedule at once, and its states still tile the shift', async () => {
  const [worker] = workers;
  const { agentId } = worker!;
  const times = timesOf(worker!);
  const body = { agentIds: [agentId], exceptionTypeId: training, ...times, comments: 'Erste Hilfe' };
  const made = await site.send('POST', 'exceptions', body);
  expect([made.status, made.body], made.text).toMatchObject([
    201,
    { name: 'Training', agentIds: [agentId], paid: true, committed: true, changeIds: [] },
  ]);
  const shown = made.body as Item;
  expect([shown['start'], shown['end']].map((text) => new Date(String(text)).toISOString())).toEqual([
    times.start,
    times.end,
  ]);
  const seen = await site.get(made.headers.get('location') ?? '');
  expect(seen.status).toBe(200);
  const states = await statesOf(agentId);
  const inserted = states.find(({ type, id }) => type === 'exception' && id === training);
  expect(inserted).toMatchObject({ start: shown['start'], end: shown['end'], paid: true, name: 'Training' });
  for (const [index, state] of states.entries())
    if (index > 0) expect(state['start']).toBe(states[index - 1]?.['end']);
});

describe('pending changes', () => {
  async function pendingMeeting(worker: AgentDay): Promise<number> {
    const body = { agentIds: [worker.agentId], exceptionTypeId: meeting, ...timesOf(worker), commit: false };
    const made = await site.send('POST', 'meetings', body);
    expect([made.status, made.body], made.text).toMatchObject([201, { committed: false }]);
    const [changeId] = (made.body as { readonly changeIds: readonly number[] }).changeIds;
    const listed = await site.list(String(made.headers.get('location')));
    expect(listed).toEqual([
      expect.objectContaining({
        id: changeId,
        agentId: worker.agentId,
        stateType: 'exception',
        stateId: meeting,
      }),
    ]);
    expect(await has(worker.agentId, meeting)).toBe(false);
    expect(await has(worker.agentId, meeting, 'pending')).toBe(true);
    return changeId!;
  }

  test('become the Master Schedule when they are committed', async () => {
    const worker = workers[1]!;
    const changeId = await pendingMeeting(worker);
    const done = await site.send('POST', 'pending-changes/commit', { changeIds: [changeId] });
    expect([done.status, done.body]).toEqual([200, { changeIds: [changeId] }]);
    expect(await has(worker.agentId, meeting)).toBe(true);
    expect(await site.list(`pending-changes?from=${date}&to=2026-10-29`)).toEqual([]);
    expect((await site.send('POST', 'pending-changes/commit', { changeIds: [changeId] })).status).toBe(404);
  });

  test('are gone when they are rolled back, and no other site may do that', async () => {
    const worker = workers[2]!;
    const changeId = await pendingMeeting(worker);
    const other = jobCaller(pair.bridge, 102);
    expect((await other.send('POST', 'pending-changes/rollback', { changeIds: [changeId] })).status).toBe(
      404,
    );
    expect((await site.send('POST', 'pending-changes/rollback', { changeIds: [changeId] })).status).toBe(200);
    expect(await has(worker.agentId, meeting)).toBe(false);
    expect(await has(worker.agentId, meeting, 'pending')).toBe(false);
  });
});

test("WFM's own reasons come back, and nobody gets an exception when one cannot", async () => {
  const worker = workers[3]!;
  const away = plannedDays(living, siteId, { from: date, to: '2026-10-29' }).find(
    ({ kind }) => kind === 'off',
  )!;
  const agentIds = [worker.agentId, away.agentId];
  const refused = await site.send('POST', 'exceptions', {
    agentIds,
    exceptionTypeId: training,
    ...timesOf(worker),
  });
  expect([refused.status, refused.body]).toMatchObject([
    422,
    { code: 'validation-failed', retryable: false },
  ]);
  expect(validationOf(refused)).toEqual([
    { severity: 'error', id: 27, message: 'the agent has a day off', objectId: away.agentId },
  ]);
  expect(await has(worker.agentId, training)).toBe(false);
});

test.each([
  ['an exception type that is not of the meeting planner', { exceptionTypeId: training }, 400],
  ['an exception type that is none', { exceptionTypeId: 799 }, 404],
])('a meeting with %s is refused before WFM is asked', async (_name, change, status) => {
  const worker = workers[4]!;
  const before = pair.simulator.requests.count('InsertSchAgentState');
  const body = { agentIds: [worker.agentId], ...timesOf(worker), ...change };
  expect((await site.send('POST', 'meetings', body)).status).toBe(status);
  expect(pair.simulator.requests.count('InsertSchAgentState')).toBe(before);
});
