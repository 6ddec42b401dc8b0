import { describe, expect, test } from 'vitest';
import { oleDate } from '../../../src/simulator/ole-date.ts';
import { minute, type AgentDay } from '../../../src/simulator/world/schedule/schedule-state.ts';
import { calItem, calendarOf, daysOf, numberOf, schedulesOf } from './schedule-world.ts';

function never(): never {
  throw new Error('the agent must have a schedule');
}

const plain = schedulesOf();
const day = oleDate('2026-11-24');
const clock = plain.plans.clockOf(101);
const type = (name: string): number => numberOf('ECalItemType', `CAL_ITEM_${name}`);
/** Somebody who works on Tuesday and has Saturday and Sunday off, full time. */
const agentId =
  plain.plans
    .agentsOf(101)
    .map((agent) => agent.gswAgentId)
    .find((id) => {
      const works = (number: number): boolean => plain.day(id, number)?.kind === 'work';
      const isFree = (number: number): boolean => plain.day(id, number)?.kind === 'off';
      return [day, day + 1, day + 2, day + 3].every(works) && isFree(day + 4) && isFree(day + 5);
    }) ?? 0;
const before = plain.day(agentId, day) ?? never();

const at = (hours: number): number => day + hours / 24;
const hoursOf = (instant: number): number => (clock.instantToLocal(instant) - day * 86_400) / 3600;
const shape = (found: AgentDay | undefined): unknown[] => [found?.kind, found?.shiftId, found?.paidMinutes];

describe('what the calendar has for a whole day', () => {
  test('as time off takes the place of the shift and is paid as it says', () => {
    const item = calItem({
      gswAgentId: agentId,
      wmItemType: type('TIME_OFF'),
      wmObjectId: 800,
      wmStartDateTime: day,
      wmEndDateTime: day + 1,
      wmFullDay: true,
      wmPaidMinutes: 432,
    });
    const found = schedulesOf(850, calendarOf(item)).day(agentId, day);
    expect(shape(found)).toEqual(['time-off', 0, 432]);
    const { start, end } = clock.dayBounds(day);
    expect(found?.states).toEqual([
      { type: 'SCH_STATE_TIMEOFF', id: 800, start, end, fullDay: true, paid: true },
    ]);
  });

  test('as a vacation over the weekend leaves days off alone, and its paid minutes are all there', () => {
    const item = calItem({
      gswAgentId: agentId,
      wmItemType: type('TIME_OFF'),
      wmObjectId: 800,
      wmStartDateTime: day,
      wmEndDateTime: day + 6,
      wmFullDay: true,
      wmPaidMinutes: 1730,
    });
    const schedules = schedulesOf(850, calendarOf(item));
    const days = [0, 1, 2, 3, 4, 5].map((offset) => schedules.day(agentId, day + offset));
    expect(days.map((one) => one?.kind)).toEqual([
      ...new Array<string>(4).fill('time-off'),
      ...new Array<string>(2).fill('off'),
    ]);
    expect(days.map((one) => one?.paidMinutes)).toEqual([433, 433, 432, 432, 0, 0]);
  });

  test('as unpaid time off, an exception and a day off', () => {
    const whole = { gswAgentId: agentId, wmStartDateTime: day, wmEndDateTime: day + 1, wmFullDay: true };
    const unpaid = calItem({ ...whole, wmItemType: type('TIME_OFF'), wmObjectId: 801, wmPaid: false });
    expect(shape(schedulesOf(850, calendarOf(unpaid)).day(agentId, day))).toEqual(['time-off', 0, 0]);
    const sick = calItem({ ...whole, wmItemType: type('EXCEPTION'), wmObjectId: 701, wmPaidMinutes: 432 });
    expect(shape(schedulesOf(850, calendarOf(sick)).day(agentId, day))).toEqual(['exception', 0, 432]);
    const off = calItem({ ...whole, wmItemType: type('DAY_OFF') });
    expect(shape(schedulesOf(850, calendarOf(off)).day(agentId, day))).toEqual(['off', 0, 0]);
  });
});

