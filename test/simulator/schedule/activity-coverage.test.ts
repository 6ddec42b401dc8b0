import { describe, expect, test } from 'vitest';
import { localOfOle, siteClock } from '../../../src/simulator/world/site-clock.ts';
import { list, startWithSession, text, texts, type Answer } from '../soap-caller.ts';
import { askCoverage, askStates, clockAtStart, tuesday } from './schedule-parameters.ts';
import { world } from './schedule-world.ts';

const caller = await startWithSession({ clock: clockAtStart() });
const ask = async (asked: Parameters<typeof askCoverage>[0]): Promise<readonly Answer[]> => {
  const answer = await caller.service('ScheduleService850', 'GetSchActivity', askCoverage(asked));
  expect(answer.fault).toBeUndefined();
  return list(answer.value, 'schActivityStep');
};

describe('GetSchActivity', () => {
  test('counts in each step the agents whose states have it', async () => {
    const steps = await ask({ activityId: [6010] });
    const asked = { stateType: ['ACTIVITY'], stateId: [6010] };
    const answer = await caller.service('ScheduleService850', 'GetAgentState', askStates(asked));
    const states = list(answer.value, 'schAgentState').map((state) => ({
      start: localOfOle(Number(text(state, 'wmStartDateTime'))),
      end: localOfOle(Number(text(state, 'wmEndDateTime'))),
    }));
    expect(steps).toHaveLength(96);
    const scheduled = steps.map((step) => {
      const start = localOfOle(Number(text(step, 'wmDateTime')));
      return states.reduce(
        (sum, state) =>
          sum + Math.max(0, Math.min(state.end, start + 900) - Math.max(state.start, start)) / 900,
        0,
      );
    });
    expect(Math.max(...scheduled)).toBeGreaterThan(5);
    steps.forEach((step, index) => {
      expect(Number(text(step, 'wmScheduled'))).toBeCloseTo(scheduled[index] ?? -1, 9);
    });
  });

  test('has all activities of the site, each in the order of time, in steps of the wanted length', async () => {
    const steps = await ask({ minutes: 60 });
    const activities = world.activities.filter((activity) => activity.wmSiteId === 101);
    expect(texts(steps, 'wmActivityId')).toEqual(
      activities.flatMap((activity) => new Array<string>(24).fill(String(activity.wmActivityId))),
    );
    expect(texts(steps.slice(0, 24), 'wmDateTime').map((date) => localOfOle(Number(date)) / 3600)).toEqual(
      [...Array(24).keys()].map((hour) => tuesday * 24 + hour),
    );
  });

  test('says how many are required: the forecast, as the forecast service has it', async () => {
    const steps = await ask({ activityId: [6010], minutes: 30 });
    const forecast = await caller.service(
      'ForecastService850',
      'GetMasterForecast',
      `<siteId>101</siteId><start>${tuesday}</start><end>${tuesday + 1}</end><activityId>6010</activityId>` +
        '<timestepMinutes>30</timestepMinutes>',
    );
    const wanted = list(forecast.value, 'frcStep');
    expect(texts(steps, 'wmDateTime')).toEqual(texts(wanted, 'wmDateTime'));
    expect(texts(steps, 'wmRequired')).toEqual(texts(wanted, 'wmRequiredStaffing'));
    expect(texts(steps, 'wmCalculated')).toEqual(texts(wanted, 'wmCalculatedStaffing'));
    expect(Math.max(...texts(steps, 'wmRequired').map(Number))).toBeGreaterThan(1);
  });

  test.each([
    ['2026-10-25', 46320, 100, 'the third hour comes twice'],
    ['2026-03-29', 46110, 92, 'the third hour does not come'],
  ])('has on %s (%i) %i quarters of an hour: %s', async (_date, day, count) => {
    const steps = await ask({ activityId: [6010], start: day, end: day + 1 });
    const clock = siteClock('Europe/Amsterdam');
    const { start } = clock.dayBounds(day);
    expect(texts(steps, 'wmDateTime').map((date) => localOfOle(Number(date)))).toEqual(
      [...Array(count).keys()].map((step) => clock.instantToLocal(start + step * 900_000)),
    );
  });

  test.each([0, 5, 45])('steps of %i minutes are a fault', async (minutes) => {
    const answer = await caller.service('ScheduleService850', 'GetSchActivity', askCoverage({ minutes }));
    expect(answer.fault).toBe(`SOAP:Client: timestepMinutes must be 15, 30 or 60, not ${minutes}`);
  });
});
