import { afterEach, describe, expect, test } from 'vitest';
import { oleDate } from '../../../src/simulator/ole-date.ts';
import type { CfgAgent } from '../../../src/simulator/world/agents.ts';
import type { CalItem } from '../../../src/simulator/world/calendar/calendar-item.ts';
import { dayMinutesOf } from '../../../src/simulator/world/calendar/working-days.ts';
import { text, type Answer } from '../soap-caller.ts';
import { period, startCalendar } from './calendar-caller.ts';
import { calendarAt, freeAgent, numbers, request, today } from './calendar-world.ts';

const caller = await startCalendar();
const { calendar } = calendarAt();
const { status } = numbers;
afterEach(() => caller.clear());

const monday = oleDate('2026-12-14');
const agent = freeAgent(calendar, { start: monday, end: monday + 3 });
const days = { wmStartDateTime: monday, wmEndDateTime: monday + 3 };
const minutes = 3 * dayMinutesOf(calendar.plans, agent);

async function inserted(over: Partial<CalItem> = {}, of: CfgAgent = agent): Promise<CalItem> {
  const outcome = await caller.insert(request(of, { ...days, ...over }), true);
  expect(outcome.success).toBe(true);
  return caller.item(outcome.id);
}

function balanceRows(
  siteId: number,
  date: number,
  agentIds: readonly number[] = [],
  typeIds: readonly number[] = [],
) {
  const repeat = (name: string, ids: readonly number[]) =>
    ids.map((id) => `<${name}>${id}</${name}>`).join('');
  const inner = `<siteId>${siteId}</siteId>${repeat('agentId', agentIds)}${repeat('timeOffTypeId', typeIds)}`;
  return caller.rows('GetTimeOffBalance', `${inner}<date>${date}</date>`, 'calTimeOffBalance');
}

async function balance(date = monday + 2): Promise<Record<string, number>> {
  const [row] = await balanceRows(101, date, [agent.gswAgentId], [800]);
  return Object.fromEntries(
    ['Scheduled', 'Granted', 'Preferred', 'Declined', 'Balance'].map((name) => [
      name,
      Number(text(row, `wm${name}Minutes`)),
    ]),
  );
}

describe('the balance', () => {
  test('moves from preferred to granted, and recall gives the minutes back', async () => {
    const before = await balance();
    const change = (part: Record<string, number>) =>
      Object.fromEntries(Object.entries(before).map(([name, value]) => [name, value + (part[name] ?? 0)]));
    const { wmItemId } = await inserted();
    expect(await balance()).toEqual(change({ Preferred: minutes }));
    await caller.setStatus([wmItemId], status.waitListed);
    expect(await balance()).toEqual(change({ Preferred: minutes }));
    await caller.setStatus([wmItemId], status.granted, { force: true });
    expect(await balance()).toEqual(change({ Granted: minutes, Balance: -minutes }));
    expect(await balance(monday)).toEqual(change({ Granted: minutes / 3, Balance: -minutes / 3 }));
    expect(await balance(monday - 1)).toEqual(before);
    await caller.setStatus([wmItemId], status.recalled);
    expect(await balance()).toEqual(before);
  });

  test('counts what is declined, and what is in the schedule apart', async () => {
    const before = await balance();
    const { wmItemId } = await inserted({ wmStatus: status.granted });
    await caller.setStatus([wmItemId], status.declined);
    expect(await balance()).toEqual({ ...before, Declined: (before['Declined'] ?? 0) + minutes });
    const rows = await balanceRows(101, today);
    expect(rows.some((row) => Number(text(row, 'wmScheduledMinutes')) > 0)).toBe(true);
  });

  test('adds up in every row that a site has, one for each agent and type of its rule', async () => {
    for (const siteId of [101, 201]) {
      const rows = await balanceRows(siteId, monday);
      const agents = calendar.plans.agentsOf(siteId);
      const typesOf = (one: CfgAgent) => calendar.seeded.ruleOf(one)?.wmTimeOffTypeId ?? [];
      expect(rows.map((row) => [text(row, 'gswAgentId'), text(row, 'wmTimeOffTypeId')])).toEqual(
        agents.flatMap((one) => typesOf(one).map((id) => [String(one.gswAgentId), String(id)])),
      );
      for (const row of rows) {
        const of = (name: string): number => Number(text(row, `wm${name}Minutes`));
        expect(text(row, 'wmDate')).toBe(String(monday));
        expect(of('Balance')).toBe(
          of('Carried') +
            of('Accrued') +
            of('BonusAwarded') -
            of('BonusExpired') -
            of('Scheduled') -
            of('Granted'),
        );
      }
    }
  });

  test('that is too low is a matter of force, and named with what is missing', async () => {
    const long = {
      wmStartDateTime: monday,
      wmEndDateTime: monday + 15,
      wmPaidMinutes: 20_000,
      wmStatus: status.waitListed,
    };
    const outcome = await caller.insert(request(agent, long));
    expect(outcome.success).toBe(false);
    expect(outcome.errors).toEqual([]);
    const own = new RegExp(
      `^agent ${agent.gswAgentId}, 2026-12-14: the balance of time-off type 800 is too low by \\d+ minutes$`,
    );
    expect(outcome.warnings.some((warning) => own.test(warning))).toBe(true);
    const forced = await caller.insert(request(agent, long), true);
    expect(forced).toMatchObject({ success: true, errors: [], warnings: outcome.warnings });
    expect((await balance())['Balance']).toBeGreaterThan(0);
  });
});

