import { beforeEach, describe, expect, test } from 'vitest';
import { oleDate } from '../../src/simulator/ole-date.ts';
import type { CfgAgent } from '../../src/simulator/world/agents.ts';
import type { CalItem } from '../../src/simulator/world/calendar/calendar-item.ts';
import { ManualClock } from '../../src/time/manual-clock.ts';
import { CalendarCaller } from './calendar/calendar-caller.ts';
import { calendarAt, freeAgent, numbers, request, start } from './calendar/calendar-world.ts';
import { refusalsOf, ScheduleChanger, some } from './schedule/schedule-changer.ts';
import { askStates, stateType } from './schedule/schedule-parameters.ts';
import { startWithSession, list, text, texts, type Answer } from './soap-caller.ts';
import { exceptionTypes, insertedId, timeOffTypes } from './type-writer.ts';

const clock = new ManualClock(start);
const caller = await startWithSession({ clock });
const changer = new ScheduleChanger(caller);
const calendarCaller = new CalendarCaller(caller, clock);
const { calendar } = calendarAt();
const { type, status } = numbers;

/** A Monday for which there is a schedule, and one for which there is none yet. */
const monday = oleDate('2026-12-14');
const farMonday = oleDate('2027-01-11');

beforeEach(async () => {
  caller.simulator.clock.set(Date.parse(start));
  await changer.startAnew();
});

function freeOn(day: number): CfgAgent {
  return freeAgent(calendar, { start: day, end: day + 1 });
}

/** A request for a whole day. */
function asked(wmObjectId: number, over: Partial<CalItem> = {}, day = monday): CalItem {
  const range = { wmStartDateTime: day, wmEndDateTime: day + 1 };
  return request(freeOn(day), { ...range, wmObjectId, ...over });
}

/** What an agent does on a day, with the names of it. */
async function scheduled(agentId: number, day: number): Promise<Answer> {
  const question = { agentId: [agentId], start: day, end: day + 1 };
  return (await changer.call('GetAgentState', askStates(question))).value;
}

const kinds = [
  ['time-off type', timeOffTypes, { wmItemType: type.timeOff }, 'TIMEOFF'],
  ['exception type', exceptionTypes, { wmItemType: type.exception, wmStatus: status.granted }, 'EXCEPTION'],
] as const;

describe.each(kinds)('a calendar item of a new %s', (noun, kind, over, state) => {
  test.each([
    ['paid', 'true', true],
    ['unpaid', 'false', false],
  ])('needs no force and is %s as its type is', async (_which, paid, isPaid) => {
    const id = await insertedId(kind, caller, { paid });
    const outcome = await calendarCaller.insert(asked(id, { ...over, wmPaid: !isPaid }));
    expect(outcome).toMatchObject({ success: true, errors: [], warnings: [] });
    const item = await calendarCaller.item(outcome.id);
    expect(item).toMatchObject({ wmObjectId: id, wmPaid: isPaid });
    expect(item.wmPaidMinutes > 0).toBe(isPaid);
  });

  test('is in the schedule, by the name of the type, when that has been built', async () => {
    const id = await insertedId(kind, caller, { name: 'Sabbatical' });
    const granted = asked(id, { ...over, wmStatus: status.granted }, farMonday);
    expect(await calendarCaller.insert(granted)).toMatchObject({ success: true });
    caller.simulator.clock.set(Date.parse('2026-12-20T12:00:00Z'));
    await caller.authenticate();
    await caller.openSession();
    const found = await scheduled(granted.gswAgentId, farMonday);
    const number = String(stateType(state));
    expect(list(found, 'schAgentState')).toMatchObject([{ wmStateType: number, wmStateId: String(id) }]);
    expect(list(found, 'schStateInfo')).toEqual([
      { wmStateType: number, wmStateId: String(id), wmName: 'Sabbatical' },
    ]);
  });

  test('is refused at a site that does not have the type', async () => {
    const id = await insertedId(kind, caller, { sites: [202] });
    const { success, errors } = await calendarCaller.insert(asked(id, over), true);
    expect([success, errors]).toEqual([false, [expect.stringContaining(`site 101 has no ${noun} ${id}`)]]);
  });

  test('is refused when a reset has removed the type', async () => {
    const id = await insertedId(kind, caller);
    await changer.startAnew();
    expect((await calendarCaller.insert(asked(id, over), true)).errors).toEqual([
      expect.stringContaining(`site 101 has no ${noun} ${id}`),
    ]);
  });
});

