/** Activities and types of WFM as activity codes of Genesys Cloud, over the wire. */
import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { cloudId, readCloudId, type CloudIdKind } from '../../src/api/cloud/parts/cloud-id.ts';
import type { ActivityCode, ActivityCodeContainer } from '../../src/api/cloud/models/activity-code.ts';
import { ManualClock } from '../../src/time/manual-clock.ts';
import type { AgentDay } from '../../src/simulator/world/schedule/schedule-state.ts';
import { readEnumNumbers } from '../../src/simulator/world/enum-numbers.ts';
import { expectCloudShape } from '../support/cloud-schema.ts';
import { closePair, openPair, startPair, type Answer, type Pair } from '../support/running-bridge.ts';
import { expectCloudError, noUnits, provisional } from './expect-cloud-error.ts';
import { jobCaller } from './job-caller.ts';
import { livingOf, plannedDays } from './schedule-world.ts';

type AgentState = AgentDay['states'][number];

const clock = new ManualClock('2026-10-22T09:00:00Z');
const siteId = 101;
const list = 'getWorkforcemanagementManagementunitActivitycodes';
const create = 'postWorkforcemanagementManagementunitActivitycodes';

let pair: Pair;
beforeAll(async () => {
  pair = await openPair({ simulator: { clock }, overrides: { clock } });
});
afterAll(async () => {
  await closePair(pair);
});

function pathOf(site: number): string {
  return `/api/v2/workforcemanagement/managementunits/${cloudId('management-unit', site)}/activitycodes`;
}

async function codesOf(
  site = siteId,
  { bridge }: Pair = pair,
): Promise<Readonly<Record<string, ActivityCode>>> {
  const answer = await bridge.get(pathOf(site));
  expect(answer.status, answer.text).toBe(200);
  expectCloudShape(list, 200, answer.body);
  return (answer.body as ActivityCodeContainer).activityCodes ?? {};
}

const numberOf = readEnumNumbers(readFileSync('wsdl/conventions.json', 'utf8'));

function categoryOf(enumName: string, number: number, words: Readonly<Record<string, string>>): string {
  const [, category] = Object.entries(words).find(([name]) => numberOf(enumName, name) === number) ?? [];
  if (category === undefined) throw new Error(`${enumName} has no number ${number}`);
  return category;
}

/** What a site of the world has, as `kind name category paid`. */
function expectedLines(site: number): readonly string[] {
  const { activities, exceptionTypes, timeOffTypes } = pair.simulator.world;
  const line = (kind: CloudIdKind, id: number, ...rest: unknown[]) => [cloudId(kind, id), ...rest].join(' ');
  return [
    line('built-in-code', 1, '', 'Break', undefined, true),
    line('built-in-code', 2, '', 'Meal', undefined, true),
    line('built-in-code', 3, '', 'OnQueueWork', undefined, true),
    ...activities
      .filter((activity) => activity.wmSiteId === site)
      .map((activity) => {
        const category = categoryOf('ECfgActivityType', activity.wmActivityType, {
          CFG_ACTIVITY_IMMEDIATE: 'OnQueueWork',
          CFG_ACTIVITY_DEFERRED: 'OnQueueWork',
          CFG_ACTIVITY_FIXED_STAFF: 'OffQueueWork',
        });
        const { wmActivityId, wmName, wmActive } = activity;
        return line('code-of-activity', wmActivityId, wmName, category, undefined, wmActive);
      }),
    ...exceptionTypes
      .filter((type) => type.wmSiteId.includes(site))
      .map((type) => {
        const category = categoryOf('ECfgExceptionUsage', type.wmUsage, {
          CFG_EXCEPTION_USAGE_REGULAR: 'OffQueueWork',
          CFG_EXCEPTION_USAGE_MEETING_PLANNER: 'Meeting',
          CFG_EXCEPTION_USAGE_TIME_OFF: 'TimeOff',
        });
        const { wmExceptionTypeId, wmName, wmPaid } = type;
        return line('code-of-exception-type', wmExceptionTypeId, wmName, category, wmPaid, true);
      }),
    ...timeOffTypes
      .filter((type) => type.wmSiteId.includes(site))
      .map(({ wmTimeOffTypeId, wmName, wmPaid }) =>
        line('code-of-time-off-type', wmTimeOffTypeId, wmName, 'TimeOff', wmPaid, true),
      ),
  ];
}

