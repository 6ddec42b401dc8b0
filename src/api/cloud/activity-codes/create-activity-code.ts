import { z } from 'zod';
import { endpoint } from '../../endpoint.ts';
import { wholeUnitScope } from '../../endpoint-scope.ts';
import { readBack } from '../../wfm/parts/read-back.ts';
import { activityCode, createActivityCodeRequest } from '../models/activity-code.ts';
import { tag, unitParams, unitPath } from '../parts/cloud-paths.ts';
import { unitIdsOf, unitIdsUse } from '../parts/management-unit.ts';
import { notThere, requireBody } from '../parts/wrong-request.ts';
import { addType, addTypeUses } from './add-type.ts';
import { toNewType } from './new-type.ts';
import { activityCodesUses, readActivityCodes } from './read-activity-codes.ts';

export const createActivityCode = endpoint({
  operationId: 'postWorkforcemanagementManagementunitActivitycodes',
  summary: 'Create an activity code',
  tag,
  method: 'post',
  path: `${unitPath}/activitycodes`,
  params: unitParams,
  query: z.strictObject({}),
  body: createActivityCodeRequest.optional(),
  response: activityCode,
  forms: ['json'],
  permissions: ['wfm:activityCode:administer'],
  scope: wholeUnitScope,
  safety: 'create',
  uses: [unitIdsUse, ...activityCodesUses, ...addTypeUses],
  async handle(request) {
    const { wfm } = request;
    const type = toNewType(requireBody(request.body));
    const unit = await unitIdsOf(request);
    const id = await addType(wfm, unit.siteId, type);
    return await readBack(`activity code ${id}`, async () => {
      const made = (await readActivityCodes(wfm, unit)).get(id);
      if (made === undefined) throw notThere('activity code', id);
      return made;
    });
  },
});