describe('what the calendar has for a part of a day', () => {
  const partOf = (
    [wmItemType, wmObjectId]: readonly [number, number],
    wmPaid: boolean,
    from: number,
    to: number,
  ) =>
    schedulesOf(
      850,
      calendarOf(
        calItem({
          gswAgentId: agentId,
          wmItemType,
          wmObjectId,
          wmPaid,
          wmStartDateTime: at(from),
          wmEndDateTime: at(to),
        }),
      ),
    ).day(agentId, day);
  const from = hoursOf(before.start) + 1;
  const to = hoursOf(before.end) - 1;

  test('as unpaid time off takes everything it covers, and that is not paid', () => {
    const found = partOf([type('TIME_OFF'), 801], false, from, to);
    const off = found?.states.filter((state) => state.type === 'SCH_STATE_TIMEOFF');
    expect(off?.map((state) => [hoursOf(state.start), hoursOf(state.end), state.paid])).toEqual([
      [from, to, false],
    ]);
    expect(found?.paidMinutes).toBe(120);
    expect([found?.start, found?.end]).toEqual([before.start, before.end]);
  });

  test('as an exception that allows pauses leaves them', () => {
    const found = partOf([type('EXCEPTION'), 705], true, from, to);
    const pauses = (one: AgentDay | undefined): unknown =>
      one?.states.filter((state) => state.type === 'SCH_STATE_BREAK' || state.type === 'SCH_STATE_MEAL');
    expect(pauses(found)).toEqual(pauses(before));
    expect(found?.paidMinutes).toBe(before.paidMinutes);
  });

  test('as an exception that allows none takes them, so that an unpaid meal is paid', () => {
    const found = partOf([type('EXCEPTION'), 709], true, from, to);
    expect(found?.states.some((state) => state.type === 'SCH_STATE_MEAL')).toBe(false);
    expect(found?.paidMinutes).toBe(before.paidMinutes + 30);
  });

  test('does nothing on a day off or outside of the shift', () => {
    expect(partOf([type('EXCEPTION'), 705], true, hoursOf(before.end), hoursOf(before.end) + 1)).toEqual(
      before,
    );
    expect(plain.day(agentId, day + 4)).toEqual(
      schedulesOf(
        850,
        calendarOf(
          calItem({
            gswAgentId: agentId,
            wmItemType: type('EXCEPTION'),
            wmStartDateTime: day + 4.4,
            wmEndDateTime: day + 4.5,
          }),
        ),
      ).day(agentId, day + 4),
    );
  });

  test('after midnight belongs to the shift that began the day before', () => {
    const night = daysOf(plain, 201, '2026-11-24').find((one) => one.kind === 'work' && one.shiftId === 4012);
    if (night === undefined) throw new Error('somebody must work at night');
    const item = calItem({
      gswAgentId: night.agentId,
      wmItemType: type('EXCEPTION'),
      wmObjectId: 704,
      wmStartDateTime: day + 1 + 1 / 24,
      wmEndDateTime: day + 1 + 2 / 24,
    });
    const found = schedulesOf(850, calendarOf(item)).day(night.agentId, day);
    const coaching = found?.states.filter((state) => state.id === 704) ?? [];
    expect(coaching.reduce((sum, state) => sum + (state.end - state.start) / minute, 0)).toBeGreaterThan(30);
  });
});

test('a granted shift takes the place of the planned one, also on a day off', () => {
  const shifted = (number: number) =>
    schedulesOf(
      850,
      calendarOf(
        calItem({
          gswAgentId: agentId,
          wmItemType: type('SHIFT'),
          wmObjectId: 3012,
          wmStartDateTime: number,
          wmEndDateTime: number + 1,
          wmFullDay: true,
        }),
      ),
    ).day(agentId, number);
  for (const number of [day, day + 4]) {
    const found = shifted(number);
    expect(shape(found)).toEqual(['work', 3012, before.paidMinutes]);
    expect(clock.dayAt(found?.end ?? 0)).toBe(number + 1);
  }
});

test.each(['AVAILABILITY', 'WORKING_HOURS'])('%s changes nothing', (name) => {
  const item = calItem({
    gswAgentId: agentId,
    wmItemType: type(name),
    wmStartDateTime: day,
    wmEndDateTime: day + 1,
    wmFullDay: true,
  });
  expect(schedulesOf(850, calendarOf(item)).day(agentId, day)).toEqual(before);
});
