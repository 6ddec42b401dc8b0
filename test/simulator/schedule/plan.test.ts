import { describe, expect, test } from 'vitest';
import { oleDate } from '../../../src/simulator/ole-date.ts';
import { minute, type AgentDay } from '../../../src/simulator/world/schedule/schedule-state.ts';
import { deletedExceptionTypeId } from '../../../src/simulator/world/schedule/seeded-exceptions.ts';
import { weekDayOf } from '../../../src/simulator/world/schedule/week.ts';
import { daysOf, schedulesOf, world } from './schedule-world.ts';

const schedules = schedulesOf();
const sites = world.sites.map((site) => [site.wmName, site.wmSiteId] as const);

/** The nights on which clocks are changed, and an ordinary week. */
const periods = [
  [101, '2026-10-24', '2026-10-26'],
  [101, '2026-03-27', '2026-03-30'],
  [102, '2026-10-24', '2026-10-26'],
  [102, '2026-03-27', '2026-03-30'],
  [202, '2026-04-03', '2026-04-06'],
  [202, '2026-10-02', '2026-10-05'],
  [201, '2026-11-20', '2026-11-26'],
  [101, '2026-12-28', '2027-01-03'],
] as const;

function problemsOf(day: AgentDay): string[] {
  const problems: string[] = [];
  const { states } = day;
  if (states[0]?.start !== day.start) problems.push('does not begin with the day');
  if (states.at(-1)?.end !== day.end) problems.push('does not end with the day');
  states.forEach((state, index) => {
    if (state.end <= state.start) problems.push(`state ${index} lasts nothing`);
    if (index > 0 && states[index - 1]?.end !== state.start) problems.push(`gap or overlap before ${index}`);
    if (state.start % minute !== 0) problems.push(`state ${index} begins within a minute`);
    if (state.fullDay !== (day.kind !== 'work')) problems.push(`state ${index} fills the day or does not`);
  });
  const paid = states.reduce((sum, state) => sum + (state.paid ? (state.end - state.start) / minute : 0), 0);
  if (day.kind === 'work' && paid !== day.paidMinutes)
    problems.push(`is paid for ${day.paidMinutes}, not ${paid}`);
  return problems.map((problem) => `${day.agentId} on ${day.day}: ${problem}`);
}

test.each(periods)(
  'at site %i from %s to %s the states tile each day and its paid minutes add up',
  (...period) => {
    const days = daysOf(schedules, ...period);
    expect(days.length).toBeGreaterThan(250);
    expect(days.flatMap(problemsOf)).toEqual([]);
  },
);

test.each(periods)('at site %i from %s to %s no agent is at work twice at a time', (...period) => {
  const overlaps: string[] = [];
  const days = daysOf(schedules, ...period).filter((day) => day.kind === 'work');
  days.forEach((day, index) => {
    const before = days[index - 1];
    if (before?.agentId === day.agentId && before.end > day.start) overlaps.push(`${day.agentId} ${day.day}`);
  });
  expect(overlaps).toEqual([]);
});

