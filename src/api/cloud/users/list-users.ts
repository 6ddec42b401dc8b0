import { z } from 'zod';
import { endpoint } from '../../endpoint.ts';
import { unitScope } from '../../endpoint-scope.ts';
import { dayAt } from '../../wfm/parts/wall-time.ts';
import { userEntityListing } from '../models/user.ts';
import { tag, unitParams, unitPath } from '../parts/cloud-paths.ts';
import { unitOf, unitUses } from '../parts/management-unit.ts';
import { agentsOfUnit, usersUse } from '../parts/unit-users.ts';
import { toUsers } from './mapping.ts';

export const listUsers = endpoint({
  operationId: 'getWorkforcemanagementManagementunitUsers',
  summary: 'Agents of a management unit',
  tag,
  method: 'get',
  path: `${unitPath}/users`,
  params: unitParams,
  query: z.strictObject({}),
  body: z.undefined(),
  response: userEntityListing,
  forms: ['json'],
  permissions: ['wfm:agent:administer'],
  scope: unitScope,
  safety: 'read',
  uses: [...unitUses, usersUse],
  async handle(request) {
    const unit = await unitOf(request);
    const agents = await agentsOfUnit(request.wfm, unit);
    return { entities: toUsers(agents, dayAt(unit.zone, request.clock.now())) };
  },
});
