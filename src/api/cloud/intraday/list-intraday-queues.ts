import { z } from 'zod';
import { formatLocalDate, parseLocal, secondsPerDay } from '../../../time/ole-date.ts';
import type { Zone } from '../../../time/zone.ts';
import { endpoint } from '../../endpoint.ts';
import { wholeUnitScope } from '../../endpoint-scope.ts';
import { masterForecastUse, readMasterForecast } from '../../wfm/forecast/read-forecast.ts';
import { allOf } from '../../wfm/parts/chunks.ts';
import { isInCalendar, rangeOf, zonedDay, type ZonedRange } from '../../wfm/parts/range.ts';
import { intradayQueueListing } from '../models/intraday.ts';
import { tag, unitParams, unitPath } from '../parts/cloud-paths.ts';
import { unitOf, unitUses } from '../parts/management-unit.ts';
import { wrongRequest } from '../parts/wrong-request.ts';
import { toQueueListing } from './queue-mapping.ts';
import { queuesOf, queuesUse } from './read-queues.ts';

const day = /^\d{4}-\d{2}-\d{2}$/;
/** The same day and the next are days of the calendar. */
function isDay(date: string): boolean {
  const local = day.test(date) ? parseLocal(date) : undefined;
  return local !== undefined && isInCalendar(local) && isInCalendar(local + secondsPerDay);
}

const unitDay = z
  .string()
  .refine(isDay, {
    error: 'must be a day of the calendar such as 2017-01-23',
    params: { kind: 'invalid-date' },
  })
  .describe('ISO-8601 date without time or zone, read in the time zone of the unit, e.g. 2017-01-23.');

function rangeOfDay(zone: Zone, date: string): ZonedRange {
  const { instants, local } = zonedDay(zone, date);
  if (instants.from < instants.to)
    return rangeOf({ from: date, to: formatLocalDate(local.to) }, zone, { maxDays: 1 });
  throw wrongRequest({ parameter: 'date' }, 'invalid-date', `the clocks of ${zone.name} skip this day`);
}

export const listIntradayQueues = endpoint({
  operationId: 'getWorkforcemanagementManagementunitIntradayQueues',
  summary: 'Queues with intraday data on a date',
  tag,
  method: 'get',
  path: `${unitPath}/intraday/queues`,
  params: unitParams,
  query: z.strictObject({ date: unitDay }),
  body: z.undefined(),
  response: intradayQueueListing,
  forms: ['json'],
  permissions: ['wfm:intraday:view'],
  scope: wholeUnitScope,
  safety: 'read',
  uses: [...unitUses, queuesUse, masterForecastUse],
  async handle(request) {
    const { query, wfm, signal } = request;
    const unit = await unitOf(request);
    const range = rangeOfDay(unit.zone, query.date);
    const queues = await queuesOf(wfm, unit);
    const asked = { siteId: unit.siteId, range, timestep: 60, activities: queues };
    return toQueueListing(queues, await allOf(readMasterForecast(wfm, asked, signal)));
  },
});
