import { z } from 'zod';
import { formatLocalDateTime } from '../../../time/ole-date.ts';
import { endpoint } from '../../endpoint.ts';
import { siteScope } from '../../endpoint-scope.ts';
import { anyTable } from '../../table.ts';
import { isoSpan } from '../parts/iso-span.ts';
import { rangeOf, rangeQuery } from '../parts/range.ts';
import { listForms, siteParams, sitePath, zonedHead, zonedList } from '../parts/site-job.ts';
import { siteInfo, siteInfoUses } from '../parts/site-zone.ts';
import { idList } from '../schema-parts.ts';
import { toPendingChange } from './mapping.ts';
import { readChanges, readChangesUses } from './read-changes.ts';
import { pendingChange, type PendingChange } from './schema.ts';

const maxDays = 366;

export const listPendingChanges = endpoint({
  operationId: 'listPendingChanges',
  summary: 'List the changes of the Master Schedule that are not committed',
  tag: 'PendingChanges',
  method: 'get',
  path: `${sitePath}/pending-changes`,
  params: siteParams,
  query: z.strictObject({ ...rangeQuery, agentId: idList('those of these agents') }),
  body: z.undefined(),
  response: zonedList(pendingChange, { id: 'PendingChangeList', description: 'Pending changes of a site.' }),
  forms: listForms,
  table: anyTable<PendingChange>({
    columns: [
      { name: 'id', cell: (row) => row.id },
      { name: 'agentId', cell: (row) => row.agentId },
      { name: 'stateType', cell: (row) => row.stateType },
      { name: 'stateId', cell: (row) => row.stateId },
      { name: 'start', cell: (row) => row.start },
      { name: 'end', cell: (row) => row.end },
      { name: 'userId', cell: (row) => row.userId },
      { name: 'changedAt', cell: (row) => row.changedAt },
      { name: 'comments', cell: (row) => row.comments },
    ],
    rows: (item) => [item],
  }),
  permissions: ['wfm:schedule:view', 'wfm:schedule:edit', 'wfm:schedule:commit'],
  scope: siteScope,
  safety: 'read',
  uses: [...siteInfoUses, ...readChangesUses],
  async handle({ params: { siteId }, query, wfm, clock, timeZones }) {
    const { zone } = await siteInfo({ wfm, timeZones }, siteId);
    const { local, instants } = rangeOf(query, zone, { maxDays });
    const changes = await readChanges(wfm, {
      siteId,
      start: formatLocalDateTime(local.from),
      end: formatLocalDateTime(local.to),
      agentId: query.agentId,
    });
    const touching = changes.filter((change) => {
      const span = isoSpan(zone, change, 'SchPendingChange').instants;
      return span.from < instants.to && span.to > instants.from;
    });
    return {
      ...zonedHead({ clock, wfm }, zone),
      items: touching.map((change) => toPendingChange(change, zone)),
    };
  },
});
