import { z } from 'zod';
import { BridgeError } from '../../../error/bridge-error.ts';
import type { Wfm } from '../../../wfm/wfm-port.ts';
import { endpoint } from '../../endpoint.ts';
import { unitScope } from '../../endpoint-scope.ts';
import type { CalItem } from '../../wfm/calendar-items/mapping.ts';
import { comments } from '../../wfm/calendar-items/new-item-schema.ts';
import { updateItem, updateItemUse } from '../../wfm/calendar-items/write-items.ts';
import { allObjects } from '../../wfm/noun.ts';
import { reasonOfRefusal } from '../../wfm/parts/changed-meanwhile.ts';
import { readBack } from '../../wfm/parts/read-back.ts';
import { timeOffTypeNoun } from '../../wfm/time-off-types/time-off-types.ts';
import type { TimeOffType } from '../../wfm/time-off-types/schema.ts';
import {
  adminTimeOffRequestPatch,
  timeOffRequestResponse,
  type AdminTimeOffRequestPatch,
} from '../models/time-off-request.ts';
import { readCloudId } from '../parts/cloud-id.ts';
import { tag } from '../parts/cloud-paths.ts';
import { versionOfRow } from '../parts/entity-version.ts';
import type { Unit } from '../parts/management-unit.ts';
import { notThere, requireBody, requireId, wrongRequest } from '../parts/wrong-request.ts';
import { toTimeOffRequest } from './mapping.ts';
import { patchedItem } from './patched-item.ts';
import { readRequest, requesterOf, requestParams, requestPath, requestsUses } from './read-requests.ts';
import { requestedTimes } from './requested-times.ts';

const codePointer = { pointer: '/activityCodeId' };

/** WFM's id of the time-off type behind an activity code. */
function timeOffTypeId(activityCodeId: string): number {
  const kind = readCloudId(activityCodeId)?.kind;
  if (kind === 'code-of-activity' || kind === 'code-of-exception-type' || kind === 'built-in-code')
    throw wrongRequest(codePointer, 'invalid-value', 'must be the activity code of a time-off type');
  return requireId('code-of-time-off-type', activityCodeId, codePointer);
}

/** The time-off type of a site; throws `not-found`. WFM is not trusted to have filtered. */
async function siteType(wfm: Wfm, { siteId }: Unit, id: number, codeId: string): Promise<TimeOffType> {
  const types = await timeOffTypeNoun.read(wfm, { ...allObjects, id: [id], siteId: [siteId] });
  const found = types.find((type) => type.id === id && type.siteIds.includes(siteId));
  if (found === undefined) throw notThere('activity code', codeId);
  return found;
}

function requireNotes({ notes }: AdminTimeOffRequestPatch): void {
  const written = comments.optional().safeParse(notes);
  if (written.success) return;
  const [issue] = written.error.issues;
  throw wrongRequest({ pointer: '/notes' }, 'invalid-value', issue?.message ?? 'cannot be written');
}

/** Throws `conflict` unless the item is in the version that the change is based on. */
function requireSameVersion({ timestamp }: CalItem, { metadata }: AdminTimeOffRequestPatch): void {
  if (versionOfRow(timestamp) === metadata.version) return;
  const detail = 'it has changed since the version of the metadata: read it again';
  throw new BridgeError('conflict', detail, { facts: { staleVersion: true } });
}

export const changeTimeOffRequest = endpoint({
  operationId: 'patchWorkforcemanagementManagementunitUserTimeoffrequest',
  summary: 'Change a time off request',
  tag,
  method: 'patch',
  path: requestPath,
  params: requestParams.extend({ userId: z.string().describe('User the request belongs to.') }),
  query: z.strictObject({}),
  body: adminTimeOffRequestPatch.optional(),
  response: timeOffRequestResponse,
  forms: ['json'],
  permissions: ['wfm:timeOffRequest:administer'],
  scope: unitScope,
  safety: 'idempotent',
  uses: [...requestsUses, timeOffTypeNoun.uses, updateItemUse],
  async handle(request) {
    const { wfm, params } = request;
    const patch = requireBody(request.body);
    requireNotes(patch);
    const { status, notes, activityCodeId } = patch;
    const times = requestedTimes(patch);
    const typeId = activityCodeId === undefined ? undefined : timeOffTypeId(activityCodeId);

    const requester = await requesterOf(request);
    const read = (): Promise<CalItem> => readRequest(wfm, requester, params.timeOffRequestId);
    const item = await read();
    requireSameVersion(item, patch);
    const { unit } = requester;
    const type =
      typeId === undefined || activityCodeId === undefined || typeId === item.objectId
        ? undefined
        : await siteType(wfm, unit, typeId, activityCodeId);
    const changed = patchedItem(item, { status, notes, times, type }, unit.zone);
    if (changed === undefined) return toTimeOffRequest(item, requester);

    try {
      await updateItem(wfm, changed, false);
    } catch (refusal) {
      throw await reasonOfRefusal(refusal, item, read);
    }
    const now = await readBack(`time off request ${params.timeOffRequestId}`, read);
    return toTimeOffRequest(now, requester);
  },
});
