import { z } from 'zod';
import { jsonProfiles } from '../../../contract/json-profile.ts';
import { BridgeError } from '../../../error/bridge-error.ts';
import type { Caller } from '../../../identity/caller.ts';
import { rawForms, type OperationView } from '../../../wfm/wfm-port.ts';
import { endpoint } from '../../endpoint.ts';
import { findOperations } from './find-service.ts';

/** What the operation needs of the caller, judged by the least careful version that the name may stand for. */
function requirePermission(operations: readonly OperationView[], caller: Caller): void {
  const reads = operations.every(({ safety }) => safety === 'read');
  const permission = reads ? 'wfm:raw:read' : 'wfm:raw:write';
  if (caller.permissions.has(permission)) return;
  throw new BridgeError('forbidden', `this operation needs the permission ${permission}`);
}

/** Any operation of any WSDL, with the caller's JSON as its request. */
export const callOperation = endpoint({
  operationId: 'callOperation',
  summary: 'Call any operation of any WFM service',
  tag: 'Services',
  method: 'post',
  path: '/wfm/v1/services/{service}/{operation}',
  params: z.strictObject({
    service: z.string().describe('Name with or without version, such as ConfigService850 or ConfigService.'),
    operation: z.string().describe('Name as in the WSDL, such as GetSite.'),
  }),
  query: z.strictObject({
    profile: z
      .enum(jsonProfiles, { error: `must be ${jsonProfiles.join(' or ')}` })
      .default('friendly')
      .describe("`friendly` speaks clean JSON, `exact` the WSDL's own shape without loss."),
  }),
  // The contract describes it, not this schema: WfmClient validates it against the WSDL.
  body: z.unknown().describe("The operation's request; left out = {}."),
  response: z.unknown().describe("The operation's answer."),
  forms: rawForms,
  permissions: ['wfm:raw:read', 'wfm:raw:write'],
  scope: { kind: 'all-only', view: 'full' },
  safety: 'varies',
  uses: [],
  authorize({ params, caller, wfm }) {
    requirePermission(findOperations(wfm.services(), params.service, params.operation), caller);
  },
  async handle({ params, query, body, wfm, form }) {
    const request = body === undefined ? {} : body;
    const { profile } = query;
    const { json } = await wfm.callRaw(params.service, params.operation, request, {
      profile,
      form: form === 'ndjson' ? 'ndjson' : 'json',
    });
    return { json, mayBePersonal: true };
  },
});
