import type { z } from 'zod';
import type { Endpoint, EndpointRequest } from '../api/endpoint.ts';
import { lookUpOf, type Looked } from '../api/look-ups.ts';
import { BridgeError, type RequestFlaw } from '../error/bridge-error.ts';
import type { Caller } from '../identity/caller.ts';
import type { AnswerForm, Wfm } from '../wfm/wfm-port.ts';
import { audited } from './audited.ts';
import { requireContract } from './contract-readiness.ts';
import { bodyFlaws, parameterFlaws } from './flaws.ts';
import type { GateServices } from './gate-services.ts';
import { keyOf } from './idempotency/keyed-request.ts';
import { Replayed } from './idempotency/replayed.ts';
import { parameterValues, type ParameterTexts } from './parameter-values.ts';
import { requireShortRanges } from './range-quota.ts';
import { reachOf } from './scope/reach.ts';
import { requireNarrowable, requireScope } from './scope/require-scope.ts';
import { scopedQueries } from './scope/scoped-queries.ts';
import { scopedWfm } from './scope/scoped-wfm.ts';
import { shownAnswer } from './view/shown-answer.ts';
import { shownFailures } from './view/shown-failure.ts';
import { withLookUp } from './with-look-up.ts';

/** The request as a face received it, before anybody has looked at it. */
export interface RawRequest {
  readonly params: ParameterTexts;
  readonly query: ParameterTexts;
  /** Parsed JSON, or `undefined` without a body. */
  readonly body: unknown;
  /** What the caller accepts, one of the endpoint's forms. */
  readonly form: AnswerForm;
  /** The versions of `If-Match`, without quotes. */
  readonly ifMatch?: readonly string[] | undefined;
  /** The headers `Idempotency-Key` as they came; absent without any. */
  readonly idempotencyKey?: readonly string[] | undefined;
}

/** What the face knows of one request, for the audit log. */
export interface RequestName {
  readonly requestId: string;
  readonly traceId?: string;
}

/** One request, and what stands around it. */
export interface GateContext extends GateServices {
  readonly request: RequestName;
  readonly caller: Caller;
  readonly wfm: Wfm;
  /** Ends when the caller goes away. */
  readonly signal: AbortSignal;
  /** Lets the request go on when the caller goes away; absent: it does so anyway. */
  readonly detach?: () => void;
  /** Told when an earlier answer is given again, with what its `WFM-Provisional` named. */
  readonly replayed?: (provisional: readonly string[]) => void;
}

/** A request of a few bytes a flaw must not become an answer of many. */
const shownFlaws = 50;

/** Throws `forbidden` unless the caller has one of the endpoint's permissions, or there are none. */
function requirePermission({ permissions }: Endpoint, caller: Caller): void {
  if (permissions.length === 0) return;
  if (permissions.some((permission) => caller.permissions.has(permission))) return;
  const detail = `this needs the permission ${permissions.join(' or ')}`;
  throw new BridgeError('forbidden', detail, { facts: { permissions } });
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
  const more = parameterFlaws(parsed.error, values, Object.keys(schema.shape));
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
  if (!body.success) flaws.push(...bodyFlaws(body.error, raw.body));
  if (flaws.length > 0) {
    const [first] = flaws;
    const where = first?.parameter ?? (first?.pointer === '' ? 'body' : first?.pointer);
    const detail =
      flaws.length === 1 ? `${where ?? 'body'}: ${first?.detail ?? ''}` : `${flaws.length} flaws`;
    throw new BridgeError('invalid-request', detail, { facts: { errors: flaws.slice(0, shownFlaws) } });
  }
  return { params, query, body: body.data };
}

function requireIfMatch(endpoint: Endpoint, ifMatch: RawRequest['ifMatch']): void {
  if (endpoint.ifMatch !== 'required' || ifMatch !== undefined) return;
  const detail = 'If-Match must name the version that is to be changed: the ETag of a read, or * for any';
  throw new BridgeError('precondition-required', detail);
}

