import type { z } from 'zod';
import type { Endpoint, EndpointRequest } from '../api/endpoint.ts';
import { BridgeError, type RequestFlaw } from '../error/bridge-error.ts';
import type { Caller } from '../identity/caller.ts';
import type { Clock } from '../time/clock.ts';
import type { AnswerForm, Wfm } from '../wfm/wfm-port.ts';
import { requireContract, type ContractReadiness } from './contract-readiness.ts';
import { bodyFlaws, parameterFlaws } from './flaws.ts';
import { parameterValues, type ParameterTexts } from './parameter-values.ts';

/** The request as a face received it, before anybody has looked at it. */
export interface RawRequest {
  readonly params: ParameterTexts;
  readonly query: ParameterTexts;
  /** Parsed JSON, or `undefined` without a body. */
  readonly body: unknown;
  /** What the caller accepts, one of the endpoint's forms. */
  readonly form: AnswerForm;
}

export interface GateContext {
  readonly caller: Caller;
  readonly wfm: Wfm;
  readonly clock: Clock;
  readonly readiness: ContractReadiness;
}

/** A request of a few bytes a flaw must not become an answer of many. */
const shownFlaws = 50;

/** Throws `forbidden` unless the caller has one of the endpoint's permissions. */
function requirePermission(endpoint: Endpoint, caller: Caller): void {
  if (endpoint.permissions.some((permission) => caller.permissions.has(permission))) return;
  throw new BridgeError('forbidden', `this needs the permission ${endpoint.permissions.join(' or ')}`);
}

function parameters(
  texts: ParameterTexts,
  schema: z.ZodObject,
  flaws: RequestFlaw[],
): Record<string, unknown> {
  const { values, flaws: found } = parameterValues(texts, schema);
  flaws.push(...found);
  const parsed = schema.safeParse(values);
  if (parsed.success) return parsed.data;
  const named = new Set(found.map(({ parameter }) => parameter));
  const more = parameterFlaws(parsed.error, Object.keys(schema.shape));
  flaws.push(...more.filter(({ parameter }) => !named.has(parameter)));
  return {};
}

/** The request as the endpoint's schemas describe it; throws `invalid-request` with every flaw at once. */
function validated(
  endpoint: Endpoint,
  raw: RawRequest,
): Pick<
  EndpointRequest<Record<string, unknown>, Record<string, unknown>, unknown>,
  'params' | 'query' | 'body'
> {
  const flaws: RequestFlaw[] = [];
  const params = parameters(raw.params, endpoint.params, flaws);
  const query = parameters(raw.query, endpoint.query, flaws);
  const body = endpoint.body.safeParse(raw.body);
  if (!body.success) flaws.push(...bodyFlaws(body.error));
  if (flaws.length > 0) {
    const [first] = flaws;
    const where = first?.parameter ?? (first?.pointer === '' ? 'body' : first?.pointer);
    const detail =
      flaws.length === 1 ? `${where ?? 'body'}: ${first?.detail ?? ''}` : `${flaws.length} flaws`;
    throw new BridgeError('invalid-request', detail, { facts: { errors: flaws.slice(0, shownFlaws) } });
  }
  return { params, query, body: body.data };
}

/**
 * What stands around every endpoint, whatever the face: permission, contract, validation, then the endpoint itself.
 * The answer is a JSON value or a `WrittenAnswer`.
 */
export async function runEndpoint(
  endpoint: Endpoint,
  raw: RawRequest,
  { caller, wfm, clock, readiness }: GateContext,
): Promise<unknown> {
  requirePermission(endpoint, caller);
  requireContract(endpoint, readiness);
  return await endpoint.handle({ ...validated(endpoint, raw), caller, wfm, clock, form: raw.form });
}