describe.each(sites)('contracts at %s', (_name, siteId) => {
  test('are kept: days and paid hours of a week', () => {
    const weekStart = siteId < 200 ? 1 : 0;
    const { firstDay } = weekDayOf(oleDate('2026-11-25'), weekStart);
    const broken: string[] = [];
    for (const agent of schedules.plans.agentsOf(siteId)) {
      const contract = world.contracts.find((candidate) => candidate.wmContractId === agent.wmContractId);
      const worker = schedules.plans.worker(agent.gswAgentId);
      const shifts = Array.from({ length: 7 }, (_, index) =>
        schedules.plans.shiftOn(agent.gswAgentId, firstDay + index),
      ).filter((shift) => shift !== undefined);
      if (contract === undefined || agent.wmEndDate !== 0) continue;
      const hours = (shifts.length * worker.paidMinutes) / 60;
      if (shifts.length > contract.wmMaxWorkingDays)
        broken.push(`${agent.gswAgentId}: ${shifts.length} days`);
      if (worker.paidMinutes / 60 < contract.wmMinDailyHours) broken.push(`${agent.gswAgentId}: a short day`);
      if (worker.paidMinutes / 60 > contract.wmMaxDailyHours) broken.push(`${agent.gswAgentId}: a long day`);
      if (hours > contract.wmMaxWeeklyHours) broken.push(`${agent.gswAgentId}: ${hours} hours`);
      if (hours < contract.wmMinWeeklyHours) broken.push(`${agent.gswAgentId}: only ${hours} hours`);
    }
    expect(broken).toEqual([]);
  });

  test('shifts begin within the window of the shift and are for the contract', () => {
    const clock = schedules.plans.clockOf(siteId);
    const wrong = daysOf(schedules, siteId, '2026-11-23', '2026-11-29').filter((day) => {
      if (day.kind !== 'work') return false;
      const shift = world.shifts.find((candidate) => candidate.wmShiftId === day.shiftId);
      const minutes = (clock.instantToLocal(day.start) - day.day * 86_400) / 60;
      const contractId = schedules.plans.agent(day.agentId)?.wmContractId ?? 0;
      return (
        shift === undefined ||
        !shift.wmContractId.includes(contractId) ||
        minutes < shift.wmEarliestStartMinutes ||
        minutes > shift.wmLatestStartMinutes
      );
    });
    expect(wrong).toEqual([]);
  });

  test('agents do only what they can', () => {
    const strange = daysOf(schedules, siteId, '2026-11-23', '2026-11-26').flatMap((day) => {
      const can = schedules.plans.agent(day.agentId)?.wmActivities.map((held) => held.wmActivityId) ?? [];
      return day.states.filter((state) => state.type === 'SCH_STATE_ACTIVITY' && !can.includes(state.id));
    });
    expect(strange).toEqual([]);
  });
});

test('rotating patterns are followed by some, to the day', () => {
  const followers = schedules.plans
    .agentsOf(101)
    .map((agent) => schedules.plans.worker(agent.gswAgentId))
    .filter((worker) => worker.pattern !== undefined && worker.agent.wmEndDate === 0);
  expect(followers.length).toBeGreaterThan(15);
  const monday = oleDate('2026-11-23');
  for (const { agent, pattern } of followers) {
    const weeks = pattern?.wmDays.at(-1)?.wmWeek ?? 0;
    const worked = Array.from({ length: weeks * 7 }, (_, index) =>
      schedules.plans.shiftOn(agent.gswAgentId, monday + index) === undefined ? 0 : 1,
    );
    const planned = pattern?.wmDays.filter((day) => day.wmShiftId !== 0).length;
    expect(worked.reduce<number>((sum, day) => sum + day, 0)).toBe(planned);
    for (let index = 0; index < weeks * 7; index++) {
      const shift = schedules.plans.shiftOn(agent.gswAgentId, monday + index);
      const again = schedules.plans.shiftOn(agent.gswAgentId, monday + index + weeks * 7);
      expect(again?.shiftId).toBe(shift?.shiftId);
    }
  }
});

test('nobody has a schedule before being hired or after having left; the first and the last day are in it', () => {
  const hired = schedules.plans.agentsOf(101).find((agent) => agent.wmEndDate !== 0);
  if (hired === undefined) throw new Error('somebody must have left');
  const has = (day: number): boolean => schedules.day(hired.gswAgentId, day) !== undefined;
  const { wmStartDate, wmEndDate } = hired;
  expect([wmStartDate - 1, wmStartDate, wmEndDate, wmEndDate + 1].map(has)).toEqual([
    false,
    true,
    true,
    false,
  ]);
});

