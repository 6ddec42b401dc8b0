import { z } from 'zod';
import type { Wfm } from '../../../wfm/wfm-port.ts';
import { endpoint } from '../../endpoint.ts';
import { unitScope } from '../../endpoint-scope.ts';
import { rangeOf } from '../../wfm/parts/range.ts';
import { readByAgents, scheduleUses } from '../../wfm/schedule/read-schedule.ts';
import { dayBefore } from '../../wfm/schedule/schedule-days.ts';
import type { AgentDay } from '../../wfm/schedule/schema.ts';
import { unknownAgent } from '../../wfm/schedule/scheduled-agents.ts';
import {
  userListScheduleRequestBody,
  userScheduleContainer,
  type UserListScheduleRequestBody,
} from '../models/user-schedule.ts';
import { cloudId } from '../parts/cloud-id.ts';
import { cloudInstant, requestedSpan } from '../parts/cloud-instant.ts';
import { tag, unitParams, unitPath } from '../parts/cloud-paths.ts';
import { unitOf, unitUses, type Unit } from '../parts/management-unit.ts';
import { requireUsers, usersUse } from '../parts/unit-users.ts';
import { requireBody, wrongRequest } from '../parts/wrong-request.ts';
import { containerText, type UserSchedules } from './container-text.ts';
import { toUserSchedule, type ShownPart } from './mapping.ts';

const maxDays = 31;

/** A large management unit as a whole: programs ask for all of its users. */
const maxUsers = 1500;

/** Each user counts once. */
function requireCount({ userIds }: UserListScheduleRequestBody): void {
  const { size } = new Set(userIds);
  const place = { pointer: '/userIds' };
  if (size === 0) throw wrongRequest(place, 'invalid-value', 'must name a user');
  if (size > maxUsers) throw wrongRequest(place, 'invalid-value', `must name ${maxUsers} users at most`);
}

/** The days of the unit that the span touches, and the one before them: a shift of it may reach in. */
function datesOf({ zone, span }: ShownPart): readonly string[] {
  const range = { from: cloudInstant(span.from), to: cloudInstant(span.to) };
  const { days } = rangeOf(range, zone, { maxDays: maxDays + 1 });
  return [dayBefore(days[0] ?? ''), ...days];
}

interface Question extends ShownPart {
  readonly unit: Unit;
  readonly agentIds: readonly number[];
}

async function* readUserSchedules(
  context: { readonly wfm: Wfm; readonly signal: AbortSignal },
  { unit, agentIds, ...part }: Question,
): AsyncGenerator<UserSchedules, void, undefined> {
  const groups = readByAgents(context, agentIds.map(unknownAgent), {
    source: 'SCH_SOURCE_COMMITTED',
    scenarioId: 0,
    siteId: unit.siteId,
    zone: unit.zone,
    dates: datesOf(part),
    stateTypes: [],
  });
  for await (const { agents, days } of groups) {
    const byAgent = new Map(agents.map(({ id }) => [id, [] as AgentDay[]]));
    for (const day of days) byAgent.get(day.agentId)?.push(day);
    yield [...byAgent].map(([id, own]) => [cloudId('user', id), toUserSchedule(own, part)]);
  }
}

export const searchSchedules = endpoint({
  operationId: 'postWorkforcemanagementManagementunitSchedulesSearch',
  summary: 'Published schedules of users in a range',
  tag,
  method: 'post',
  path: `${unitPath}/schedules/search`,
  params: unitParams,
  query: z.strictObject({}),
  body: userListScheduleRequestBody.optional(),
  response: userScheduleContainer,
  forms: ['json'],
  permissions: ['wfm:schedule:administer', 'wfm:publishedSchedule:view'],
  scope: unitScope,
  safety: 'read',
  uses: [...unitUses, usersUse, ...scheduleUses],
  async handle(request) {
    const { wfm, signal } = request;
    const body = requireBody(request.body);
    requireCount(body);
    const span = requestedSpan(body, { maxDays });
    const unit = await unitOf(request);
    const users = await requireUsers(wfm, unit, body.userIds, (index) => ({ pointer: `/userIds/${index}` }));
    const question = { unit, agentIds: users.map(({ id }) => id), zone: unit.zone, span };
    const schedules = readUserSchedules({ wfm, signal }, question);
    return { json: containerText(unit.zone.name, schedules), mayBePersonal: false };
  },
});