describe('the limits of a day', () => {
  const limits = (from: number, to: number, siteId = 101) =>
    caller.rows('GetTimeOffLimit', `<siteId>${siteId}</siteId>${period(from, to)}`, 'calTimeOffLimit');
  const numbersOf = (row: Answer | undefined) =>
    ['wmTeamId', 'wmLimitMinutes', 'wmGrantedMinutes', 'wmPreferredMinutes'].map((name) =>
      Number(text(row, name)),
    );

  test('are those of the site and then of its teams, day by day', async () => {
    const rows = await limits(monday, monday + 2);
    const teams = calendar.world.teams.filter((team) => team.wmSiteId === 101).map((team) => team.wmTeamId);
    expect(rows.map((row) => [Number(text(row, 'wmDate')), Number(text(row, 'wmTeamId'))])).toEqual(
      [monday, monday + 1].flatMap((day) => [0, ...teams].map((team) => [day, team])),
    );
    for (const row of rows) expect(numbersOf(row)[1]).toBeGreaterThan(0);
  });

  test('of the period count every day that it touches', async () => {
    const rows = await limits(monday + 0.5, monday + 1.25);
    expect(new Set(rows.map((row) => text(row, 'wmDate')))).toEqual(new Set([`${monday}`, `${monday + 1}`]));
    expect(await limits(monday, monday)).toEqual([]);
  });

  test('show what is asked for and what is granted, of the site and of the team', async () => {
    const find = async () => {
      const rows = (await limits(monday, monday + 1)).map(numbersOf);
      return [rows.find(([team]) => team === 0), rows.find(([team]) => team === agent.wmTeamId)];
    };
    const before = await find();
    const moved = (granted: number, preferred: number) =>
      before.map((row) => row && [row[0], row[1], (row[2] ?? 0) + granted, (row[3] ?? 0) + preferred]);
    const { wmItemId } = await inserted();
    expect(await find()).toEqual(moved(0, minutes / 3));
    await caller.setStatus([wmItemId], status.granted, { force: true });
    expect(await find()).toEqual(moved(minutes / 3, 0));
    await caller.setStatus([wmItemId], status.recalled);
    expect(await find()).toEqual(before);
  });

  test('are kept until somebody uses force; who finds no room can wait, first come first', async () => {
    const day = monday + 1;
    const team = calendar.plans.agentsOf(101).filter((one) => one.wmTeamId === agent.wmTeamId);
    const able = team.filter(
      (one) => one.wmEndDate === 0 && calendar.itemsOf(one, { start: day, end: day + 1 }).length === 0,
    );
    // Unpaid leave of people without much else: what counts here is the room.
    const ask = (one: CfgAgent, over: Partial<CalItem>, force = false) =>
      caller.insert(
        request(one, { wmStartDateTime: day, wmEndDateTime: day + 1, wmObjectId: 801, ...over }),
        force,
      );
    const refused: CfgAgent[] = [];
    for (const one of able) {
      const outcome = await ask(one, { wmStatus: status.granted });
      if (outcome.success) continue;
      refused.push(one);
      expect(outcome.warnings.join()).toMatch(
        /^agent \d+, 2026-12-15: the time-off limit of the (team|site) is reached: \d+ of \d+ minutes are granted, \d+ more are asked for/,
      );
    }
    expect(refused.length).toBeGreaterThan(3);
    const granted = (await limits(day, day + 1)).map(numbersOf);
    for (const row of granted) expect(row[2]).toBeLessThanOrEqual(row[1] ?? 0);

    const waiting: number[] = [];
    for (const one of refused.slice(0, 3)) {
      waiting.push((await ask(one, { wmStatus: status.waitListed }, true)).id);
      caller.clock.advance(60_000);
    }
    const list = async () => {
      const rows = await caller.rows(
        'GetTimeOffWaitList',
        `<siteId>101</siteId>${period(day, day + 1)}`,
        'calWaitListItem',
      );
      expect(rows.map((row) => Number(text(row, 'wmPosition')))).toEqual(rows.map((_, index) => index + 1));
      return rows.map((row) => Number(text(row, 'wmItemId')));
    };
    expect((await list()).slice(-3)).toEqual(waiting);

    const [first = 0, second = 0] = waiting;
    expect((await caller.setStatus([first], status.granted)).warnings.join()).toContain('limit');
    expect(await list()).toContain(first);
    const forced = await caller.setStatus([first], status.granted, { force: true });
    expect(forced).toMatchObject({ success: true, errors: [] });
    expect(forced.warnings.join()).toContain('limit');
    await caller.setStatus([second], status.recalled);
    expect((await list()).slice(-1)).toEqual(waiting.slice(2));
  });
});

