import { z } from 'zod';
import { BridgeError } from '../../../error/bridge-error.ts';
import type { Permission } from '../../../identity/permission.ts';
import { endpoint } from '../../endpoint.ts';
import { siteScope } from '../../endpoint-scope.ts';
import { StreamedList } from '../../streamed-list.ts';
import { anyTable } from '../../table.ts';
import { optionalRangeOf, optionalRangeQuery } from '../parts/range.ts';
import { listForms, siteParams, sitePath, zonedHead } from '../parts/site-job.ts';
import { siteInfo, siteInfoUses } from '../parts/site-zone.ts';
import { idList } from '../schema-parts.ts';
import { adherenceUses, readCurrent, readHistory } from './read-adherence.ts';
import { adherenceList } from './schema.ts';
import { adherenceTable } from './table.ts';

const maxDays = 92;

export const listAdherence = endpoint({
  operationId: 'listAdherence',
  summary: 'List adherence of agents: right now, or by day where from and to are given',
  tag: 'Adherence',
  method: 'get',
  path: `${sitePath}/adherence`,
  params: siteParams,
  query: z.strictObject({
    ...optionalRangeQuery,
    agentId: idList('those of these agents'),
    teamId: idList('those of agents of these teams'),
  }),
  body: z.undefined(),
  response: adherenceList,
  forms: listForms,
  table: anyTable(adherenceTable),
  permissions: ['wfm:realtimeAdherence:view', 'wfm:historicalAdherence:view'],
  scope: siteScope,
  safety: 'read',
  uses: [...siteInfoUses, ...adherenceUses],
  async handle({ params: { siteId }, query, caller, wfm, clock, timeZones, signal }) {
    const isHistory = query.from !== undefined || query.to !== undefined;
    const needed: Permission = isHistory ? 'wfm:historicalAdherence:view' : 'wfm:realtimeAdherence:view';
    if (!caller.permissions.has(needed))
      throw new BridgeError('forbidden', `this needs the permission ${needed}`);
    const { zone } = await siteInfo({ wfm, timeZones }, siteId);
    const head = zonedHead({ clock, wfm }, zone);
    const whose = { siteId, teamId: query.teamId ?? [], agentId: query.agentId ?? [] };
    const range = optionalRangeOf(query, zone, { maxDays });
    if (range === undefined)
      return { ...head, items: await readCurrent(wfm, whose, { zone, now: clock.now() }) };
    return new StreamedList(head, readHistory(wfm, { whose, range }, signal));
  },
});
