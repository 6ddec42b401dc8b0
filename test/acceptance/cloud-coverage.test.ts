/** docs/coverage.md is true of answers that cross the wire: what is called absent is, and nothing else is always so. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { cloudEndpoints } from '../../src/api/cloud/endpoints.ts';
import { fieldSources } from '../../src/api/cloud/field-sources.ts';
import { ManualClock } from '../../src/time/manual-clock.ts';
import { answerFields } from '../../tools/answer-fields.ts';
import { closePair, openPair, type Pair } from '../support/running-bridge.ts';

const root = '/api/v2/workforcemanagement';
const clock = new ManualClock('2026-10-22T09:00:00Z');
let pair: Pair;
beforeAll(async () => {
  pair = await openPair({ simulator: { clock }, overrides: { clock } });
});
afterAll(async () => {
  await closePair(pair);
});

/** What stands at a path of the page: `shifts[].id` leads to as many values as there are shifts. */
function valuesAt(answer: unknown, path: string): readonly unknown[] {
  const steps = path.match(/\[\]|\{\}|[^.[\]{}]+/g) ?? [];
  return steps.reduce<readonly unknown[]>(
    (values, step) =>
      values.flatMap((value): readonly unknown[] => {
        if (typeof value !== 'object' || value === null) return [];
        if (step === '[]' || step === '{}') return Object.values(value);
        return Object.hasOwn(value, step) ? [(value as Readonly<Record<string, unknown>>)[step]] : [];
      }),
    [answer],
  );
}

async function answerOf(path: string, body?: unknown): Promise<unknown> {
  const { bridge } = pair;
  const answer = await (body === undefined
    ? bridge.get(`${root}${path}`)
    : bridge.post(`${root}${path}`, body));
  expect([path, answer.status], answer.text.slice(0, 300)).toEqual([path, 200]);
  return answer.body;
}

interface Entities {
  readonly entities: readonly { readonly id: string }[];
}

async function firstIds(path: string): Promise<readonly string[]> {
  const { entities } = (await answerOf(path)) as Entities;
  expect(entities.length).toBeGreaterThan(0);
  return entities.map(({ id }) => id).slice(0, 60);
}

const span = { startDate: '2026-10-20T00:00:00Z', endDate: '2026-10-24T00:00:00Z' };

type Read = (unit: string, users: readonly string[]) => Promise<readonly unknown[]>;

/** `unmet`: fields that these answers have no occasion for. */
test.each<[operation: string, read: Read, unmet: readonly string[]]>([
  [
    'getWorkforcemanagementManagementunits',
    async () => [await answerOf('/managementunits?expand=details')],
    ['previousUri', 'nextUri'],
  ],
  [
    'getWorkforcemanagementManagementunitUsers',
    async (unit) => [await answerOf(`/managementunits/${unit}/users`)],
    [],
  ],
  [
    'getWorkforcemanagementManagementunitActivitycodes',
    async (unit) => [await answerOf(`/managementunits/${unit}/activitycodes`)],
    [],
  ],
  [
    'postWorkforcemanagementManagementunitSchedulesSearch',
    async (unit, userIds) => [
      await answerOf(`/managementunits/${unit}/schedules/search`, { userIds, ...span }),
    ],
    [],
  ],
  [
    'getWorkforcemanagementManagementunitIntradayQueues',
    async (unit) => [await answerOf(`/managementunits/${unit}/intraday/queues?date=2026-10-22`)],
    ['noDataReason'],
  ],
  [
    'getWorkforcemanagementManagementunitUserTimeoffrequests',
    async (unit, users) => {
      const paths = users
        .slice(0, 10)
        .map((user) => `/managementunits/${unit}/users/${user}/timeoffrequests`);
      return Promise.all(paths.map((path) => answerOf(path)));
    },
    [],
  ],
  [
    'getWorkforcemanagementAdherence',
    async (_unit, users) => [await answerOf(`/adherence?userId=${users.join(',')}`)],
    [],
  ],
])('%s', async (operationId, read, unmet) => {
  const [unit = ''] = await firstIds('/managementunits');
  const answers = await read(unit, await firstIds(`/managementunits/${unit}/users`));
  const endpoint = cloudEndpoints.find((one) => one.operationId === operationId);
  if (endpoint === undefined) throw new Error(`there is no ${operationId}`);
  const found = answerFields(endpoint, fieldSources[operationId] ?? {}).map(({ path, source }) => ({
    path,
    isAbsent: source !== undefined && 'absent' in source,
    count: answers.flatMap((answer) => valuesAt(answer, path)).length,
  }));
  expect(found.filter(({ isAbsent, count }) => isAbsent && count > 0)).toEqual([]);
  const silent = found.filter(({ isAbsent, count }) => !isAbsent && count === 0);
  expect(silent.map(({ path }) => path)).toEqual(unmet);
});
