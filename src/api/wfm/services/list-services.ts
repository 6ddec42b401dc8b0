import { z } from 'zod';
import { rawForms } from '../../../wfm/wfm-port.ts';
import { endpoint } from '../../endpoint.ts';
import { toServiceSummary } from './mapping.ts';
import { serviceListResponse } from './schema.ts';

export const listServices = endpoint({
  operationId: 'listServices',
  summary: 'List the WFM services of all loaded WSDLs',
  tag: 'Services',
  method: 'get',
  path: '/wfm/v1/services',
  params: z.strictObject({}),
  query: z.strictObject({}),
  body: z.undefined(),
  response: serviceListResponse,
  forms: rawForms,
  permissions: ['bridge:session:view', 'wfm:raw:read', 'wfm:raw:write'],
  scope: { kind: 'all-only' },
  safety: 'read',
  uses: [],
  handle: ({ wfm, clock }) =>
    Promise.resolve({
      items: wfm.services().map(toServiceSummary),
      asOf: new Date(clock.now()).toISOString(),
    }),
});
