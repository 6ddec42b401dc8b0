import { describe, expect, test } from 'vitest';
import { oleDate } from '../../../src/simulator/ole-date.ts';
import { ManualClock } from '../../../src/time/manual-clock.ts';
import { at, list, startWithSession, text, type Answer } from '../soap-caller.ts';
import { readMaster, readSteps, stepParameters, sum, type Wanted } from './forecast-steps.ts';

const caller = await startWithSession({ clock: new ManualClock('2026-11-18T10:07:00Z') });
const { world } = caller.simulator;
const billing =
  world.activities.find((item) => item.wmSiteId === 101 && item.wmShortName === 'BIL')?.wmActivityId ?? 0;

const filter = (members: Readonly<Record<string, readonly number[]>>): string => {
  const part = (name: string): string => {
    const ids = members[name] ?? [];
    return (
      `<${name}NSizeIs>${ids.length}</${name}NSizeIs>` + ids.map((id) => `<${name}>${id}</${name}>`).join('')
    );
  };
  return `<filter>${['wmBUId', 'wmSiteId', 'wmScenarioId'].map(part).join('')}</filter>`;
};
const order = (mode: number, ascending: boolean): string =>
  `<sortMode><sortMode>${mode}</sortMode><ascending>${ascending}</ascending></sortMode>`;

async function scenarios(inner = ''): Promise<readonly Answer[]> {
  const answer = await caller.service('ForecastService850', 'GetForecastScenario', inner);
  expect(answer.fault).toBeUndefined();
  return list(answer.value, 'objectArray');
}

describe('GetForecastScenario', () => {
  test('gives the drafts of all business units, in whole weeks that begin as the unit says', async () => {
    const all = await scenarios();
    expect(all).toHaveLength(8);
    for (const scenario of all) {
      const start = Number(at(scenario, 'wmStartDate'));
      const days = Number(at(scenario, 'wmEndDate')) - start + 1;
      expect([days % 7, days <= 42]).toEqual([0, true]);
      // 2026-11-15 was a Sunday.
      expect((((start - oleDate('2026-11-15')) % 7) + 7) % 7).toBe(at(scenario, 'wmBUId') === '10' ? 1 : 0);
      expect(world.users.some(({ gswUserId }) => String(gswUserId) === at(scenario, 'gswOwnerId'))).toBe(
        true,
      );
    }
  });

  test.each([
    ['a business unit', { wmBUId: [20] }, 4],
    ['a site', { wmSiteId: [102] }, 3],
    ['a scenario', { wmScenarioId: [1001, 2002] }, 2],
    ['all of them at once', { wmBUId: [10], wmSiteId: [101], wmScenarioId: [1003, 2003] }, 1],
    ['nothing that exists', { wmScenarioId: [4] }, 0],
  ])('is filtered by %s', async (_what, members, count) => {
    expect(await scenarios(filter(members))).toHaveLength(count);
  });

  test('is sorted by name and by start date, in both directions', async () => {
    const names = async (mode: number, ascending: boolean): Promise<string[]> =>
      (await scenarios(filter({ wmBUId: [10] }) + order(mode, ascending))).map((item) =>
        text(item, 'wmName'),
      );
    const sorted = await names(1, true);
    expect(sorted[0]).toBe('Base line');
    expect(await names(1, false)).toEqual([...sorted].reverse());
    expect((await names(2, false))[0]).toBe('Next quarter');
    const unknown = await caller.service('ForecastService850', 'GetForecastScenario', order(9, true));
    expect(unknown.fault).toContain('sortMode 9');
  });
});

describe('GetForecastData', () => {
  const data = (scenarioId: number, wanted: Wanted): ReturnType<typeof caller.service> =>
    caller.service(
      'ForecastService850',
      'GetForecastData',
      `<scenarioId>${scenarioId}</scenarioId>${stepParameters(wanted)}`,
    );
  const monday = { start: '2026-11-23', end: '2026-11-24', activities: [billing] };

  test('of scenario 0 is the Master Forecast', async () => {
    expect(readSteps((await data(0, monday)).value)).toEqual(await readMaster(caller, monday));
  });

  test('of a scenario is a variant of it: open at the same times, with other volumes', async () => {
    const mine = readSteps((await data(1002, monday)).value);
    const official = await readMaster(caller, monday);
    expect(mine.map(({ volume }) => volume > 0)).toEqual(official.map(({ volume }) => volume > 0));
    const ratio = sum(mine.map(({ volume }) => volume)) / sum(official.map(({ volume }) => volume));
    expect(Math.abs(ratio - 1)).toBeLessThan(0.15);
    expect(mine).not.toEqual(official);
  });

  test('ends where the scenario ends, and is empty before it was made', async () => {
    const around = { start: '2026-11-15', end: '2026-12-01', activities: [billing], minutes: 60 };
    const steps = readSteps((await data(1002, around)).value);
    expect(steps[0]?.time).toBe(oleDate('2026-11-23'));
    expect(readSteps((await data(1004, { start: '2027-01-04', end: '2027-01-05' })).value)).toEqual([]);
  });

  test.each([
    ['an unknown scenario', 77, monday, 'no forecast scenario 77'],
    ['a site that is not in it', 1003, { ...monday, siteId: 102 }, 'site 102 is not in'],
    ['another timestep', 1001, { ...monday, minutes: 5 }, 'timestepMinutes'],
  ])('refuses %s', async (_what, scenarioId, wanted, message) => {
    expect((await data(scenarioId, wanted)).fault).toContain(message);
  });
});
