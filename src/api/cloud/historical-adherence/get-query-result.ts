import { z } from 'zod';
import { endpoint } from '../../endpoint.ts';
import { Reply } from '../../reply.ts';
import { historicalAdherenceResultWrapper } from '../models/historical-adherence-result.ts';
import { historicalAdherenceResponse } from '../models/historical-adherence.ts';
import { queriesPath, tag } from '../parts/cloud-paths.ts';
import { resultUses } from './write-result.ts';

/** Seconds until it is worth asking again. */
const retryAfter = 2;

export const getQueryResult = endpoint({
  operationId: 'getWorkforcemanagementHistoricaladherencequery',
  summary:
    'Result of a historical adherence query (200), or, while it is not there, the acknowledgement once more (202)',
  tag,
  method: 'get',
  path: `${queriesPath}/{queryId}`,
  params: z.strictObject({ queryId: z.string().describe('Id of the query, as it was acknowledged.') }),
  query: z.strictObject({}),
  body: z.undefined(),
  response: z.union([historicalAdherenceResultWrapper, historicalAdherenceResponse]),
  forms: ['json'],
  permissions: ['wfm:historicalAdherence:view'],
  scope: { kind: 'rows' },
  safety: 'read',
  uses: resultUses,
  async handle({ params: { queryId }, caller, adherenceQueries, signal }) {
    const { result, acknowledgement } = await adherenceQueries.fetch(queryId, caller, signal);
    return result === undefined
      ? new Reply({ status: 202, value: acknowledgement, retryAfter })
      : { json: result, mayBePersonal: false };
  },
});