function lineOf({ id, name, category, countsAsPaidTime, isActive }: ActivityCode): string {
  return [id, name, category, countsAsPaidTime, isActive].join(' ');
}

describe('the activity codes', () => {
  test.each([101, 102, 201, 202])('of the unit %i are what its site has in the world', async (site) => {
    const codes = await codesOf(site);
    expect(Object.values(codes).map(lineOf)).toEqual(expectedLines(site));
    for (const [id, code] of Object.entries(codes)) {
      expect([code.id, code.isDefault]).toEqual([id, readCloudId(id)?.kind === 'built-in-code']);
    }
  });

  test('have no category while the numbers of WFM are guesses, but where it is no guess', async () => {
    const strict = await startPair({ env: { WFM_PROVISIONAL: 'refuse-writes' } });
    const codes = Object.values(await codesOf(siteId, strict));
    const categories = (kind: CloudIdKind) =>
      new Set(codes.filter(({ id }) => readCloudId(id ?? '')?.kind === kind).map(({ category }) => category));
    expect(categories('code-of-time-off-type')).toEqual(new Set(['TimeOff']));
    expect(categories('code-of-activity')).toEqual(new Set([undefined]));
    expect(categories('code-of-exception-type')).toEqual(new Set([undefined]));
  });

  test.each(noUnits)('of the unit %s are not there', async (muId, error) => {
    const path = `/api/v2/workforcemanagement/managementunits/${muId}/activitycodes`;
    expectCloudError(await pair.bridge.get(path), { ...error, operationId: list });
    const posted = await pair.bridge.post(path, { name: 'x', category: 'Meeting' });
    expectCloudError(posted, { ...error, operationId: create });
  });
});

