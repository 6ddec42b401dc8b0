import { z } from 'zod';
import { endpoint } from '../../endpoint.ts';
import { findService } from './find-service.ts';
import { toServiceResponse } from './mapping.ts';
import { serviceResponse } from './schema.ts';

export const getService = endpoint({
  operationId: 'getService',
  summary: 'Get one WFM service with its operations',
  tag: 'Services',
  method: 'get',
  path: '/wfm/v1/services/{service}',
  params: z.strictObject({
    service: z.string().describe('Name with or without version, such as ConfigService850 or ConfigService.'),
  }),
  query: z.strictObject({}),
  body: z.undefined(),
  response: serviceResponse,
  forms: ['json'],
  permissions: ['bridge:session:view', 'wfm:raw:read', 'wfm:raw:write'],
  scope: { kind: 'all-only' },
  safety: 'read',
  uses: [],
  async handle({ params, wfm }) {
    return await Promise.resolve(toServiceResponse(findService(wfm.services(), params.service)));
  },
});
