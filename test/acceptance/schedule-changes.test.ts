/** Changes of the schedule, seen through it: what is pending, and what refers to something deleted. */
import { expect, test } from 'vitest';
import { deletedExceptionTypeId } from '../../src/simulator/world/schedule/seeded-exceptions.ts';
import { ManualClock } from '../../src/time/manual-clock.ts';
import { itemsOf, startPair, type Pair } from '../support/running-bridge.ts';

interface ShownState {
  readonly type: string;
  readonly id: number;
  readonly name: string | null;
  readonly start: string;
  readonly end: string;
}

interface ShownDay {
  readonly agentId: number;
  readonly shiftStart: string | null;
  readonly states: readonly ShownState[];
}

const clock = new ManualClock('2026-10-22T09:00:00Z');

async function daysOf({ bridge }: Pair, query: string): Promise<readonly ShownDay[]> {
  const answer = await bridge.get(`/wfm/v1/sites/101/schedule?from=2026-10-26&to=2026-10-30&${query}`);
  return itemsOf(answer) as unknown as readonly ShownDay[];
}

test('a pending change is seen by who asks for it, and by all once it is committed', async () => {
  const pair = await startPair({ simulator: { clock } });
  const { bridge, simulator } = pair;
  const day = (await daysOf(pair, '')).find(({ shiftStart }) => shiftStart !== null)!;
  const work = day.states.find(({ type }) => type === 'activity')!;
  const meeting = simulator.world.exceptionTypes.find((type) =>
    type.wmSiteId.includes(101),
  )!.wmExceptionTypeId;
  const start = work.start.slice(0, 19);
  const end = new Date(Date.parse(`${start}Z`) + 900_000).toISOString().slice(0, 19);
  const state = {
    agentId: day.agentId,
    stateType: 'SCH_STATE_EXCEPTION',
    stateId: meeting,
    startDateTime: start,
    endDateTime: end,
    fullDay: false,
    paid: true,
  };
  const order = { siteId: 101, states: [state], comments: 'with HR', commit: false, force: true };
  const answer = await bridge.post('/wfm/v1/services/ScheduleService/InsertSchAgentState', order);
  expect([answer.status, answer.body]).toMatchObject([200, { success: true }]);

  const meetings = async (query: string): Promise<readonly ShownState[]> =>
    (await daysOf(pair, `agentId=${day.agentId}&stateType=exception&${query}`))
      .flatMap(({ states }) => states)
      .filter((one) => one.id === meeting && one.start === work.start);
  expect(await meetings('source=committed')).toEqual([]);
  expect(await meetings('source=pending')).toMatchObject([
    { type: 'exception', name: expect.any(String) as string },
  ]);

  const changes = await bridge.post('/wfm/v1/services/ScheduleService/GetPendingChanges', {
    siteId: 101,
    start: '2026-10-26T00:00:00',
    end: '2026-10-30T00:00:00',
  });
  const { items } = changes.body as { readonly items: readonly { readonly changeId: number }[] };
  const changeId = items.map((change) => change.changeId);
  await bridge.post('/wfm/v1/services/ScheduleService/CommitPendingChanges', { siteId: 101, changeId });
  expect(await meetings('source=committed')).toHaveLength(1);
});

test('states whose type was deleted stay, without a name', async () => {
  const { bridge } = await startPair({ simulator: { clock } });
  const range = 'from=2026-10-05&to=2026-11-02';
  const answer = await bridge.get(`/wfm/v1/sites/101/schedule?${range}&stateType=exception`);
  const states = (itemsOf(answer) as unknown as readonly ShownDay[]).flatMap((day) => day.states);
  const known = itemsOf(await bridge.get('/wfm/v1/exception-types')).map(({ id }) => id);
  const deleted = states.filter(({ id }) => !known.includes(id));
  expect(new Set(deleted.map(({ id }) => id))).toEqual(new Set([deletedExceptionTypeId]));
  expect(new Set(deleted.map(({ name }) => name))).toEqual(new Set([null]));
  expect(states.filter(({ id, name }) => known.includes(id) && name === null)).toEqual([]);
});
