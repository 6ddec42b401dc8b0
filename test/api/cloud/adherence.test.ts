import { describe, expect, test } from 'vitest';
import { getAdherence } from '../../../src/api/cloud/adherence/get-adherence.ts';
import {
  adherenceStateOfCurrent,
  categoryOfScheduled,
  toUserScheduleAdherence,
} from '../../../src/api/cloud/adherence/mapping.ts';
import { toActivityCodes } from '../../../src/api/cloud/activity-codes/mapping.ts';
import type { UserScheduleAdherence } from '../../../src/api/cloud/models/user-schedule-adherence.ts';
import { cloudId } from '../../../src/api/cloud/parts/cloud-id.ts';
import type { CurrentAdherence } from '../../../src/api/wfm/adherence/schema.ts';
import type { Agent } from '../../../src/api/wfm/agents/schema.ts';
import { missingUses } from '../../../src/contract/missing-uses.ts';
import { adherenceWfm } from '../../support/adherence-wfm.ts';
import { cloudCall, cloudFailure, cloudRefusal } from '../../support/cloud-call.ts';
import { expectCloudShape } from '../../support/cloud-schema.ts';
import { contract } from '../../support/contract.ts';
import { otherSite, siteId } from '../../support/job-wfm.ts';

const operationId = 'getWorkforcemanagementAdherence';

type Scheduled = NonNullable<CurrentAdherence['scheduled']>;

function scheduledAs(type: Scheduled['type'], id = 0): Scheduled {
  return { type, id, name: null, groupId: null, since: '2026-01-05T08:00:00+01:00' };
}

const current: CurrentAdherence = {
  agentId: 1,
  siteId,
  teamId: null,
  scheduled: scheduledAs('activity', 70),
  state: 'ready',
  reasonCode: null,
  channel: null,
  stateSince: '2026-01-05T09:58:30+01:00',
  adherence: 'adherent',
  nonAdherenceSeconds: 0,
  at: '2026-01-05T10:00:00+01:00',
};

const codes = toActivityCodes('unit', {
  activities: [
    { id: 70, siteId, name: 'Calls', kind: 'immediate', active: true, version: '1' },
    { id: 71, siteId, name: 'Paper', kind: 'fixed-staff', active: true, version: '1' },
    { id: 72, siteId, name: 'New', kind: 9, active: true, version: '1' },
  ],
  exceptionTypes: [
    { id: 5, name: 'Meeting', usage: 'meeting-planner', paid: true, siteIds: [siteId], version: '1' },
    { id: 6, name: 'Errand', usage: 'regular', paid: true, siteIds: [siteId], version: '1' },
  ],
  timeOffTypes: [],
} as unknown as Parameters<typeof toActivityCodes>[1]);

describe('the category that the schedule asks for', () => {
  test.each<[string, CurrentAdherence['scheduled'], string | undefined]>([
    ['an activity on queue', scheduledAs('activity', 70), 'OnQueueWork'],
    ['an activity of fixed staff', scheduledAs('activity', 71), 'OffQueueWork'],
    ['an activity whose kind is an unknown number', scheduledAs('activity', 72), undefined],
    ['an activity that is gone', scheduledAs('activity', 99), undefined],
    ['an activity set', scheduledAs('activity-set', 3), 'OnQueueWork'],
    ['a break', scheduledAs('break', 7), 'Break'],
    ['a meal', scheduledAs('meal', 7), 'Meal'],
    ['an exception for meetings', scheduledAs('exception', 5), 'Meeting'],
    ['another exception', scheduledAs('exception', 6), 'OffQueueWork'],
    ['time off, even of a type that is gone', scheduledAs('time-off', 99), 'TimeOff'],
    ['a day off', scheduledAs('day-off'), 'Unscheduled'],
    ['marked time, which lies over something unknown', scheduledAs('marked-time', 4), undefined],
    ['a state of an unknown number', scheduledAs(77, 4), undefined],
    ['nothing', null, 'Unscheduled'],
  ])('of %s', (_name, scheduled, category) => {
    expect(categoryOfScheduled(scheduled, codes)).toBe(category);
  });
});

describe('the adherence state', () => {
  test.each<[string, Partial<CurrentAdherence>, UserScheduleAdherence['adherenceState']]>([
    ['adherent', {}, 'InAdherence'],
    ['non-adherent', { adherence: 'non-adherent' }, 'OutOfAdherence'],
    ['severe', { adherence: 'severe' }, 'OutOfAdherence'],
    ['uncertain', { adherence: 'uncertain' }, 'Unknown'],
    ['an unknown number', { adherence: 12 }, undefined],
    ['nothing scheduled, logged out', { scheduled: null, state: 'logged-out' }, 'Unscheduled'],
    ['nothing scheduled, not ready', { scheduled: null, state: 'not-ready' }, 'Unscheduled'],
    ['nothing scheduled, yet at work', { scheduled: null, state: 'busy' }, 'InAdherence'],
    [
      'nothing scheduled, at work and told so',
      { scheduled: null, state: 'busy', adherence: 'severe' },
      'OutOfAdherence',
    ],
    ['a break, logged out', { scheduled: scheduledAs('break'), state: 'logged-out' }, 'InAdherence'],
  ])('of %s', (_name, more, state) => {
    expect(adherenceStateOfCurrent({ ...current, ...more })).toBe(state);
  });
});

const agent = { id: 1, name: 'Ann Lee', siteId, version: '7' } as Agent;
const managementUnit = { id: 'unit', version: 1, metadata: { version: 1 } };

function record(more: Partial<CurrentAdherence>): UserScheduleAdherence {
  return toUserScheduleAdherence(agent, { managementUnit, codes }, { ...current, ...more });
}

