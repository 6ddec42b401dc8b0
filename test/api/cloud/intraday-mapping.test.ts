import { describe, expect, test } from 'vitest';
import {
  byInterval,
  measuresOf,
  toForecastData,
  toHistoricalAgentData,
  toHistoricalQueueData,
  toPredictedQueueData,
  toScheduleData,
  type Measures,
} from '../../../src/api/cloud/intraday/mapping.ts';
import type { PerformanceStep } from '../../../src/api/wfm/performance/schema.ts';

function forecasts(...volumes: readonly (number | null)[]) {
  return volumes.map((interactionVolume, index) => ({
    activityId: index,
    activityName: null,
    start: '2026-01-05T09:00:00+01:00',
    interactionVolume,
    averageHandlingTime: 300,
    calculatedStaffing: 1,
    requiredStaffing: 1,
  }));
}

function coverages(...scheduled: readonly (number | null)[]) {
  const rest = { activityName: null, start: '2026-01-05T09:00:00+01:00', required: 1, calculated: 1 };
  return scheduled.map((agents, activityId) => ({ ...rest, activityId, scheduled: agents }));
}

const step: PerformanceStep = {
  level: 'activity',
  objectId: 70,
  objectName: null,
  start: '2026-01-05T09:00:00+01:00',
  item: 'interaction-volume',
  actual: 12,
  forecast: null,
  scheduled: null,
  required: null,
  anticipated: 11.5,
  alert: null,
};

const calls: Measures = {
  'interaction-volume': 100,
  'abandoned-interactions': 20.4,
  'service-factor': 81.33,
  'average-speed-of-answer': 14.7,
  'working-agents': 3.42,
};
const chats: Measures = {
  'interaction-volume': 50,
  'abandoned-interactions': 10,
  'service-factor': 51.33,
  'average-speed-of-answer': 44.7,
  'working-agents': 0.1,
};
const mails: Measures = { 'interaction-volume': 5.2, 'abandoned-interactions': 0 };

test.each([
  ['a sum, without the digits of binary fractions', [0.1, 0.2], { offered: 0.3 }],
  ['one as it is', [17.123456], { offered: 17.123456 }],
  ['nothing is a value', [0, 0], { offered: 0 }],
  ['what WFM has no value of adds nothing', [null, 4], { offered: 4 }],
  ['no value at all', [null, null], {}],
  ['no queue', [], {}],
])('forecast: %s', (_what, volumes, expected) => {
  expect(toForecastData(forecasts(...volumes))).toEqual(expected);
});

test.each([
  [15, [3.42, 0.1], { onQueueTimeSeconds: 3168 }],
  [30, [1 / 3], { onQueueTimeSeconds: 600 }],
  [60, [0, null], { onQueueTimeSeconds: 0 }],
  [60, [null], {}],
])('schedule: seconds of %i minutes', (minutes, scheduled, expected) => {
  expect(toScheduleData(coverages(...scheduled), minutes)).toEqual(expected);
});

test('numbers that have no place in an answer are left out', () => {
  const huge = {
    ...calls,
    'interaction-volume': 1e308,
    'working-agents': 1e308,
    'abandoned-interactions': 3e9,
  };
  expect(toScheduleData(coverages(2 ** 31), 60)).toEqual({});
  expect(toScheduleData(coverages(1e308, 1e308), 60)).toEqual({});
  expect(toForecastData(forecasts(1e308, 1e308))).toEqual({});
  expect(toHistoricalQueueData([huge])).not.toHaveProperty('offered');
  expect(toHistoricalQueueData([huge])).not.toHaveProperty('abandoned');
  expect(toHistoricalAgentData([huge], 60)).toEqual({});
  expect(toPredictedQueueData([huge, huge])).not.toHaveProperty('numberOfInteractions');
});

describe('what was', () => {
  test('of one queue is as WFM has it', () => {
    expect(toHistoricalQueueData([calls])).toEqual({
      offered: 100,
      abandoned: 20,
      serviceLevelPercent: 81.33,
      averageSpeedOfAnswerSeconds: 14.7,
    });
    expect(toHistoricalAgentData([calls], 15)).toEqual({ onQueueTimeSeconds: 3078 });
  });

  test('of several is summed, and weighted', () => {
    const found = toHistoricalQueueData([calls, chats, mails]);
    expect(found.offered).toBe(155);
    expect(found.abandoned).toBe(30);
    // Those who came: 100 and 50; mails wait for nobody.
    expect(found.serviceLevelPercent).toBeCloseTo((81.33 * 100 + 51.33 * 50) / 150, 9);
    // Those who were answered: 79.6 and 40.
    expect(found.averageSpeedOfAnswerSeconds).toBeCloseTo((14.7 * 79.6 + 44.7 * 40) / 119.6, 9);
    expect(toHistoricalAgentData([calls, chats, mails], 60)).toEqual({ onQueueTimeSeconds: 12_672 });
  });

  test.each([
    ['nobody came', { ...calls, 'interaction-volume': 0 }, { ...chats, 'interaction-volume': 0 }],
    ['how many came is not known of one', calls, { 'service-factor': 1, 'average-speed-of-answer': 1 }],
  ])('has no mean of several where %s', (_why, first, second) => {
    const found = toHistoricalQueueData([first, second]);
    expect(found).not.toHaveProperty('serviceLevelPercent');
    expect(found).not.toHaveProperty('averageSpeedOfAnswerSeconds');
    expect(found).toHaveProperty('offered');
  });

  test('is nothing where WFM has nothing', () => {
    expect(toHistoricalQueueData([])).toEqual({});
    expect(toHistoricalAgentData([{}], 15)).toEqual({});
  });
});

test('what is expected', () => {
  expect(toPredictedQueueData([mails])).toEqual({ numberOfInteractions: 5.2 });
  expect(toPredictedQueueData([calls])).toEqual({
    numberOfInteractions: 100,
    serviceLevelPercent: 81.33,
    averageSpeedOfAnswerSeconds: 14.7,
  });
  expect(toPredictedQueueData([])).toEqual({});
});

test('measures are put together by queue; numbers of WFM without a meaning are none', () => {
  const steps: readonly PerformanceStep[] = [
    step,
    { ...step, objectId: 71, actual: null },
    { ...step, item: 'average-speed-of-answer', actual: 0, anticipated: null },
    { ...step, item: 4, actual: 9 },
  ];
  expect(measuresOf(steps, 'actual')).toEqual([{ 'interaction-volume': 12, 'average-speed-of-answer': 0 }]);
  expect(measuresOf(steps, 'anticipated')).toEqual([
    { 'interaction-volume': 11.5 },
    { 'interaction-volume': 11.5 },
  ]);
});

test('timesteps go where they begin; what begins nowhere is left out', () => {
  const from = Date.parse('2026-10-25T00:00:00Z') / 1000;
  const intervals = { from, to: from + 7200, minutes: 60, count: 2, week: { from, to: from } };
  const starts = [
    '2026-10-25T02:00:00+02:00',
    '2026-10-25T02:00:00+01:00',
    '2026-10-25T02:30:00+01:00',
    '2026-10-25T01:00:00+02:00',
    '2026-10-25T03:00:00+01:00',
  ];
  const groups = byInterval(
    intervals,
    starts.map((start) => ({ start })),
  );
  expect(groups).toEqual([[{ start: starts[0] }], [{ start: starts[1] }]]);
});
