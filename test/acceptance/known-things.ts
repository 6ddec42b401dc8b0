import { cloudId, readCloudId } from '../../src/api/cloud/parts/cloud-id.ts';
import type { Item, RunningBridge } from '../support/running-bridge.ts';

export const siteId = 101;
const unitId = cloudId('management-unit', siteId);
const range = 'from=2026-10-28&to=2026-10-30';
const wide = 'from=2026-10-01&to=2026-12-01';
const days = { startDate: '2026-10-20T00:00:00Z', endDate: '2026-10-22T00:00:00Z' };

/** Things of the site, by the names of path parameters. */
export interface Known {
  readonly params: Readonly<Record<string, string>>;
  readonly agentId: number;
  readonly userId: string;
  readonly changeIds: readonly number[];
}

async function itemsAt(bridge: RunningBridge, path: string): Promise<readonly Item[]> {
  const { status, text, body } = await bridge.get(path);
  if (status !== 200) throw new Error(`${path}: ${text}`);
  return (body as { readonly items: readonly Item[] }).items;
}

async function madeAt(bridge: RunningBridge, path: string, body: unknown, method = 'POST'): Promise<Item> {
  const answer = await bridge.post(path, body, { method });
  if (answer.status >= 300) throw new Error(`${path}: ${answer.text}`);
  return answer.body as Item;
}

/** A note that is written into what has one. */
export const memo = 'canary-of-the-memo';

/** Half an hour of work of some agent of the site, and who that is. */
async function worker(bridge: RunningBridge): Promise<{ agentId: number; start: unknown; end: string }> {
  for (const day of await itemsAt(bridge, `/wfm/v1/sites/${siteId}/schedule?${range}`))
    for (const state of day['states'] as readonly Item[]) {
      const end = new Date(Date.parse(String(state['start'])) + 1_800_000).toISOString();
      if (state['type'] === 'activity' && Number(state['minutes']) >= 30)
        return { agentId: Number(day['agentId']), start: state['start'], end };
    }
  throw new Error('nobody works');
}

/** Looks things of the site up, and makes what it has not, as a caller who may do everything. */
export async function knownThings(bridge: RunningBridge): Promise<Known> {
  const first = async (path: string): Promise<string> => {
    const [item] = await itemsAt(bridge, `/wfm/v1/${path}`);
    return String(item!['id']);
  };
  const { agentId, ...times } = await worker(bridge);
  const site = `/wfm/v1/sites/${siteId}`;
  const pending = { agentIds: [agentId], exceptionTypeId: 705, ...times, commit: false, comments: memo };
  const { changeIds } = await madeAt(bridge, `${site}/exceptions`, pending);
  const codeOf = async (name: string, category: string): Promise<string> => {
    const path = `/api/v2/workforcemanagement/managementunits/${unitId}/activitycodes`;
    const { id } = await madeAt(bridge, path, { name, category });
    return String(readCloudId(String(id))!.id);
  };
  const requests = await itemsAt(bridge, `${site}/time-off-requests?${wide}&status=preferred,granted`);
  const request = requests[0]!;
  await madeAt(bridge, `${site}/time-off-requests/${String(request['id'])}`, { comments: memo }, 'PATCH');
  const userId = cloudId('user', agentId);
  const query = await madeAt(
    bridge,
    `/api/v2/workforcemanagement/managementunits/${unitId}/historicaladherencequery`,
    { ...days, userIds: [userId] },
  );
  const made = await madeAt(bridge, '/admin/v1/clients', {
    name: 'Wallboard',
    ownerEmail: 'owner@wallboard.example',
  });
  return {
    agentId,
    userId,
    changeIds: changeIds as readonly number[],
    params: {
      service: 'ConfigService',
      operation: 'GetSkill',
      businessUnitId: '10',
      siteId: String(siteId),
      teamId: await first(`teams?siteId=${siteId}`),
      agentId: String(agentId),
      activityId: await first(`activities?siteId=${siteId}`),
      multiSiteActivityId: await first('multi-site-activities?businessUnitId=10'),
      skillId: await first('skills'),
      contractId: await first(`contracts?siteId=${siteId}`),
      exceptionTypeId: await codeOf('Canary meeting', 'Meeting'),
      timeOffTypeId: await codeOf('Canary leave', 'TimeOff'),
      timeOffRuleId: await first(`time-off-rules?siteId=${siteId}`),
      shiftId: await first(`shifts?siteId=${siteId}`),
      rotatingPatternId: await first(`rotating-patterns?siteId=${siteId}`),
      scheduleStateGroupId: await first(`schedule-state-groups?siteId=${siteId}`),
      timeZoneId: await first('time-zones'),
      scenarioId: await first(`schedule-scenarios?siteId=${siteId}`),
      forecastScenarioId: await first(`forecast-scenarios?siteId=${siteId}`),
      itemId: String(request['id']),
      requestId: String(request['id']),
      userId: await first('users'),
      requesterId: cloudId('user', Number(request['agentId'])),
      securityRoleId: await first('security-roles'),
      muId: unitId,
      timeOffRequestId: cloudId('time-off-request', Number(request['id'])),
      queryId: String(query['id']),
      clientId: String((made['client'] as Item)['id']),
      secretId: String((made['secret'] as Item)['id']),
    },
  };
}
