import { z } from 'zod';
import { endpoint } from '../../endpoint.ts';
import { toSessionResponse } from './mapping.ts';
import { sessionResponse } from './schema.ts';

/** The state of the WFM session as it is; it opens none. */
export const session = endpoint({
  operationId: 'getSession',
  summary: 'State of the WFM session',
  tag: 'Session',
  method: 'get',
  path: '/wfm/v1/session',
  params: z.strictObject({}),
  query: z.strictObject({}),
  body: z.undefined(),
  response: sessionResponse,
  forms: ['json'],
  permissions: ['bridge:session:view'],
  scope: { kind: 'all-only' },
  safety: 'read',
  uses: [],
  handle: ({ wfm, clock }) => Promise.resolve(toSessionResponse(wfm.session(), clock.now())),
});