describe('what the agent does', () => {
  test.each<[CurrentAdherence['state'], object]>([
    ['ready', { actualActivityCategory: 'OnQueueWork', systemPresence: 'OnQueue', routingStatus: 'IDLE' }],
    [
      'busy',
      { actualActivityCategory: 'OnQueueWork', systemPresence: 'OnQueue', routingStatus: 'INTERACTING' },
    ],
    [
      'after-call-work',
      { actualActivityCategory: 'OnQueueWork', systemPresence: 'OnQueue', routingStatus: 'INTERACTING' },
    ],
    ['not-ready', { routingStatus: 'OFF_QUEUE' }],
    ['logged-out', { systemPresence: 'Offline', routingStatus: 'OFF_QUEUE' }],
    ['unknown', {}],
    [42, {}],
  ])('%s', (state, expected) => {
    const { actualActivityCategory, systemPresence, routingStatus } = record({ state });
    expect(JSON.parse(JSON.stringify({ actualActivityCategory, systemPresence, routingStatus }))).toEqual(
      expected,
    );
  });
});

describe('times', () => {
  test('the state of the agent has one', () => {
    expect(record({}).presenceUpdateTime).toBe('2026-01-05T08:58:30.000Z');
  });

  test('adherence has one while it is not kept', () => {
    expect(record({ adherence: 'severe', nonAdherenceSeconds: 95 }).timeOfAdherenceChange).toBe(
      '2026-01-05T08:58:25.000Z',
    );
    expect(record({ nonAdherenceSeconds: 5 })).not.toHaveProperty('timeOfAdherenceChange');
  });
});

test.each([
  ['of whom WFM has no record', { managementUnit, codes }, undefined],
  ['who belongs to no site', undefined, undefined],
])('nothing is made up about an agent %s', (_name, unit, now) => {
  expect(toUserScheduleAdherence(agent, unit, now)).toEqual({
    user: { id: cloudId('user', 1), name: 'Ann Lee', version: 7, selfUri: expect.any(String) as string },
    ...(unit === undefined ? {} : { managementUnit }),
    adherenceState: 'Unknown',
  });
});

const ids = (count: number): string =>
  Array.from({ length: count }, (_, index) => `userId=${cloudId('user', index + 1)}`).join('&');

describe('who is asked for', () => {
  test.each([
    ['nobody', '', 'no-user-ids', 'name at least one user'],
    ['101 users', ids(101), 'max-user-ids', 'name at most 100 users'],
    ['what is no UUID', 'userId=7', 'invalid-value', 'must be a UUID'],
    ['an empty text', 'userId=', 'invalid-value', 'must be a UUID'],
  ])('%s is refused', async (_name, query, kind, detail) => {
    expect(await cloudRefusal(getAdherence, { query })).toEqual([{ parameter: 'userId', kind, detail }]);
  });

  test.each([
    ['an agent that is not there', cloudId('user', 4711)],
    ['an id of another kind', cloudId('management-unit', 1)],
    ["somebody else's UUID", '8a2b1c3d-1111-4222-8333-444455556666'],
  ])('%s is not found', async (_name, id) => {
    const failure = await cloudFailure(getAdherence, { query: `userId=${id}`, wfm: adherenceWfm() });
    expect([failure.code, failure.facts.entityId]).toEqual(['not-found', id]);
  });
});

/** A state as the wire has it, of an agent of a site. */
function stateOf(agentId: number, ofSite: number): object {
  return {
    agentId,
    siteId: ofSite,
    teamId: 0,
    scheduledGroupId: 0,
    scheduledStateType: 'SCH_STATE_BREAK',
    scheduledStateId: 1,
    scheduledStateStart: '2026-01-05T09:50:00',
    currentState: 'ADH_AGENT_READY',
    currentStateStart: '2026-01-05T09:50:00',
    adherenceState: 'ADH_STATE_NON_ADHERENT',
    nonAdherenceSeconds: 600,
    dateTime: '2026-01-05T10:00:00',
  };
}

test('users of several units come in the order asked, each once, each with its own unit', async () => {
  const wfm = adherenceWfm();
  // It never filters: rows of others must not come out.
  wfm.answers['GetAgentAdherence'] = () => ({
    adhAgentState: [stateOf(9, otherSite), stateOf(1, siteId), stateOf(2, siteId), stateOf(3, siteId)],
  });
  const query = [2, 9, 1, 2].map((id) => `userId=${cloudId('user', id)}`).join('&');
  const answer = (await cloudCall(getAdherence, { query, wfm })) as UserScheduleAdherence[];
  expectCloudShape(operationId, 200, answer);
  expect(answer.map(({ user, managementUnit: unit }) => [user?.id, unit?.id, unit?.timeZone])).toEqual([
    [cloudId('user', 2), cloudId('management-unit', siteId), 'Europe/Amsterdam'],
    [cloudId('user', 9), cloudId('management-unit', otherSite), 'Africa/Cairo'],
    [cloudId('user', 1), cloudId('management-unit', siteId), 'Europe/Amsterdam'],
  ]);
  // Ten o'clock is another instant in each of the two zones.
  expect(answer.map(({ timeOfAdherenceChange }) => timeOfAdherenceChange)).toEqual([
    '2026-01-05T08:50:00.000Z',
    '2026-01-05T07:50:00.000Z',
    '2026-01-05T08:50:00.000Z',
  ]);
  expect(wfm.inputOf('GetAgentAdherence')['agentId']).toHaveLength(1);
  expect(wfm.count('GetSite')).toBe(1);
});

test('it uses nothing that the WSDLs do not have', () => {
  expect(missingUses(contract, getAdherence.uses)).toEqual([]);
});
