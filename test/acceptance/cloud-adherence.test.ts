/** Real-time adherence in Genesys Cloud's words crosses the wire: it is the simulator's world. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { UserScheduleAdherence } from '../../src/api/cloud/models/user-schedule-adherence.ts';
import { cloudId } from '../../src/api/cloud/parts/cloud-id.ts';
import type { Living } from '../../src/simulator/living.ts';
import { ManualClock } from '../../src/time/manual-clock.ts';
import { expectCloudShape } from '../support/cloud-schema.ts';
import { closePair, openPair, type Answer, type Pair } from '../support/running-bridge.ts';
import { expectCloudError, type CloudError } from './expect-cloud-error.ts';
import { livingOf } from './schedule-world.ts';

const operationId = 'getWorkforcemanagementAdherence';
// Half past ten on a night that summer time has ended after; the sites are in four zones.
const clock = new ManualClock('2026-10-27T10:30:00Z');
let pair: Pair;
let living: Living;
beforeAll(async () => {
  pair = await openPair({ simulator: { clock }, overrides: { clock } });
  living = livingOf(pair.simulator, clock);
});
afterAll(async () => {
  await closePair(pair);
});

const userIds = (agentIds: readonly number[]): readonly string[] => agentIds.map((id) => cloudId('user', id));

function asked(query: string): Promise<Answer> {
  return pair.bridge.get(`/api/v2/workforcemanagement/adherence?${query}`);
}

async function records(query: string): Promise<readonly UserScheduleAdherence[]> {
  const answer = await asked(query);
  expect([answer.status, answer.text.slice(0, 300)]).toEqual([200, expect.any(String)]);
  expectCloudShape(operationId, 200, answer.body);
  return answer.body as readonly UserScheduleAdherence[];
}

const verdicts: Readonly<Record<string, string>> = {
  ADH_STATE_ADHERENT: 'InAdherence',
  ADH_STATE_NON_ADHERENT: 'OutOfAdherence',
  ADH_STATE_SEVERE: 'OutOfAdherence',
  ADH_STATE_UNCERTAIN: 'Unknown',
};
const routing: Readonly<Record<string, string>> = {
  ADH_AGENT_READY: 'IDLE',
  ADH_AGENT_BUSY: 'INTERACTING',
  ADH_AGENT_AFTER_CALL_WORK: 'INTERACTING',
  ADH_AGENT_NOT_READY: 'OFF_QUEUE',
  ADH_AGENT_LOGGED_OUT: 'OFF_QUEUE',
};
const fixed: Readonly<Record<string, string>> = {
  SCH_STATE_BREAK: 'Break',
  SCH_STATE_MEAL: 'Meal',
  SCH_STATE_TIMEOFF: 'TimeOff',
  SCH_STATE_DAYOFF: 'Unscheduled',
};

test('every agent of every site is what the world says, whatever the unit', async () => {
  const agents = living.world.now.sites.flatMap(({ wmSiteId }) => {
    const own = living.calendar.plans.agentsOf(wmSiteId);
    return own.slice(0, 25);
  });
  const ids = agents.map(({ gswAgentId }) => gswAgentId);
  const seen = new Set<string>();
  const shown = (
    await Promise.all(
      [0, 1, 2, 3].map((part) =>
        records(
          userIds(ids.slice(part * 25, part * 25 + 25))
            .map((id) => `userId=${id}`)
            .join('&'),
        ),
      ),
    )
  ).flat();
  expect(shown.map(({ user }) => user?.id)).toEqual(userIds(ids));
  for (const [index, agent] of agents.entries()) {
    const record = shown[index]!;
    const world = living.adherence.realTime(agent, clock.now());
    expect(record.managementUnit?.id).toBe(cloudId('management-unit', agent.wmSiteId));
    if (world === undefined) {
      expect(record.adherenceState).toBe('Unknown');
      continue;
    }
    const isFree = world.scheduled === undefined && /LOGGED_OUT|NOT_READY/.test(world.state);
    const expected =
      isFree && world.verdict === 'ADH_STATE_ADHERENT' ? 'Unscheduled' : verdicts[world.verdict];
    expect(record.adherenceState).toBe(expected);
    expect(record.routingStatus).toBe(routing[world.state]);
    expect(record.presenceUpdateTime).toBe(new Date(world.since).toISOString());
    seen.add(record.adherenceState!);
    const category =
      world.scheduled === undefined ? 'Unscheduled' : fixed[(world.scheduled as { type: string }).type];
    if (category !== undefined) expect(record.scheduledActivityCategory).toBe(category);
    seen.add(record.scheduledActivityCategory ?? '');
  }
  expect([...seen]).toEqual(
    expect.arrayContaining(['InAdherence', 'OutOfAdherence', 'Unscheduled', 'OnQueueWork']),
  );
});

test('ids may be repeated, comma-joined or both; each user comes once, in the order asked', async () => {
  const agents = living.calendar.plans.agentsOf(101).slice(0, 3);
  const [first, second, third] = userIds(agents.map(({ gswAgentId }) => gswAgentId));
  const shown = await records(`userId=${third},${first}&userId=${second}&userId=${third}`);
  expect(shown.map(({ user }) => user?.id)).toEqual([third, first, second]);
});

const wrong = (code: string): CloudError => ({ status: 400, code, fields: ['userId'] });
const notThere = (entityId: string): CloudError => ({ status: 404, code: 'not.found', entityId });
const [nobody, unit] = [cloudId('user', 999_999), cloudId('management-unit', 101)];

test.each<[string, string, CloudError]>([
  ['nobody', '', wrong('no.user.ids.specified')],
  [
    '101 users',
    Array.from({ length: 101 }, (_, id) => `userId=${cloudId('user', id)}`).join('&'),
    wrong('max.user.ids'),
  ],
  ['what is no UUID', 'userId=1001', wrong('invalid.value')],
  ['nobody that is there', `userId=${nobody}`, notThere(nobody)],
  ['a unit', `userId=${unit}`, notThere(unit)],
])('who asks for %s is refused', async (_name, query, error) => {
  expectCloudError(await asked(query), { ...error, operationId });
});
