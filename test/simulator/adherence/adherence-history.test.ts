import { describe, expect, test } from 'vitest';
import { oleDate } from '../../../src/simulator/ole-date.ts';
import { ManualClock } from '../../../src/time/manual-clock.ts';
import { sum } from '../forecast/forecast-steps.ts';
import { startWithSession } from '../soap-caller.ts';
import { readDays, type DayRow } from './adherence-rows.ts';

const clock = new ManualClock('2026-11-18T13:37:00Z');
const caller = await startWithSession({ clock });
const { world } = caller.simulator;
const today = oleDate('2026-11-18');
const month = await readDays(caller, [today - 28, today]);

describe('historical adherence', () => {
  test('follows the formulas of the ETL reference', () => {
    expect(month.length).toBeGreaterThan(1500);
    for (const row of month) {
      expect(row.missed).toBeLessThanOrEqual(row.scheduled);
      expect(row.outOfSchedule).toBeLessThanOrEqual(row.missed);
      expect([row.scheduled % 60, row.worked % 60, row.missed % 60]).toEqual([0, 0, 0]);
      expect(row.adherence).toBeCloseTo((1 - row.missed / row.scheduled) * 100, 2);
      expect(row.conformance).toBeCloseTo((row.worked / row.scheduled) * 100, 2);
    }
  });

  test('is that of people: high on average, nobody perfect, some absent, some longer at work than scheduled', () => {
    const mean = sum(month.map(({ adherence }) => adherence)) / month.length;
    expect(mean).toBeGreaterThan(85);
    expect(mean).toBeLessThan(99);
    // The thresholds excuse a few minutes at both ends of a shift to which somebody does not come.
    expect(month.some(({ adherence, worked }) => adherence < 5 && worked === 0)).toBe(true);
    expect(month.some(({ conformance }) => conformance > 100)).toBe(true);
    expect(month.some(({ outOfSchedule }) => outOfSchedule > 0)).toBe(true);
    const absent = month.filter(({ worked }) => worked === 0).length / month.length;
    expect(absent).toBeLessThan(0.05);
  });

  test('counts work on a day off as scheduled, and none of it as adherence', () => {
    const unasked = month.filter(
      ({ scheduled, outOfSchedule }) => scheduled > 0 && scheduled === outOfSchedule,
    );
    expect(unasked.length).toBeGreaterThan(0);
    expect(unasked.every(({ adherence, conformance }) => adherence === 0 && conformance === 100)).toBe(true);
  });

  test('has one row an agent and day, in their order, with the team', () => {
    const keys = month.map(({ agent, date }) => agent * 1e6 + date);
    expect([...keys].sort((a, b) => a - b)).toEqual(keys);
    expect(new Set(keys).size).toBe(keys.length);
    const teams = new Map(world.agents.map((agent) => [agent.gswAgentId, agent.wmTeamId]));
    expect(month.every(({ agent, team }) => teams.get(agent) === team)).toBe(true);
  });

  test('is empty for days to come, and grows during a day', async () => {
    expect(await readDays(caller, [today + 1, today + 8])).toEqual([]);
    const early = await readDays(caller, [today, today + 1]);
    expect(early.length).toBeGreaterThan(20);
    const evening = await startWithSession({ clock: new ManualClock('2026-11-18T22:59:00Z') });
    const late = new Map((await readDays(evening, [today, today + 1])).map((row) => [row.agent, row]));
    const grown = early.filter((row) => (late.get(row.agent)?.scheduled ?? 0) > row.scheduled);
    expect(grown.length).toBeGreaterThan(10);
    for (const row of early) expect(late.get(row.agent)?.missed ?? 0).toBeGreaterThanOrEqual(row.missed);
  });

  test('is the same whether it is asked for by day, by agent or at once', async () => {
    const week: readonly [number, number] = [today - 7, today];
    const whole = await readDays(caller, week, { teams: [1011] });
    const byDay: DayRow[] = [];
    for (let day = week[0]; day < week[1]; day++) {
      byDay.push(...(await readDays(caller, [day, day + 1], { teams: [1011] })));
    }
    const order = (rows: readonly DayRow[]): DayRow[] =>
      [...rows].sort((a, b) => (a.agent - b.agent) * 1e6 + a.date - b.date);
    expect(order(byDay)).toEqual(whole);
    expect(month.filter((row) => row.team === 1011 && row.date >= week[0])).toEqual(whole);
    const one = whole[0]?.agent ?? 0;
    expect(await readDays(caller, week, { agents: [one] })).toEqual(
      whole.filter(({ agent }) => agent === one),
    );
  });

  test('is refused for a site that is not there and for a period backwards', async () => {
    const ask = async (site: number, end: number): Promise<string | undefined> => {
      const inner = `<siteId>${site}</siteId><start>${today}</start><end>${end}</end>`;
      return (await caller.service('AdherenceService850', 'GetAdherenceHistory', inner)).fault;
    };
    expect(await ask(999, today + 1)).toBe('SOAP:Client: there is no site 999');
    expect(await ask(101, today - 1)).toBe('SOAP:Client: end is before start');
  });
});
