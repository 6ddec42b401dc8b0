import { z } from 'zod';
import type { FlawKind } from '../../../error/bridge-error.ts';
import { endpoint } from '../../endpoint.ts';
import { userScheduleAdherence } from '../models/user-schedule-adherence.ts';
import { cloudId } from '../parts/cloud-id.ts';
import { rootPath, tag } from '../parts/cloud-paths.ts';
import { agentsById, requireUserIds } from '../parts/unit-users.ts';
import { notThere } from '../parts/wrong-request.ts';
import { toUserScheduleAdherence } from './mapping.ts';
import { readUnitsOfAgents, unitsOfAgentsUses } from './read-units.ts';

const maxUsers = 100;

function flaw(
  kind: FlawKind,
  error: string,
): { readonly params: { readonly kind: FlawKind }; error: string } {
  return { params: { kind }, error };
}

const userId = z
  .array(z.string())
  .refine((ids) => ids.length > 0, flaw('no-user-ids', 'name at least one user'))
  .refine((ids) => ids.length <= maxUsers, flaw('max-user-ids', `name at most ${maxUsers} users`))
  .meta({ description: 'User ids, 1 to 100.', minItems: 1, maxItems: maxUsers });

export const getAdherence = endpoint({
  operationId: 'getWorkforcemanagementAdherence',
  summary: 'Current adherence of the given users',
  tag,
  method: 'get',
  path: `${rootPath}/adherence`,
  params: z.strictObject({}),
  query: z.strictObject({ userId }),
  body: z.undefined(),
  response: z.array(userScheduleAdherence),
  forms: ['json'],
  permissions: ['wfm:realtimeAdherence:view'],
  scope: { kind: 'rows' },
  safety: 'read',
  uses: unitsOfAgentsUses,
  async handle({ query, wfm, timeZones, clock, signal }) {
    const ids = requireUserIds(query.userId, () => ({ parameter: 'userId' }));
    const agents = await agentsById(wfm, ids);
    const asked = ids.map((id) => {
      const agent = agents.get(id);
      if (agent === undefined) throw notThere('user', cloudId('user', id));
      return agent;
    });
    const units = await readUnitsOfAgents({ wfm, timeZones, now: clock.now(), signal }, asked);
    return asked.map((agent) => {
      const unit = agent.siteId === null ? undefined : units.get(agent.siteId);
      return toUserScheduleAdherence(agent, unit, unit?.current.get(agent.id));
    });
  },
});
