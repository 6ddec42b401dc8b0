/** Adherence crosses the wire: simulator, SOAP, bridge, REST. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Living } from '../../src/simulator/living.ts';
import { ManualClock } from '../../src/time/manual-clock.ts';
import { closePair, openPair, type Item, type Pair } from '../support/running-bridge.ts';
import { jobCaller, type JobCaller } from './job-caller.ts';
import { dateOf, livingOf, oleDay } from './schedule-world.ts';

const clock = new ManualClock('2026-10-27T10:30:00Z');
const siteId = 101;
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

const instantOf = (text: unknown): number => Date.parse(String(text));

describe('right now', () => {
  test('is what the world says of each agent', async () => {
    const shown = await site.list('adherence');
    const ofWorld = living.calendar.plans
      .agentsOf(siteId)
      .flatMap((agent) => living.adherence.realTime(agent, clock.now()) ?? []);
    expect(shown).toHaveLength(ofWorld.length);
    expect(shown.filter(({ scheduled }) => scheduled === null)).toHaveLength(
      ofWorld.filter(({ scheduled }) => scheduled === undefined).length,
    );
    for (const verdict of ['adherent', 'non-adherent', 'severe'] as const) {
      const constant = `ADH_STATE_${verdict.toUpperCase().replace('-', '_')}`;
      const count = ofWorld.filter((state) => state.verdict === constant).length;
      expect(shown.filter(({ adherence }) => adherence === verdict)).toHaveLength(count);
    }
    for (const item of shown) {
      expect(instantOf(item['at'])).toBe(clock.now());
      expect(instantOf(item['stateSince'])).toBeLessThanOrEqual(clock.now());
      expect(item['siteId']).toBe(siteId);
    }
  });

  test('has the scheduled state that the schedule has', async () => {
    const shown = await site.list('adherence');
    const item = shown.find(({ scheduled }) => (scheduled as Item | null)?.['type'] === 'activity')!;
    const path = `schedule?from=2026-10-27&to=2026-10-28&agentId=${String(item['agentId'])}`;
    const [day] = await site.list(path);
    const states = day!['states'] as readonly Item[];
    const now = states.find(
      ({ start, end }) => instantOf(start) <= clock.now() && clock.now() < instantOf(end),
    );
    const { type, id, name } = item['scheduled'] as Item;
    expect([type, id, name]).toEqual([now!['type'], now!['id'], now!['name']]);
  });

  test('of one team, of one agent, of none of another site', async () => {
    const [first] = await site.list('adherence');
    const one = await site.list(`adherence?agentId=${String(first!['agentId'])}`);
    expect(one.map(({ agentId }) => agentId)).toEqual([first!['agentId']]);
    const team = await site.list(`adherence?teamId=${String(first!['teamId'])}`);
    expect(new Set(team.map(({ teamId }) => teamId))).toEqual(new Set([first!['teamId']]));
    expect(await jobCaller(pair.bridge, 102).list(`adherence?agentId=${String(first!['agentId'])}`)).toEqual(
      [],
    );
  });
});

test('of past days is what the world says, over the night that summer time ended', async () => {
  const days = ['2026-10-23', '2026-10-24', '2026-10-25', '2026-10-26'];
  const shown = await site.list('adherence?from=2026-10-23&to=2026-10-27');
  const ofWorld = living.calendar.plans.agentsOf(siteId).flatMap((agent) => {
    const timeline = living.adherence.timeline(agent);
    return days.flatMap((date) => {
      const day = living.adherence.day(timeline, oleDay(date), clock.now());
      return day === undefined ? [] : [{ agentId: agent.gswAgentId, date: dateOf(oleDay(date)), ...day }];
    });
  });
  const line = (item: object): string => {
    const { agentId, date, scheduledSeconds, workedSeconds, nonAdherenceSeconds } = item as Item;
    return [agentId, date, scheduledSeconds, workedSeconds, nonAdherenceSeconds].join(' ');
  };
  expect(ofWorld.length).toBeGreaterThan(100);
  expect(shown.map(line).sort()).toEqual(ofWorld.map(line).sort());
  for (const item of shown) {
    const { scheduledSeconds, workedSeconds, nonAdherenceSeconds, adherencePercent, conformancePercent } =
      item as Readonly<Record<string, number>>;
    if (scheduledSeconds === 0) {
      expect([adherencePercent, conformancePercent]).toEqual([null, null]);
      continue;
    }
    expect(adherencePercent).toBeCloseTo(100 * (1 - nonAdherenceSeconds! / scheduledSeconds!), 1);
    expect(conformancePercent).toBeCloseTo((100 * workedSeconds!) / scheduledSeconds!, 1);
  }
});

test('the same days come as a table', async () => {
  const path = '/wfm/v1/sites/101/adherence?from=2026-10-23&to=2026-10-24';
  const seconds = (await site.list(path)).map((item) => Number(item['scheduledSeconds']));
  const csv = await pair.bridge.get(path, { headers: { accept: 'text/csv' } });
  const [header = '', ...rows] = csv.text.trimEnd().split('\r\n');
  const column = header.split(',').indexOf('scheduledSeconds');
  expect(rows.map((row) => Number(row.split(',')[column]))).toEqual(seconds);
});