test('nobody has a balance of a new time-off type', async () => {
  const id = await insertedId(timeOffTypes, caller);
  const question = (typeId: number): string =>
    `<siteId>101</siteId><timeOffTypeId>${typeId}</timeOffTypeId><date>${monday}</date>`;
  const rows = (typeId: number): Promise<readonly Answer[]> =>
    calendarCaller.rows('GetTimeOffBalance', question(typeId), 'calTimeOffBalance');
  expect((await rows(800)).length).toBeGreaterThan(0);
  expect(await rows(id)).toEqual([]);
});

describe('a state of a new exception type', () => {
  const first = some(changer.atWork);
  const wanted = (id: number) => ({ ...changer.hours(first, 0, 4), id });

  test.each([
    [true, 'stay under it'],
    [false, 'give way to it'],
  ])('is inserted; where its type allows breaks (%s), they %s', async (breaks) => {
    const id = await insertedId(exceptionTypes, caller, { breaks });
    const isBreak = (state: Answer): boolean => text(state, 'wmStateType') === String(stateType('BREAK'));
    const until = changer.hours(first, 0, 4).end;
    const inTime = (state: Answer): boolean => Number(text(state, 'wmEndDateTime')) <= until;
    const before = (await changer.statesOf(first.agentId)).filter(inTime).filter(isBreak);
    expect(before.length).toBeGreaterThan(0);
    expect((await changer.insert([wanted(id)])).value).toMatchObject({ success: 'true' });
    const after = (await changer.statesOf(first.agentId)).filter(inTime);
    expect(texts(after, 'wmStateId')).toContain(String(id));
    expect(after.filter(isBreak)).toEqual(breaks ? before : []);
  });

  test.each([
    ['true', 'true'],
    ['false', 'false'],
  ])('is paid (%s) as its type is', async (paid, isPaid) => {
    const id = await insertedId(exceptionTypes, caller, { paid });
    await changer.insert([wanted(id)]);
    const own = (await changer.statesOf(first.agentId)).filter(
      (state) => text(state, 'wmStateId') === String(id),
    );
    expect(new Set(texts(own, 'wmPaid'))).toEqual(new Set([isPaid]));
  });

  test('is refused at a site that does not have the type, and after a reset', async () => {
    const problem = `${first.agentId}: only exceptions of a type that the site has and marked time can be inserted`;
    const id = await insertedId(exceptionTypes, caller, { sites: [102] });
    expect(refusalsOf(await changer.insert([wanted(id)]))).toEqual([problem]);
    const own = await insertedId(exceptionTypes, caller, { sites: [101] });
    await changer.startAnew();
    expect(refusalsOf(await changer.insert([wanted(own)]))).toEqual([problem]);
  });
});

test('what the seed has made is the same with new types', async () => {
  const all = async (): Promise<unknown> => [
    await calendarCaller.items({ wmSiteId: [101] }, monday - 120, monday + 120),
    (
      await changer.call(
        'GetAgentState',
        askStates({ start: monday, end: monday + 7, provideStateInfo: false }),
      )
    ).value,
  ];
  await insertedId(timeOffTypes, caller);
  await insertedId(exceptionTypes, caller);
  // Read after they were added, as what has been worked out once is kept.
  const withTypes = await all();
  await changer.startAnew();
  expect(withTypes).toEqual(await all());
});