test('the night team works over midnight, and the whole shift belongs to the day on which it starts', () => {
  const team = world.teams.find((candidate) => candidate.wmName === 'Night Voice');
  const clock = schedules.plans.clockOf(201);
  const nights = daysOf(schedules, 201, '2026-11-23', '2026-11-25').filter((day) => {
    const agent = schedules.plans.agent(day.agentId);
    return day.kind === 'work' && agent?.wmTeamId === team?.wmTeamId && day.paidMinutes === 480;
  });
  expect(nights.length).toBeGreaterThan(15);
  for (const night of nights) {
    expect(clock.dayAt(night.start)).toBe(night.day);
    expect(clock.dayAt(night.end - 1)).toBe(night.day + 1);
    const next = clock.dayBounds(night.day + 1);
    const touching = schedules.daysTouching(night.agentId, { start: next.start, end: next.start + minute });
    expect(touching.map((day) => day.day)).toContain(night.day);
  }
});

test('there are training, coaching, marked time, absences and meetings of whole teams', () => {
  const days = daysOf(schedules, 101, '2026-11-02', '2026-11-29');
  const used = new Set(days.flatMap((day) => day.states.map((state) => `${state.type} ${state.id}`)));
  for (const id of [701, 702, 703, 704, 705, deletedExceptionTypeId]) {
    expect(used).toContain(`SCH_STATE_EXCEPTION ${id}`);
  }
  expect(new Set(days.flatMap((day) => day.marks.map((mark) => mark.id)))).toEqual(new Set([1, 2]));
  const meetings = days.flatMap((day) =>
    day.states
      .filter((state) => state.id === 703)
      .map((state) => ({ start: state.start, team: schedules.plans.agent(day.agentId)?.wmTeamId })),
  );
  const first = meetings[0];
  const together = meetings.filter((one) => one.team === first?.team && one.start === first?.start);
  expect(together.length).toBeGreaterThan(3);
});

test('the type that was deleted is in no dictionary of exception types', () => {
  expect(world.exceptionTypes.some((type) => type.wmExceptionTypeId === deletedExceptionTypeId)).toBe(false);
});

describe('a seed', () => {
  test('makes the same schedule every time', () => {
    expect(daysOf(schedulesOf(), 202, '2026-11-23')).toEqual(daysOf(schedules, 202, '2026-11-23'));
  });

  test('makes another schedule than another seed', () => {
    const other = schedulesOf(851);
    expect(daysOf(other, 202, '2026-11-23')).not.toEqual(daysOf(schedules, 202, '2026-11-23'));
  });

  test('does not depend on the platform: this day is written down', () => {
    const clock = schedules.plans.clockOf(101);
    const day = schedules.day(5001, oleDate('2026-11-23'));
    const shown = day?.states.map((state) => {
      const minutes = (clock.instantToLocal(state.start) / 60) % 1440;
      return `${state.type.slice(10)} ${state.id} ${Math.floor(minutes / 60)}:${minutes % 60}`;
    });
    expect(shown?.join(', ')).toMatchInlineSnapshot(
      `"ACTIVITY 6013 8:0, ACTIVITY 6012 8:45, ACTIVITY 6013 9:15, BREAK 1 9:45, ACTIVITY 6012 10:0, ACTIVITY 6013 10:30, MEAL 1 11:15, ACTIVITY 6012 11:45, ACTIVITY 6015 12:30, ACTIVITY 6012 13:15, BREAK 2 13:45, ACTIVITY 6012 14:0, ACTIVITY 6015 14:45"`,
    );
  });
});

test.each(sites)('enough agents are at work at noon at %s on a working day', (_name, siteId) => {
  const clock = schedules.plans.clockOf(siteId);
  const noon = clock.localToInstant(oleDate('2026-11-24') * 86_400 + 12 * 3600);
  const atWork = daysOf(schedules, siteId, '2026-11-24').filter(
    (day) => day.kind === 'work' && day.start <= noon && noon < day.end,
  );
  expect(atWork.length).toBeGreaterThan(30);
});
