import { expect, test } from 'vitest';
import { oleDate } from '../../../src/simulator/ole-date.ts';
import { ManualClock } from '../../../src/time/manual-clock.ts';
import { at, list, startWithSession, type SoapCaller } from '../soap-caller.ts';
import { readDays, readStates, states, verdicts, type StateRow } from './adherence-rows.ts';

const minuteMs = 60_000;
const work = 1;
const dayTypesWithoutWork = [2, 3];
/** Activity, break, meal and exception: there somebody is expected. Time off and days off expect nobody. */
const expecting = [0, 2, 3, 4];

interface Shift {
  readonly type: number;
  readonly start: number;
  readonly end: number;
}

async function shiftsOf(caller: SoapCaller, day: number): Promise<Map<number, Shift>> {
  const answer = await caller.service(
    'ScheduleService850',
    'GetSchAgentDay',
    `<source>0</source><scenarioId>0</scenarioId><siteId>101</siteId><start>${day}</start><end>${day + 1}</end>`,
  );
  return new Map(
    list(answer.value, 'schAgentDay').map((row) => [
      Number(at(row, 'gswAgentId')),
      {
        type: Number(at(row, 'wmDayType')),
        start: Number(at(row, 'wmStartDateTime')),
        end: Number(at(row, 'wmEndDateTime')),
      },
    ]),
  );
}

/**
 * Some who work on the day, by day or over the night, and whose days before and after stay away from the hours that are
 * looked at.
 */
async function chooseAgents(caller: SoapCaller, day: number, isNight: boolean): Promise<readonly number[]> {
  const [before, own, after] = await Promise.all(
    [day - 1, day, day + 1].map((number) => shiftsOf(caller, number)),
  );
  const fitting = [...(own ?? [])].filter(([agent, shift]) => {
    const tomorrow = after?.get(agent);
    return (
      shift.type === work &&
      shift.end > day + 1.05 === isNight &&
      // Nobody is sampled who stays on past midnight: that belongs to the day before.
      (isNight || shift.end < day + 0.97) &&
      (before?.get(agent)?.end ?? 0) < day + 0.3 &&
      (dayTypesWithoutWork.includes(tomorrow?.type ?? 0) || (tomorrow?.start ?? 0) > day + 1.5 || !isNight)
    );
  });
  return fitting.slice(0, 25).map(([agent]) => agent);
}

const isBad = ({ verdict }: StateRow): boolean =>
  verdict === verdicts.nonAdherent || verdict === verdicts.severe;

test.each([
  ['an ordinary day', '2026-11-17', '2026-11-17T05:30:00Z', 19],
  ['a shift over the night on which summer time ends', '2026-10-24', '2026-10-24T18:30:00Z', 15],
  ['a shift over the night on which summer time begins', '2026-03-28', '2026-03-28T19:30:00Z', 13],
] as const)(
  'the history of %s is the sum of what real time said every minute',
  { timeout: 240_000 },
  async (_what, date, first, hours) => {
    const day = oleDate(date);
    const clock = new ManualClock(first);
    const caller = await startWithSession({ clock, tokenLifetimeS: 1e6, sessionLifetimeMs: 1e9 });
    const agents = await chooseAgents(caller, day, hours < 19);
    expect(agents.length).toBeGreaterThan(hours < 19 ? 0 : 10);
    const sums = new Map(agents.map((agent) => [agent, [0, 0, 0, 0] as [number, number, number, number]]));
    for (let minute = 0; minute < hours * 60; minute++) {
      for (const row of await readStates(caller, { agents })) {
        const counted = sums.get(row.agent);
        if (counted === undefined) continue;
        const isExpected = row.scheduledSince !== 0 && expecting.includes(row.type);
        if (isExpected || isBad(row)) counted[0] += 60;
        if (row.state !== states.out && row.state !== states.unknown) counted[1] += 60;
        if (isBad(row)) counted[2] += 60;
        if (isBad(row) && !isExpected) counted[3] += 60;
      }
      clock.advance(minuteMs);
    }
    const history = await readDays(caller, [day, day + 1], { agents });
    expect(history).toHaveLength(agents.length);
    for (const { agent, scheduled, worked, missed, outOfSchedule } of history) {
      expect([scheduled, worked, missed, outOfSchedule], `agent ${agent}`).toEqual(sums.get(agent));
    }
    expect(history.some(({ missed, worked }) => missed > 0 || worked > 0)).toBe(true);
  },
);