describe('a new activity code', () => {
  let own: Pair;
  beforeEach(async () => {
    own = await startPair({ simulator: { clock }, overrides: { clock } });
  });

  const add = (body: unknown, { bridge }: Pair = own): Promise<Answer> => bridge.post(pathOf(siteId), body);

  async function added(body: object): Promise<ActivityCode> {
    const answer = await add(body);
    expect(answer.status, answer.text).toBe(200);
    expectCloudShape(create, 200, answer.body);
    return answer.body as ActivityCode;
  }

  const invalid = { operationId: create, status: 400, code: 'invalid.value' };
  const types = [
    ['Meeting', 'code-of-exception-type', 'meeting-planner'],
    ['OffQueueWork', 'code-of-exception-type', 'regular'],
    ['TimeOff', 'code-of-time-off-type', undefined],
  ] as const;

  test.each(types)(
    'of the category %s is listed, and is a type in the words of WFM',
    async (category, kind, usage) => {
      const before = await codesOf(siteId, own);
      const body = { name: 'Überstunden „Ω“ <&>', category, countsAsPaidTime: true };
      const code = await added(body);
      expect(code).toMatchObject({ ...body, isActive: true, isDefault: false });
      const after = await codesOf(siteId, own);
      expect(after[code.id!]).toEqual(code);
      expect(Object.keys(after).filter((id) => before[id] === undefined)).toEqual([code.id]);
      expect(code.metadata).not.toEqual(Object.values(before)[0]?.metadata);

      const known = readCloudId(code.id!)!;
      expect(known.kind).toBe(kind);
      const noun = kind === 'code-of-time-off-type' ? 'time-off-types' : 'exception-types';
      const type = await own.bridge.get(`/wfm/v1/${noun}/${known.id}`);
      expect(type.body).toMatchObject({
        name: body.name,
        paid: true,
        siteIds: [siteId],
        ...(usage === undefined ? {} : { usage }),
      });
      expect(await codesOf(102, own)).not.toHaveProperty(code.id!);
    },
  );

  test('of the category TimeOff can be asked for, in the words of WFM', async () => {
    const { id } = await added({ name: 'Sabbatical', category: 'TimeOff', countsAsPaidTime: false });
    const site = jobCaller(own.bridge, siteId);
    const agents = own.simulator.world.agents.filter((agent) => agent.wmSiteId === siteId);
    const timeOffTypeId = readCloudId(id!)!.id;
    const answers: Answer[] = [];
    for (const { gswAgentId: agentId } of agents.slice(0, 20)) {
      const body = { agentId, timeOffTypeId, from: '2026-12-14', to: '2026-12-16' };
      answers.push(await site.send('POST', 'time-off-requests', body));
      if (answers.at(-1)!.status === 201) break;
    }
    expect(answers.at(-1)!.body, answers.at(-1)!.text).toMatchObject({ timeOffTypeId, status: 'preferred' });
  });

  test.each([
    ['Meeting', 'meetings'],
    ['OffQueueWork', 'exceptions'],
  ])('of the category %s can be put into the schedule, in the words of WFM', async (category, noun) => {
    const { id } = await added({ name: 'Stand-up', category, countsAsPaidTime: true });
    const exceptionTypeId = readCloudId(id!)!.id;
    const range = { from: '2026-10-28', to: '2026-10-29' };
    const isWork = ({ type, start, end }: AgentState) =>
      type === 'SCH_STATE_ACTIVITY' && end - start >= 1_800_000;
    const worker = plannedDays(livingOf(own.simulator, clock), siteId, range).find(({ states }) =>
      states.some(isWork),
    )!;
    const { start } = worker.states.find(isWork)!;
    const [from, to] = [start, start + 1_800_000].map((time) => new Date(time).toISOString());
    const site = jobCaller(own.bridge, siteId);
    const body = { agentIds: [worker.agentId], exceptionTypeId, start: from, end: to };
    const made = await site.send('POST', noun, body);
    expect([made.status, made.body], made.text).toMatchObject([201, { name: 'Stand-up', paid: true }]);
    const days = await site.list(`schedule?from=${range.from}&to=${range.to}&agentId=${worker.agentId}`);
    expect(days[0]?.['states']).toContainEqual(
      expect.objectContaining({ type: 'exception', id: exceptionTypeId, name: 'Stand-up', paid: true }),
    );
  });

  test.each(['OnQueueWork', 'Break', 'Meal', 'Training', 'Unavailable', 'Unscheduled'])(
    'of the category %s cannot be made',
    async (category) => {
      expectCloudError(await add({ name: 'x', category }), { ...invalid, fields: ['category'] });
      const { exceptionTypes } = own.simulator.world;
      expect(exceptionTypes).toHaveLength(pair.simulator.world.exceptionTypes.length);
    },
  );

  test.each(types)('of the category %s with the name of another is refused by WFM', async (category) => {
    await added({ name: 'Workshop', category });
    const again = await add({ name: ' workshop ', category });
    const error = { ...invalid, code: 'wfm.validation.failure', errorCodes: ['7'] };
    const { errors } = expectCloudError(again, error);
    expect(errors.map(({ message }) => message)).toEqual([expect.stringContaining('Workshop')]);
    const names = Object.values(await codesOf(siteId, own)).map(({ name }) => name);
    expect(names.filter((name) => name?.toLowerCase() === 'workshop')).toEqual(['Workshop']);
  });

  test.each([
    [undefined, 'bad.request', ['name', 'category']],
    ['', 'bad.request', ['name', 'category']],
    ['{', 'bad.request', []],
    [[], 'invalid.value', ['body']],
    [{ name: 'x' }, 'bad.request', ['category']],
    [{ category: 'Meeting' }, 'bad.request', ['name']],
    [{ name: '', category: 'Meeting' }, 'invalid.value', ['name']],
    [{ name: 'x', category: 'Meeting', a: 1 }, 'bad.request', ['a']],
  ])('is refused for the body %j: %s of %j', async (body, code, fields) => {
    expectCloudError(await add(body), { ...invalid, code, fields });
  });
});

test.each(['Meeting', 'OffQueueWork', 'TimeOff'])(
  'a code of the category %s is not written to a real WFM while numbers are guesses',
  async (category) => {
    const strict = await startPair({ env: { WFM_PROVISIONAL: 'refuse-writes' } });
    const refused = await strict.bridge.post(pathOf(siteId), { name: 'Workshop', category });
    expectCloudError(refused, { ...provisional, operationId: create });
    const names = Object.values(await codesOf(siteId, strict)).map(({ name }) => name);
    expect(names).not.toContain('Workshop');
  },
);
