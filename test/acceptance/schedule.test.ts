/** The schedule crosses the wire: simulator, SOAP, bridge, REST, in each of its forms. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { ManualClock } from '../../src/time/manual-clock.ts';
import type { Living } from '../../src/simulator/living.ts';
import { closePair, itemsOf, openPair, startPair, type Pair } from '../support/running-bridge.ts';
import { dateOf, livingOf, plannedDays, stateLines } from './schedule-world.ts';

interface ShownState {
  readonly type: string;
  readonly id: number;
  readonly name: string | null;
  readonly start: string;
  readonly end: string;
  readonly minutes: number;
  readonly paid: boolean;
  readonly fullDay: boolean;
}

interface ShownDay {
  readonly agentId: number;
  readonly lastName: string;
  readonly date: string;
  readonly paidMinutes: number;
  readonly totalMinutes: number;
  readonly shiftStart: string | null;
  readonly states: readonly ShownState[];
}

const clock = new ManualClock('2026-10-22T09:00:00Z');
let pair: Pair;
let living: Living;
beforeAll(async () => {
  pair = await openPair({ simulator: { clock } });
  living = livingOf(pair.simulator, clock);
});
afterAll(async () => {
  await closePair(pair);
});

const days = (answer: Parameters<typeof itemsOf>[0]): readonly ShownDay[] =>
  itemsOf(answer) as unknown as readonly ShownDay[];

function linesOf(items: readonly ShownDay[]): readonly string[] {
  const iso = (text: string): string => new Date(text).toISOString();
  return items
    .flatMap(({ agentId, date, states }) =>
      states.map(({ type, id, start, end, paid }) =>
        [agentId, date, type, id, iso(start), iso(end), paid].join(' '),
      ),
    )
    .sort();
}

const sites = () => living.world.now.sites.map(({ wmSiteId }) => wmSiteId);

describe.each([0, 1, 2, 3])('site number %i', (index) => {
  test.each([
    { name: 'a week in which summer time ends in Europe', from: '2026-10-24', to: '2026-10-27' },
    { name: 'days on which it begins there', from: '2026-03-28', to: '2026-03-31' },
    { name: 'days on which it ends in America', from: '2026-10-31', to: '2026-11-03' },
  ])('$name: every state of the world, once, at its instant', async ({ from, to }) => {
    const siteId = sites()[index]!;
    const answer = await pair.bridge.get(`/wfm/v1/sites/${siteId}/schedule?from=${from}&to=${to}`);
    const shown = days(answer);
    const planned = plannedDays(living, siteId, { from, to });
    expect(planned.length).toBeGreaterThan(100);
    expect(linesOf(shown)).toEqual(stateLines(planned));
    const summary = (day: { agentId: number; paidMinutes: number }, date: string): string =>
      `${day.agentId} ${date} ${day.paidMinutes}`;
    expect(shown.map((day) => summary(day, day.date)).sort()).toEqual(
      planned.map((day) => summary(day, dateOf(day.day))).sort(),
    );
  });
});

test('a site that is read in groups has every state of the world, once, by day and by name', async () => {
  const large = await startPair({ simulator: { clock, agentsPerSite: 600 } });
  const world = livingOf(large.simulator, clock, 600);
  const range = { from: '2026-10-24', to: '2026-10-26' };
  const siteId = world.world.now.sites[0]!.wmSiteId;
  const shown = days(
    await large.bridge.get(`/wfm/v1/sites/${siteId}/schedule?from=${range.from}&to=${range.to}`),
  );
  expect(linesOf(shown)).toEqual(stateLines(plannedDays(world, siteId, range)));
  expect(shown.map(({ date }) => date)).toEqual(shown.map(({ date }) => date).sort());
  const on = (date: string): readonly string[] =>
    shown.filter((day) => day.date === date).map(({ lastName }) => lastName);
  const [first, second] = [on(range.from), on('2026-10-25')];
  expect(first).toEqual([...first].sort((a, b) => a.localeCompare(b)));
  expect(second).toEqual(first);
  expect(large.simulator.requests.count('GetAgentState')).toBe(7);
});

test('an agent-day tiles its shift, adds up and has names', async () => {
  const shown = days(
    await pair.bridge.get(`/wfm/v1/sites/${sites()[0]}/schedule?from=2026-10-19&to=2026-10-26`),
  );
  const working = shown.filter(({ shiftStart }) => shiftStart !== null);
  expect(working.length).toBeGreaterThan(100);
  for (const { states, totalMinutes, paidMinutes } of working) {
    expect(states.reduce((sum, { minutes }) => sum + minutes, 0)).toBe(totalMinutes);
    expect(states.reduce((sum, { minutes, paid }) => sum + (paid ? minutes : 0), 0)).toBe(paidMinutes);
    expect(states.slice(1).map(({ start }) => start)).toEqual(states.slice(0, -1).map(({ end }) => end));
  }
  expect(new Set(working.flatMap(({ states }) => states.map(({ name }) => typeof name)))).toContain('string');
});

/** Cells of a line of which none is quoted or has a comma. */
function cellsOf(csv: string): readonly Readonly<Record<string, string>>[] {
  const [head = '', ...lines] = csv.trimEnd().split('\r\n');
  const names = head.split(',');
  return lines.map((line) => {
    const cells = (line.match(/("(?:[^"]|"")*"|[^,]*)(?:,|$)/g) ?? []).map((cell) => cell.replace(/,$/, ''));
    return Object.fromEntries(names.map((name, index) => [name, cells[index] ?? '']));
  });
}

function totals(items: readonly ShownDay[]): Readonly<Record<string, number>> {
  const sums: Record<string, number> = { states: 0, minutes: 0, paid: 0 };
  for (const { paidMinutes, states } of items) {
    sums['paid'] = (sums['paid'] ?? 0) + paidMinutes;
    for (const { type, minutes } of states) {
      sums['states'] = (sums['states'] ?? 0) + 1;
      sums['minutes'] = (sums['minutes'] ?? 0) + minutes;
      sums[type] = (sums[type] ?? 0) + minutes;
    }
  }
  return sums;
}

test('JSON, lines and table have the same totals, which are those of the world', async () => {
  const siteId = sites()[0]!;
  const range = { from: '2026-10-19', to: '2026-10-26' };
  const path = `/wfm/v1/sites/${siteId}/schedule?from=${range.from}&to=${range.to}`;
  const json = totals(days(await pair.bridge.get(path)));
  const lines = (await pair.bridge.get(path, { headers: { accept: 'application/x-ndjson' } })).text;
  expect(
    totals(
      lines
        .trimEnd()
        .split('\n')
        .map((line) => JSON.parse(line) as ShownDay),
    ),
  ).toEqual(json);

  const table = await pair.bridge.get(path, { headers: { accept: 'text/csv' } });
  const csv: Record<string, number> = { states: 0, minutes: 0, paid: 0 };
  let hours = 0;
  for (const row of cellsOf(table.text)) {
    csv['states'] = (csv['states'] ?? 0) + 1;
    for (const [key, cell] of [
      ['minutes', 'minutes'],
      [row['stateType'] ?? '', 'minutes'],
      ['paid', 'paidMinutes'],
    ] as const)
      csv[key] = (csv[key] ?? 0) + Number(row[cell]);
    hours += Number(row['paidHours']);
    expect(row['timeZone']).toBe('Europe/Amsterdam');
  }
  expect(csv).toEqual(json);
  expect(hours).toBeCloseTo((json['paid'] ?? 0) / 60, 1);

  const planned = plannedDays(living, siteId, range);
  expect(json['paid']).toBe(planned.reduce((sum, { paidMinutes }) => sum + paidMinutes, 0));
  expect(json['states']).toBe(planned.reduce((sum, { states }) => sum + states.length, 0));
  const minutes = planned
    .flatMap(({ states }) => states)
    .reduce((sum, { start, end }) => sum + (end - start) / 60_000, 0);
  expect(json['minutes']).toBe(minutes);
});

test('one agent has the same days alone, by team and in the site', async () => {
  const siteId = sites()[0]!;
  const range = 'from=2026-10-19&to=2026-11-02';
  const site = days(await pair.bridge.get(`/wfm/v1/sites/${siteId}/schedule?${range}`));
  const { agentId } = site[7]!;
  const own = site.filter((day) => day.agentId === agentId);
  expect(days(await pair.bridge.get(`/wfm/v1/agents/${agentId}/schedule?${range}`))).toEqual(own);
  expect(days(await pair.bridge.get(`/wfm/v1/sites/${siteId}/schedule?${range}&agentId=${agentId}`))).toEqual(
    own,
  );
  const teamId = living.world.now.agents.find((agent) => agent.gswAgentId === agentId)!.wmTeamId;
  const team = days(await pair.bridge.get(`/wfm/v1/sites/${siteId}/schedule?${range}&teamId=${teamId}`));
  expect(team.filter((day) => day.agentId === agentId)).toEqual(own);
  const members = new Set(
    living.world.now.agents.filter((agent) => agent.wmTeamId === teamId).map(({ gswAgentId }) => gswAgentId),
  );
  expect(team).toEqual(site.filter((day) => members.has(day.agentId)));
});

test('a scenario is a schedule of its own', async () => {
  const scenarios = itemsOf(await pair.bridge.get('/wfm/v1/schedule-scenarios'));
  expect(scenarios.map(({ id, name, startDate }) => ({ id, name, startDate }))).toEqual(
    living.schedules.scenarios.map(({ wmScenarioId, wmName, wmStartDate }) => ({
      id: wmScenarioId,
      name: wmName,
      startDate: dateOf(wmStartDate),
    })),
  );
  const draft = scenarios.find(({ name }) => name === 'Next four weeks')!;
  expect((await pair.bridge.get(`/wfm/v1/schedule-scenarios/${String(draft['id'])}`)).body).toEqual(draft);
  const [siteId] = draft['siteIds'] as readonly number[];
  const range = {
    from: String(draft['startDate']),
    to: dateOf(Date.parse(String(draft['startDate'])) / 86_400_000 + 25_571),
  };
  const path = `/wfm/v1/sites/${siteId}/schedule?from=${range.from}&to=${range.to}`;
  const shown = days(await pair.bridge.get(`${path}&scenarioId=${String(draft['id'])}`));
  const view = living.schedules.scenarios.find(({ wmScenarioId }) => wmScenarioId === draft['id']);
  expect(linesOf(shown)).toEqual(stateLines(plannedDays(living, siteId!, range, view)));
  expect(linesOf(shown)).not.toEqual(linesOf(days(await pair.bridge.get(path))));
  const answer = await pair.bridge.get(`${path}&scenarioId=99`);
  expect([answer.status, answer.body]).toMatchObject([404, { code: 'not-found' }]);
});

test('coverage is the sum of the scheduled states', async () => {
  const siteId = sites()[0]!;
  const [from, to] = ['2026-10-25', '2026-10-26'];
  const steps = itemsOf(await pair.bridge.get(`/wfm/v1/sites/${siteId}/coverage?from=${from}&to=${to}`));
  const planned = plannedDays(living, siteId, { from: '2026-10-24', to });
  const activities = new Map<string, number>();
  for (const { type, id, start, end } of planned.flatMap(({ states }) => states)) {
    if (type !== 'SCH_STATE_ACTIVITY') continue;
    for (let step = Math.floor(start / 900_000) * 900_000; step < end; step += 900_000) {
      const key = `${id} ${new Date(step).toISOString()}`;
      const part = Math.min(end, step + 900_000) - Math.max(start, step);
      activities.set(key, (activities.get(key) ?? 0) + part / 900_000);
    }
  }
  const ids = new Set(steps.map(({ activityId }) => activityId));
  expect(ids.size).toBeGreaterThan(1);
  expect(steps).toHaveLength(ids.size * 100);
  for (const { activityId, start, scheduled } of steps) {
    const key = `${String(activityId)} ${new Date(String(start)).toISOString()}`;
    expect([key, Number(scheduled)]).toEqual([key, expect.closeTo(activities.get(key) ?? 0, 6) as number]);
  }
});

test('a calendar has one event for each working day', async () => {
  const siteId = sites()[0]!;
  const site = days(await pair.bridge.get(`/wfm/v1/sites/${siteId}/schedule?from=2026-10-19&to=2026-10-27`));
  const { agentId } = site.find(({ shiftStart }) => shiftStart !== null)!;
  const path = `/wfm/v1/agents/${agentId}/schedule?from=2026-10-19&to=2026-10-27`;
  const answer = await pair.bridge.get(path, { headers: { accept: 'text/calendar' } });
  expect(answer.headers.get('content-type')).toBe('text/calendar; charset=utf-8');
  const work = site.filter((day) => day.agentId === agentId && day.states.some(({ fullDay }) => !fullDay));
  const uids = [...answer.text.matchAll(/^UID:(.*)\r$/gm)].map(([, uid]) => uid);
  expect(uids).toEqual(
    expect.arrayContaining(work.map(({ date }) => `schedule-${agentId}-${date}@wfm-bridge`)),
  );
  expect(answer.text).toContain('TZID:Europe/Amsterdam\r\n');
});
