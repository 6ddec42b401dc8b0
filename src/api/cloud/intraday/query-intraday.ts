import { z } from 'zod';
import { endpoint } from '../../endpoint.ts';
import { wholeUnitScope } from '../../endpoint-scope.ts';
import { readCoverageUse } from '../../wfm/coverage/read-coverage.ts';
import { masterForecastUse } from '../../wfm/forecast/read-forecast.ts';
import { performanceUse } from '../../wfm/performance/read-performance.ts';
import {
  intradayQueryDataCommand,
  intradayResponse,
  type IntradayQueryDataCommand,
} from '../models/intraday.ts';
import { tag, unitParams, unitPath } from '../parts/cloud-paths.ts';
import { unitOf, unitUses } from '../parts/management-unit.ts';
import { requireBody, wrongRequest } from '../parts/wrong-request.ts';
import { requestedIntervals } from './intervals.ts';
import { toIntradayResponse } from './intraday-group.ts';
import { readIntraday, type MetricCategory } from './read-intraday.ts';
import { queuesUse, requireQueues } from './read-queues.ts';

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

export const queryIntraday = endpoint({
  operationId: 'postWorkforcemanagementManagementunitIntraday',
  summary: 'Intraday data for queues',
  tag,
  method: 'post',
  path: `${unitPath}/intraday`,
  params: unitParams,
  query: z.strictObject({}),
  body: intradayQueryDataCommand.optional(),
  response: intradayResponse,
  forms: ['json'],
  permissions: ['wfm:intraday:view'],
  scope: wholeUnitScope,
  safety: 'read',
  uses: [...unitUses, queuesUse, masterForecastUse, readCoverageUse, performanceUse],
  async handle(request) {
    const { wfm, clock, signal } = request;
    const body = requireBody(request.body);
    const categories = requestedCategories(body);
    const unit = await unitOf(request);
    const intervals = requestedIntervals(body, unit);
    const queues = await requireQueues(wfm, unit, body.queueIds);
    const asked = { unit, intervals, queues, categories };
    return toIntradayResponse(asked, await readIntraday(asked, { wfm, clock, signal }));
  },
});