type Narrowed = Pick<GateContext, 'wfm' | 'adherenceQueries'>;

/** What the caller's scope leaves of WFM; throws for a request that is outside. A scope of all costs nothing. */
async function withinScope(
  endpoint: Endpoint,
  params: Readonly<Record<string, unknown>>,
  { reaches = { of: reachOf }, caller, wfm: given, adherenceQueries }: GateContext,
): Promise<Narrowed> {
  // What is changed is decided on what WFM says now.
  const wfm = endpoint.safety === 'read' ? given : (given.live ?? given);
  if (caller.scope === 'all') return { wfm, adherenceQueries };
  const reach = await reaches.of(wfm.live ?? wfm, caller.scope, caller.identity);
  requireScope(endpoint, params, { caller, reach });
  return { wfm: scopedWfm(wfm, reach), adherenceQueries: scopedQueries(adherenceQueries, reach) };
}

/**
 * What stands around every endpoint, whatever the face: audit, permission, contract, validation, scope, then the endpoint
 * itself, and the caller's view of what it answers. The answer is a JSON value or a `WrittenAnswer`.
 */
export async function runEndpoint(
  endpoint: Endpoint,
  raw: RawRequest,
  context: GateContext,
): Promise<unknown> {
  const answer = await audited(endpoint, raw, context, () => admitted(endpoint, raw, context));
  if (!(answer instanceof Replayed)) return answer;
  const { outcome, provisional } = answer;
  context.replayed?.(provisional);
  if ('failure' in outcome) throw outcome.failure;
  return outcome.answer;
}

async function admitted(endpoint: Endpoint, raw: RawRequest, context: GateContext): Promise<unknown> {
  const { readiness, caller, clock, timeZones, administration: clients, signal } = context;
  requirePermission(endpoint, caller);
  requireNarrowable(endpoint, caller);
  requireContract(endpoint, readiness);
  const request = validated(endpoint, raw);
  const now = endpoint.path.startsWith('/api/v2/') ? clock.now() : undefined;
  requireShortRanges({ ...request, now }, caller);
  const { form, ifMatch } = raw;
  requireIfMatch(endpoint, ifMatch);
  const narrowed = await withinScope(endpoint, request.params, context);
  endpoint.authorize?.({ ...request, caller, wfm: context.wfm });
  const key = keyOf(endpoint, raw, context.wfm);
  const looked = { ...request, now: clock.now() };
  const around = { caller, clock, timeZones, clients, signal };
  const work = (): Promise<unknown> =>
    withLookUp(endpoint, looked, () =>
      endpoint.handle({ ...request, ...around, ...narrowed, form, ifMatch }),
    );
  const answer = await shownFailures(caller.view, () =>
    key === undefined ? work() : once({ endpoint, raw, key, looked, context }, work),
  );
  const show = (one: unknown): unknown => shownAnswer(endpoint, one, caller.view);
  return answer instanceof Replayed ? answer.shown(show, caller.view) : show(answer);
}

interface Keyed {
  readonly endpoint: Endpoint;
  readonly raw: RawRequest;
  readonly key: string;
  readonly looked: Looked;
  readonly context: GateContext;
}

/**
 * Makes a change that has a key, or gives what an earlier one with it has come to. Whoever is gone by now has changed
 * nothing; from here on it goes on without its caller, so that no key is taken for a change that was never sent.
 */
async function once(
  { endpoint, raw, key, looked, context }: Keyed,
  work: () => Promise<unknown>,
): Promise<unknown> {
  const { keyedWrites, caller, wfm, request, signal, detach } = context;
  if (signal.aborted) throw BridgeError.from(signal.reason);
  detach?.();
  const lookUp = lookUpOf(endpoint, looked);
  const write = { endpoint, raw, key, caller, wfm, requestId: request.requestId, lookUp };
  return await keyedWrites.run(write, work);
}
