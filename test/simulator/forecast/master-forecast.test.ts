import { describe, expect, test } from 'vitest';
import { oleDate } from '../../../src/simulator/ole-date.ts';
import { ManualClock } from '../../../src/time/manual-clock.ts';
import { startWithSession } from '../soap-caller.ts';
import { readMaster, readSteps, stepParameters, sum, type Step, type Wanted } from './forecast-steps.ts';

const clock = new ManualClock('2026-11-18T10:07:00Z');
const caller = await startWithSession({ clock });
const { world } = caller.simulator;

const master = (wanted: Wanted): Promise<Step[]> => readMaster(caller, wanted);

const activityOf = (siteId: number, short: string): number =>
  world.activities.find((item) => item.wmSiteId === siteId && item.wmShortName === short)?.wmActivityId ?? 0;
const [billing, support, chat, mail, office, desk, fax] = [
  'BIL',
  'SUP',
  'CHT',
  'EML',
  'BKO',
  'RCP',
  'FAX',
].map((short) => activityOf(101, short)) as [number, number, number, number, number, number, number];

describe('GetMasterForecast', () => {
  test('gives every activity of the site, each with all quarter-hours of the day in their order', async () => {
    const steps = await master({ start: '2026-11-18', end: '2026-11-19' });
    expect(steps).toHaveLength(7 * 96);
    expect(new Set(steps.map(({ activity }) => activity)).size).toBe(7);
    const own = steps.filter(({ activity }) => activity === support);
    expect(own.map(({ time }) => Math.round(time * 96))).toEqual(
      Array.from({ length: 96 }, (_, step) => 46_344 * 96 + step),
    );
  });

  test.each([
    ['2026-03-29', 101, 92],
    ['2026-10-25', 101, 100],
    ['2026-10-25', 102, 100],
    ['2026-10-25', 201, 96],
    ['2026-04-05', 202, 100],
    ['2026-10-04', 202, 92],
  ])('has on %s at site %d %d quarter-hours', async (day, siteId, count) => {
    const activity = activityOf(siteId, 'SUP');
    const next = oleDate(day) + 1;
    const steps = await master({ siteId, start: day, end: next, activities: [activity] });
    expect(steps).toHaveLength(count);
    // The night is staffed: the hour that comes twice has two forecasts, not one that was copied.
    expect(steps.every(({ volume, calculated }) => volume > 0 && calculated > 0)).toBe(true);
    // The clock moves between one and three o'clock.
    const moved = steps.filter(({ time }) => [1, 2].includes(Math.floor((time % 1) * 24 + 0.001)));
    expect(moved).toHaveLength(8 + count - 96);
    // Were the hour copied that comes twice, four of them would be missing.
    const different = new Set(moved.map(({ volume, aht }) => `${volume} ${aht}`));
    expect(different.size).toBeGreaterThan(moved.length - 4);
  });

  test('is the same for the same seed and another for another', async () => {
    const week = { start: '2026-11-16', end: '2026-11-23', activities: [billing] };
    const first = await master(week);
    expect(await master(week)).toEqual(first);
    const twin = await startWithSession({ clock: new ManualClock('2027-05-05T00:00:00Z') });
    const other = await startWithSession({ clock, seed: 851 });
    const again = await twin.service('ForecastService850', 'GetMasterForecast', stepParameters(week));
    expect(readSteps(again.value)).toEqual(first);
    const different = await other.service('ForecastService850', 'GetMasterForecast', stepParameters(week));
    expect(readSteps(different.value)).not.toEqual(first);
  });

  test('is closed where the activity is: at night, on Sundays, on holidays, and for good', async () => {
    const hourOf = ({ time }: Step): number => (time % 1) * 24;
    const open = await master({ start: '2026-11-18', end: '2026-11-19', activities: [billing] });
    for (const step of open) {
      expect(step.volume > 0, String(hourOf(step))).toBe(hourOf(step) > 7.99 && hourOf(step) < 19.99);
      expect(step.calculated > 0).toBe(step.volume > 0);
      expect(step.aht > 0).toBe(step.volume > 0);
    }
    for (const [day, activity] of [
      ['2026-11-22', billing],
      ['2026-12-25', billing],
      ['2026-11-22', office],
      ['2026-11-18', fax],
    ] as const) {
      const steps = await master({ start: day, end: oleDate(day) + 1, activities: [activity] });
      expect(steps).toHaveLength(96);
      expect(sum(steps.map(({ volume, required }) => volume + required))).toBe(0);
    }
  });

  test('has a busy Monday, a quiet Sunday, busy mornings and quiet nights', async () => {
    const week = await master({ start: '2026-11-16', end: '2026-11-23', activities: [support] });
    const ofDay = (day: number): number =>
      sum(week.filter(({ time }) => Math.floor(time) === 46_342 + day).map(({ volume }) => volume));
    expect(ofDay(0)).toBeGreaterThan(ofDay(3));
    expect(ofDay(6)).toBeLessThan(ofDay(3));
    const at = (hour: number): number =>
      sum(
        week.filter(({ time }) => Math.floor((time % 1) * 24 + 0.001) === hour).map(({ volume }) => volume),
      );
    expect(at(10)).toBeGreaterThan(4 * at(3));
    expect(week.some(({ volume }) => !Number.isInteger(volume))).toBe(true);
  });

  test('grows slowly over the years', async () => {
    const total = async (day: string): Promise<number> => {
      const steps = await master({ start: day, end: oleDate(day) + 7, activities: [billing], minutes: 60 });
      return sum(steps.map(({ volume }) => volume));
    };
    const growth = (await total('2027-02-01')) / (await total('2026-02-02'));
    expect(growth).toBeGreaterThan(1.01);
    expect(growth).toBeLessThan(1.06);
  });

  test('staffs a queue by Erlang C and adds the shrinkage', async () => {
    const steps = await master({ start: '2026-11-18', end: '2026-11-19', activities: [support, chat] });
    for (const { volume, aht, calculated, required, activity } of steps.filter((step) => step.volume > 0)) {
      const load = (volume * aht) / 900 / (activity === chat ? 2 : 1);
      expect(calculated).toBeGreaterThan(load);
      expect(required).toBeCloseTo(calculated / 0.88, 1);
    }
  });

  test('staffs what is deferred for the work of the day before, evenly over the working hours', async () => {
    const days = await master({ start: '2026-11-17', end: '2026-11-19', activities: [mail] });
    const tuesday = days.slice(0, 96);
    const worked = days.slice(96).filter(({ calculated }) => calculated > 0);
    expect(worked).toHaveLength(48);
    expect(new Set(worked.map(({ calculated }) => calculated)).size).toBe(1);
    const backlog = sum(tuesday.map(({ volume, aht }) => volume * aht));
    expect((worked[0]?.calculated ?? 0) * 12 * 3600 * 0.9).toBeCloseTo(backlog, -4);
    // Mails come at night as well; nobody works then.
    expect(tuesday[4]?.volume).toBeGreaterThan(0);
    expect(tuesday[4]?.calculated).toBe(0);
  });

  test('staffs fixed seats whatever comes, and nothing comes', async () => {
    const steps = await master({ start: '2026-11-18', end: '2026-11-19', activities: [desk] });
    expect(sum(steps.map(({ volume, aht }) => volume + aht))).toBe(0);
    const seats = new Set(steps.map(({ calculated }) => calculated));
    expect(seats.size).toBe(2);
    expect([...seats].every((count) => Number.isInteger(count))).toBe(true);
  });

  test.each([30, 60])(
    'adds volumes, weighs handling times and averages staffing over %d minutes',
    async (minutes) => {
      for (const day of ['2026-11-18', '2026-10-25', '2026-03-29']) {
        const range = { start: day, end: oleDate(day) + 1, activities: [support] };
        const quarters = await master(range);
        const longer = await master({ ...range, minutes });
        const parts = minutes / 15;
        expect(longer).toHaveLength(quarters.length / parts);
        longer.forEach((step, index) => {
          const own = quarters.slice(index * parts, (index + 1) * parts);
          const volume = sum(own.map((part) => part.volume));
          expect(step.time).toBe(own[0]?.time);
          expect(step.volume).toBeCloseTo(volume, 6);
          expect(step.aht).toBeCloseTo(sum(own.map((part) => part.volume * part.aht)) / volume, 0);
          expect(step.calculated).toBeCloseTo(sum(own.map((part) => part.calculated)) / parts, 1);
          expect(step.required).toBeCloseTo(sum(own.map((part) => part.required)) / parts, 1);
        });
      }
    },
  );

  test('is half-open, to the quarter-hour', async () => {
    const from = oleDate('2026-11-18') + 9 / 24;
    const steps = await master({ start: from, end: from + 0.5 / 24, activities: [support] });
    expect(steps.map(({ time }) => time)).toEqual([from, oleDate('2026-11-18') + 9.25 / 24]);
    expect(await master({ start: from, end: from, activities: [support] })).toEqual([]);
  });

  test.each([
    ['another timestep', { start: '2026-11-18', end: '2026-11-19', minutes: 20 }, 'timestepMinutes must be'],
    ['a period backwards', { start: '2026-11-19', end: '2026-11-18' }, 'end is before start'],
    ['too long a period', { start: '2020-11-19', end: '2026-11-18' }, 'more than 400 days'],
    ['a date that is none', { start: Number.NaN, end: '2026-11-18' }, 'must be dates'],
    ['an unknown site', { siteId: 999, start: '2026-11-18', end: '2026-11-19' }, 'no site 999'],
  ])('refuses %s', async (_what, wanted, message) => {
    const answer = await caller.service('ForecastService850', 'GetMasterForecast', stepParameters(wanted));
    expect(answer.fault).toMatch(/^SOAP:Client: /);
    expect(answer.fault).toContain(message);
  });

  test('has nothing for the activities of another site', async () => {
    const wanted = { start: '2026-11-18', end: '2026-11-19', activities: [activityOf(102, 'SUP')] };
    expect(await master(wanted)).toEqual([]);
  });
});
