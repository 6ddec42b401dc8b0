import { z } from 'zod';
import type { Wfm } from '../../../wfm/wfm-port.ts';
import { endpoint } from '../../endpoint.ts';
import { readCoverageUse } from '../../wfm/coverage/read-coverage.ts';
import { masterForecastUse } from '../../wfm/forecast/read-forecast.ts';
import { allObjects } from '../../wfm/noun.ts';
import { siteActivitiesUse } from '../../wfm/parts/site-activities.ts';
import { performanceUse } from '../../wfm/performance/read-performance.ts';
import type { Site } from '../../wfm/sites/schema.ts';
import { siteNoun } from '../../wfm/sites/sites.ts';
import {
  intradayQueryDataCommand,
  intradayResponse,
  type IntradayQueryDataCommand,
} from '../models/intraday.ts';
import { tag, unitParams, unitPath } from '../parts/cloud-paths.ts';
import { unitOf, unitUses, type Unit } from '../parts/management-unit.ts';
import { missingBody, notThere, wrongRequest } from '../parts/wrong-request.ts';
import { requestedIntervals } from './intervals.ts';
import { toIntradayResponse } from './intraday-group.ts';
import { readIntraday, type MetricCategory } from './read-intraday.ts';
import { queuesUse, requireQueues } from './read-queues.ts';

const response: z.ZodType = intradayResponse;

/** The categories of a query, each once. A version is taken as it is: WFM keeps one state of the numbers. */
function requestedCategories({ metrics }: IntradayQueryDataCommand): readonly MetricCategory[] {
  if (metrics.length === 0)
    throw wrongRequest({ pointer: '/metrics' }, 'invalid-value', 'must name a category');
  const categories: MetricCategory[] = [];
  for (const [index, { category }] of metrics.entries()) {
    const place = { pointer: `/metrics/${index}/category` };
    if (category === undefined) throw wrongRequest(place, 'invalid-value', 'is missing');
    if (categories.includes(category)) throw wrongRequest(place, 'invalid-value', 'is asked for twice');
    categories.push(category);
  }
  return categories;
}

async function weekStartDayOf(wfm: Wfm, { siteId, unitId }: Unit): Promise<Site['weekStartDay']> {
  const sites = await siteNoun.read(wfm, { ...allObjects, id: [siteId] });
  const site = sites.find(({ id }) => id === siteId);
  if (site === undefined) throw notThere('management unit', unitId);
  return site.weekStartDay;
}

export const queryIntraday = endpoint({
  operationId: 'postWorkforcemanagementManagementunitIntraday',
  summary: 'Intraday data for queues',
  tag,
  method: 'post',
  path: `${unitPath}/intraday`,
  params: unitParams,
  query: z.strictObject({}),
  body: intradayQueryDataCommand.optional(),
  response,
  forms: ['json'],
  permissions: ['wfm:intraday:view'],
  safety: 'read',
  uses: [
    ...unitUses,
    siteNoun.uses,
    queuesUse,
    siteActivitiesUse,
    masterForecastUse,
    readCoverageUse,
    performanceUse,
  ],
  async handle({ params, body, caller, wfm, clock, timeZones, signal }) {
    if (body === undefined) throw missingBody();
    const categories = requestedCategories(body);
    const unit = await unitOf({ params, caller, wfm, timeZones });
    const weekStartDay = await weekStartDayOf(wfm, unit);
    const intervals = requestedIntervals(body, { zone: unit.zone, weekStartDay });
    const queues = await requireQueues(wfm, unit, body.queueIds);
    const asked = { unit, intervals, queues, categories };
    return toIntradayResponse(asked, await readIntraday(asked, { wfm, clock, signal }));
  },
});
