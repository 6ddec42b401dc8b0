import { describe, expect, test } from 'vitest';
import { weekdayOf } from '../../../src/simulator/world/schedule/week.ts';
import { list, startWithSession, text, texts, type Answer } from '../soap-caller.ts';
import { askDays, askStates, clockAtStart } from './schedule-parameters.ts';
import { numberOf } from './schedule-world.ts';

const caller = await startWithSession({ clock: clockAtStart() });
const scenarios = async (inner = ''): Promise<readonly Answer[]> =>
  list((await caller.service('ScheduleService850', 'GetSchScenario', inner)).value, 'objectArray');
const all = await scenarios();
const states = async (scenarioId: number, start: number, end: number, agentId: number[] = []) => {
  const source = scenarioId === 0 ? 'COMMITTED' : 'SCENARIO';
  const asked = askStates({ source, scenarioId, start, end, agentId });
  return list((await caller.service('ScheduleService850', 'GetAgentState', asked)).value, 'schAgentState');
};
const first = (id: number): number =>
  Number(
    text(
      all.find((one) => text(one, 'wmScenarioId') === String(id)),
      'wmStartDate',
    ),
  );

describe('scenarios', () => {
  test('begin on the week start day of the business unit and have one to six whole weeks', () => {
    expect(all).toHaveLength(8);
    for (const scenario of all) {
      const [start, end] = [Number(text(scenario, 'wmStartDate')), Number(text(scenario, 'wmEndDate'))];
      expect(weekdayOf(start)).toBe(text(scenario, 'wmBUId') === '10' ? 1 : 0);
      expect((end - start + 1) % 7).toBe(0);
      expect(end - start + 1).toBeLessThanOrEqual(42);
      expect(text(scenario, 'wmSiteIdNSizeIs')).toBe(String(list(scenario, 'wmSiteId').length));
    }
  });

  test('are counted from the week of the clock: the first one has the day of the start', () => {
    expect(texts(all, 'wmStartDate')[0]).toBe('46342');
    expect(texts(all, 'wmStartDate')[4]).toBe('46348');
  });

  test.each([
    ['wmBUId', 20, 4],
    ['wmSiteId', 101, 4],
    ['wmSiteId', 102, 3],
    ['wmScenarioId', 1002, 1],
    ['wmScenarioId', 9, 0],
  ] as const)('are found by %s %i: %i', async (member, id, count) => {
    const members = ['wmBUId', 'wmSiteId', 'wmScenarioId'].map((name) =>
      name === member
        ? `<${name}NSizeIs>1</${name}NSizeIs><${name}>${id}</${name}>`
        : `<${name}NSizeIs>0</${name}NSizeIs>`,
    );
    expect(await scenarios(`<filter>${members.join('')}</filter>`)).toHaveLength(count);
  });

  test.each([
    ['NAME', 'wmName'],
    ['START_DATE', 'wmStartDate'],
  ])('are sorted by %s, up and down', async (key, member) => {
    const sort = async (ascending: boolean): Promise<string[]> => {
      const number = numberOf('ECfgSortMode.Scenario', `SCH_SCENARIO_SORT_${key}`);
      const inner = `<sortMode><sortMode>${number}</sortMode><ascending>${String(ascending)}</ascending></sortMode>`;
      return texts(await scenarios(inner), member);
    };
    const up = await sort(true);
    expect(up).toEqual([...up].sort(new Intl.Collator('en').compare));
    expect(await sort(false)).toEqual([...up].reverse());
  });
});

describe('the schedule of a scenario', () => {
  test('is the Master Schedule where it has been published', async () => {
    const day = first(1001) + 2;
    expect(await states(1001, day, day + 1)).toEqual(await states(0, day, day + 1));
  });

  test('is another one where it has not, and the same every time', async () => {
    const day = first(1002) + 2;
    const own = await states(1002, day, day + 1);
    expect(own.length).toBeGreaterThan(300);
    expect(own).not.toEqual(await states(0, day, day + 1));
    expect(await states(1002, day, day + 1)).toEqual(own);
  });

  test('has nothing before and after it, and nothing where nobody has scheduled yet', async () => {
    const day = first(1002);
    expect(await states(1002, day - 3, day)).toEqual([]);
    expect(await states(1002, day + 29, day + 31)).toEqual([]);
    expect(await states(1004, first(1004), first(1004) + 1)).toEqual([]);
  });

  test('has agent-days, too', async () => {
    const start = first(1002);
    const asked = askDays({
      source: 'SCENARIO',
      scenarioId: 1002,
      start: start - 1,
      end: start + 1,
      agentId: [5001],
    });
    const answer = await caller.service('ScheduleService850', 'GetSchAgentDay', asked);
    expect(texts(list(answer.value, 'schAgentDay'), 'wmDate')).toEqual([String(start)]);
  });
});
