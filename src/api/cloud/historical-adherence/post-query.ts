import { z } from 'zod';
import { zoneOf, type Zone } from '../../../time/zone.ts';
import { endpoint } from '../../endpoint.ts';
import { unitScope } from '../../endpoint-scope.ts';
import { Reply } from '../../reply.ts';
import { historicalAdherenceQuery, historicalAdherenceResponse } from '../models/historical-adherence.ts';
import { requestedSpan } from '../parts/cloud-instant.ts';
import { tag, unitParams, unitPath } from '../parts/cloud-paths.ts';
import { unitOf, unitUses } from '../parts/management-unit.ts';
import { requireUsers } from '../parts/unit-users.ts';
import { requireBody, wrongRequest } from '../parts/wrong-request.ts';
import { coveredDays, haveSameClocks, maxDays } from './covered-days.ts';
import { resultUses } from './write-result.ts';
import type { Span } from '../../../time/day-start.ts';

/** The id of a query names them all. */
const maxUsers = 1_500;

/** Beside names, the zone database's parser takes offsets and whole timestamps. */
const zoneName = /^[A-Za-z][A-Za-z0-9_+/-]{0,63}$/;

function requestedZone(name: string): Zone {
  try {
    if (zoneName.test(name)) return zoneOf(name);
  } catch {
    // Said below, as for a text that is no name at all.
  }
  throw wrongRequest({ pointer: '/timeZone' }, 'invalid-value', 'must be an IANA time zone');
}

/** WFM's figures are of days of the unit: of other days it has none. */
function requireSameDays(timeZone: string | undefined, zone: Zone, span: Span): void {
  if (timeZone === undefined || timeZone === zone.name) return;
  if (haveSameClocks(requestedZone(timeZone), zone, coveredDays(span, zone).span)) return;
  const detail = `must have the days of the management unit, whose time zone is ${zone.name}: WFM counts no others`;
  throw wrongRequest({ pointer: '/timeZone' }, 'invalid-value', detail);
}

function requireCount(userIds: readonly string[] | undefined): void {
  const count = userIds?.length ?? 1;
  if (count >= 1 && count <= maxUsers) return;
  const detail = `must name 1 to ${maxUsers} users; leave it out for all users of the management unit`;
  throw wrongRequest({ pointer: '/userIds' }, 'invalid-value', detail);
}

export const postQuery = endpoint({
  operationId: 'postWorkforcemanagementManagementunitHistoricaladherencequery',
  summary: 'Ask for a historical adherence report',
  tag,
  method: 'post',
  path: `${unitPath}/historicaladherencequery`,
  params: unitParams,
  query: z.strictObject({}),
  body: historicalAdherenceQuery.optional(),
  response: historicalAdherenceResponse,
  success: 202,
  forms: ['json'],
  permissions: ['wfm:historicalAdherence:view'],
  scope: unitScope,
  safety: 'read',
  uses: [...unitUses, ...resultUses],
  async handle(request) {
    const { wfm, clock, caller, adherenceQueries } = request;
    const body = requireBody(request.body);
    const { startDate, endDate = new Date(clock.now()).toISOString(), timeZone, userIds } = body;
    const span = requestedSpan({ startDate, endDate }, { maxDays });
    requireCount(userIds);
    const unit = await unitOf(request);
    requireSameDays(timeZone, unit.zone, span);
    const users =
      userIds === undefined
        ? undefined
        : await requireUsers(wfm, unit, userIds, (index) => ({ pointer: `/userIds/${index}` }));
    const agentIds = users?.map(({ id }) => id);
    return new Reply({
      status: 202,
      value: adherenceQueries.submit({ siteId: unit.siteId, span, agentIds }, caller),
    });
  },
});
