/** What was measured, and is expected, in Genesys Cloud's words: the simulator's world at half past eleven in Amsterdam. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Living } from '../../src/simulator/living.ts';
import { ManualClock } from '../../src/time/manual-clock.ts';
import { closePair, openPair, type Pair } from '../support/running-bridge.ts';
import { askIntraday, groupOf, queueId, worldQueues } from './cloud-intraday-world.ts';
import { livingOf, oleDay } from './schedule-world.ts';

const clock = new ManualClock('2026-10-26T10:30:00Z');
let pair: Pair;
let living: Living;
beforeAll(async () => {
  pair = await openPair({ simulator: { clock }, overrides: { clock } });
  living = livingOf(pair.simulator, clock);
});
afterAll(async () => {
  await closePair(pair);
});

const items = [
  'PERF_ITEM_IV',
  'PERF_ITEM_ABANDONED',
  'PERF_ITEM_SERVICE_FACTOR',
  'PERF_ITEM_ASA',
  'PERF_ITEM_WORKING_AGENTS',
] as const;
type View = 'actual' | 'anticipated';
type Values = Readonly<Record<(typeof items)[number], number>>;

/** The values of the world on a day, by timestep; NaN where there is none. */
function worldValues(activityId: number, date: string, minutes: number, view: View): readonly Values[] {
  const start = oleDay(date) * 86_400;
  const steps = living.performance.steps(
    {
      level: 'PERF_LEVEL_ACTIVITY',
      objectIds: [activityId],
      items,
      range: { start, end: start + 86_400, minutes },
      withAlerts: false,
    },
    clock.now(),
  );
  const times = [...new Set(steps.map(({ local }) => local))];
  return times.map((time) => {
    const found = steps.filter(({ local }) => local === time);
    return Object.fromEntries(found.map((step) => [step.item, step[view]])) as Values;
  });
}

function without(values: Readonly<Record<string, number>>): Readonly<Record<string, number>> {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => !Number.isNaN(value)));
}

/** To nine digits: what is summed and weighted in another order is not the same to the last one. */
function tidy(list: readonly object[] | undefined): readonly object[] {
  return (list ?? []).map((entry) =>
    Object.fromEntries(
      Object.entries(entry).map(([name, value]) => [name, Number(Number(value).toPrecision(9))]),
    ),
  );
}

describe('what was measured, and what is expected by now', () => {
  const today = { startDate: '2026-10-25T23:00:00Z', endDate: '2026-10-26T23:00:00Z' };
  const categories = [
    'HistoricalQueueData',
    'HistoricalAgentData',
    'PerformancePredictionQueueData',
    'PerformancePredictionAgentData',
  ];

  test.each([
    [15, 46],
    [30, 23],
    [60, 11],
  ])('of one queue, by %i minutes, is as WFM has it; %i are over', async (minutes, over) => {
    const { wmActivityId } = worldQueues(living, 101)[1]!;
    const query = { ...today, categories, minutes, queueIds: [queueId(wmActivityId)] };
    const group = groupOf(await askIntraday(pair.bridge, 101, query));
    const past = worldValues(wmActivityId, '2026-10-26', minutes, 'actual');
    const history = past.map((values) =>
      without({
        offered: Math.round(values.PERF_ITEM_IV),
        abandoned: Math.round(values.PERF_ITEM_ABANDONED),
        serviceLevelPercent: values.PERF_ITEM_SERVICE_FACTOR,
        averageSpeedOfAnswerSeconds: values.PERF_ITEM_ASA,
      }),
    );
    expect(group.historicalQueueDataPerInterval).toEqual(history);
    expect(history.filter((entry) => Object.keys(entry).length > 0)).toHaveLength(over);
    expect(tidy(group.historicalAgentDataPerInterval)).toEqual(
      tidy(
        past.map((values) => without({ onQueueTimeSeconds: values.PERF_ITEM_WORKING_AGENTS * minutes * 60 })),
      ),
    );
    expect(group.performancePredictionQueueDataPerInterval).toEqual(
      worldValues(wmActivityId, '2026-10-26', minutes, 'anticipated').map((values) =>
        without({
          serviceLevelPercent: values.PERF_ITEM_SERVICE_FACTOR,
          averageSpeedOfAnswerSeconds: values.PERF_ITEM_ASA,
          numberOfInteractions: values.PERF_ITEM_IV,
        }),
      ),
    );
    expect(group.performancePredictionAgentDataPerInterval).toEqual(history.map(() => ({})));
  });

  test('of two queues is summed, and weighted with those who came and those who were answered', async () => {
    const [billing, support] = worldQueues(living, 101);
    const ids = [billing!.wmActivityId, support!.wmActivityId];
    const query = { ...today, categories: ['HistoricalQueueData', 'HistoricalAgentData'] };
    const group = groupOf(await askIntraday(pair.bridge, 101, { ...query, queueIds: ids.map(queueId) }));
    const [first = [], second = []] = ids.map((id) => worldValues(id, '2026-10-26', 15, 'actual'));
    const expected = first.map((one, index) => {
      const parts = [one, second[index]!];
      const sum = (of: (values: Values) => number): number => parts.reduce((all, part) => all + of(part), 0);
      const mean = (
        item: 'PERF_ITEM_SERVICE_FACTOR' | 'PERF_ITEM_ASA',
        weight: (values: Values) => number,
      ) => {
        const valued = parts.filter((part) => !Number.isNaN(part[item]));
        if (valued.length === 1) return valued[0]![item];
        return sum((part) => part[item] * weight(part)) / sum(weight);
      };
      return {
        queue: without({
          offered: Math.round(sum((part) => part.PERF_ITEM_IV)),
          abandoned: Math.round(sum((part) => part.PERF_ITEM_ABANDONED)),
          serviceLevelPercent: mean('PERF_ITEM_SERVICE_FACTOR', (part) => part.PERF_ITEM_IV),
          averageSpeedOfAnswerSeconds: mean(
            'PERF_ITEM_ASA',
            (part) => part.PERF_ITEM_IV - part.PERF_ITEM_ABANDONED,
          ),
        }),
        agents: without({ onQueueTimeSeconds: sum((part) => part.PERF_ITEM_WORKING_AGENTS) * 900 }),
      };
    });
    expect(tidy(group.historicalQueueDataPerInterval)).toEqual(tidy(expected.map(({ queue }) => queue)));
    expect(tidy(group.historicalAgentDataPerInterval)).toEqual(tidy(expected.map(({ agents }) => agents)));
  });
});