describe('the wait-list of the seed', () => {
  test('has positions from 1 to n on each day, in the order of asking, and items that wait', async () => {
    let most = 0;
    for (const siteId of [101, 102, 201, 202]) {
      const inner = `<siteId>${siteId}</siteId>${period(today + 1, today + 120)}`;
      const rows = await caller.rows('GetTimeOffWaitList', inner, 'calWaitListItem');
      const byDay = new Map<string, Answer[]>();
      for (const row of rows)
        byDay.set(text(row, 'wmDate'), [...(byDay.get(text(row, 'wmDate')) ?? []), row]);
      for (const waiting of byDay.values()) {
        expect(waiting.map((row) => Number(text(row, 'wmPosition')))).toEqual(
          waiting.map((_, index) => index + 1),
        );
        const asked = waiting.map((row) => Number(text(row, 'wmSubmitted')));
        expect(asked).toEqual([...asked].sort((a, b) => a - b));
        most = Math.max(most, waiting.length);
      }
      const ids = [...new Set(rows.map((row) => Number(text(row, 'wmItemId'))))];
      const items = ids.length === 0 ? [] : await caller.items({ wmItemId: ids });
      for (const item of items) expect(item).toMatchObject({ wmSiteId: siteId, wmStatus: status.waitListed });
    }
    expect(most).toBeGreaterThan(0);
  });
});

test.each([
  ['GetTimeOffBalance', '<siteId>999</siteId><date>46348</date>', 'there is no site 999'],
  ['GetTimeOffBalance', '<siteId>101</siteId><date>NaN</date>', 'date must be a date'],
  ['GetTimeOffLimit', `<siteId>999</siteId>${period(1, 2)}`, 'there is no site 999'],
  ['GetTimeOffLimit', `<siteId>101</siteId>${period(46_348, 46_347)}`, 'end is before start'],
  [
    'GetTimeOffWaitList',
    `<siteId>101</siteId>${period(40_000, 46_000)}`,
    'a period of more than 400 days is not answered',
  ],
])('%s of %s is a fault: %s', async (operation, inner, fault) => {
  expect((await caller.call(operation, inner)).fault).toBe(`SOAP:Client: ${fault}`);
});
