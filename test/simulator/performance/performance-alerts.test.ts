import { describe, expect, test } from 'vitest';
import { oleDate } from '../../../src/simulator/ole-date.ts';
import { ManualClock } from '../../../src/time/manual-clock.ts';
import { at, list, startWithSession, text, type SoapAnswer } from '../soap-caller.ts';
import { items, levels, readPerformance, type PerformanceRow } from './performance-steps.ts';

const caller = await startWithSession({ clock: new ManualClock('2026-11-18T13:37:00Z') });
const day = oleDate('2026-11-18');
const service = 'PerformanceService850';

interface Setting {
  readonly level?: number;
  readonly id?: number;
  readonly item?: number;
  readonly min?: number | string;
  readonly max?: number | string;
}

const update = ({ level = 2, id = 101, item = 0, min = 0, max = 0 }: Setting): Promise<SoapAnswer> =>
  caller.service(
    service,
    'UpdatePerformanceAlert',
    `<setting><wmLevel>${level}</wmLevel><wmObjectId>${id}</wmObjectId><wmItem>${item}</wmItem>` +
      `<wmMinDeviation>${min}</wmMinDeviation><wmMaxDeviation>${max}</wmMaxDeviation></setting>`,
  );

async function settings(level: number, ids: readonly number[] = []): Promise<(readonly number[])[]> {
  const inner = `<level>${level}</level>${ids.map((id) => `<objectId>${id}</objectId>`).join('')}`;
  const { value } = await caller.service(service, 'GetPerformanceAlert', inner);
  const members = ['wmObjectId', 'wmItem', 'wmMinDeviation', 'wmMaxDeviation'];
  return list(value, 'perfAlertSetting').map((row) => members.map((name) => Number(at(row, name))));
}

const volumes = (alerts: boolean): Promise<PerformanceRow[]> =>
  readPerformance(caller, {
    level: levels.site,
    ids: [101],
    start: day,
    end: day + 1,
    items: [items.volume],
    alerts,
  });

describe('alert settings', () => {
  test.each([
    [levels.activity, 28],
    [levels.multiSite, 6],
    [levels.site, 4],
    [levels.unit, 2],
    [levels.enterprise, 1],
  ])('of level %d are there for all six items of all objects', async (level, objects) => {
    const rows = await settings(level);
    expect(rows).toHaveLength(objects * 6);
    expect(new Set(rows.map(([id]) => id)).size).toBe(objects);
  });

  test('are what they were last set to, for that object and item alone', async () => {
    const before = await settings(levels.site);
    const answer = await update({ id: 102, item: items.asa, min: 12.5, max: 40 });
    expect([at(answer.value, 'success'), at(answer.value, 'objectID')]).toEqual(['true', '102']);
    const after = await settings(levels.site, [102]);
    expect(after.find(([, item]) => item === items.asa)).toEqual([102, items.asa, 12.5, 40]);
    const others = (rows: (readonly number[])[]): string[] =>
      rows.filter(([id, item]) => !(id === 102 && item === items.asa)).map(String);
    expect(others(await settings(levels.site))).toEqual(others(before));
    await update({ id: 102, item: items.asa });
  });

  test.each([
    ['an unknown object', { id: 4711 }, 'nothing with the id 4711'],
    ['an unknown level', { level: 8 }, 'nothing with the id 101'],
    ['an unknown item', { item: 77 }, 'the item is not known'],
    ['a negative deviation', { min: -1 }, 'from 0 to 1000 percent'],
    ['a deviation that is no number', { max: 'NaN' }, 'from 0 to 1000 percent'],
  ])('are not changed for %s', async (_what, setting, message) => {
    const before = await settings(levels.site);
    const answer = await update(setting);
    expect(at(answer.value, 'success')).toBe('false');
    expect(text(list(answer.value, 'errorArray')[0], 'message')).toContain(message);
    expect(await settings(levels.site)).toEqual(before);
  });
});

describe('marks', () => {
  const deviation = ({ actual, forecast }: PerformanceRow): number => ((actual - forecast) / forecast) * 100;

  test('show which limit the actual value has crossed, and only where there is one', async () => {
    await update({ min: 5, max: 8 });
    const rows = await volumes(true);
    expect(rows.map(({ alert }) => alert)).toEqual(
      rows.map((row) => (deviation(row) < -5 ? 1 : deviation(row) > 8 ? 2 : 0)),
    );
    expect(new Set(rows.map(({ alert }) => alert)).size).toBe(3);
    expect(rows.slice(60).every(({ alert }) => alert === 0)).toBe(true);
  });

  test('are not given to who does not ask for them, nor where the alert is off', async () => {
    await update({ min: 5, max: 8 });
    expect((await volumes(false)).every(({ alert }) => alert === 0)).toBe(true);
    await update({ min: 0, max: 0 });
    expect((await volumes(true)).every(({ alert }) => alert === 0)).toBe(true);
    await update({ min: 5, max: 0 });
    const marks = new Set((await volumes(true)).map(({ alert }) => alert));
    expect([...marks].sort()).toEqual([0, 1]);
  });
});
