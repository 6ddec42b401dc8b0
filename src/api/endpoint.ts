import type { z } from 'zod';
import type { Safety } from '../contract/safety.ts';
import type { Caller } from '../identity/caller.ts';
import type { ClientAdministration } from '../identity/client-administration.ts';
import type { Permission } from '../identity/permission.ts';
import type { Clock } from '../time/clock.ts';
import type { AnswerForm, AnswerText, ContractUse, Wfm } from '../wfm/wfm-port.ts';
import type { AdherenceQueries } from './cloud/historical-adherence/adherence-queries.ts';
import type { EndpointScope } from './endpoint-scope.ts';
import type { Reply } from './reply.ts';
import type { StreamedList } from './streamed-list.ts';
import type { AnyTable } from './table.ts';

/** What a handler gets: the validated request, who asks, and WFM bound to this request. No Express in sight. */
export interface EndpointRequest<Params, Query, Body> {
  readonly params: Params;
  readonly query: Query;
  readonly body: Body;
  readonly caller: Caller;
  readonly wfm: Wfm;
  readonly clock: Clock;
  /** One of the endpoint's `forms`. Only who streams needs it: a value with `items` is put into lines by the face. */
  readonly form: AnswerForm;
  /** The IANA zones that the configuration gives to WFM's zones, by WFM's name or number. */
  readonly timeZones: ReadonlyMap<string, string>;
  /** What goes on when the request is over. */
  readonly adherenceQueries: AdherenceQueries;
  /** Those who may call the bridge: for whoever administers them. */
  readonly clients: ClientAdministration;
  /** Versions of `If-Match`, without quotes, `*` for any; absent without the header. */
  readonly ifMatch?: readonly string[] | undefined;
  /** Ends when the caller goes away. */
  readonly signal: AbortSignal;
}

/** What of a request may decide on permissions. */
type Asked = 'params' | 'query' | 'body' | 'caller' | 'wfm';

/** An answer that is text already, in the form asked for, instead of a value; most of it may still be on its way. */
export interface WrittenAnswer {
  readonly json: AnswerText;
  /**
   * Whether anything may be in it that a view leaves out (`view-fields.ts`): nobody can take it out of a text, so that it
   * is for the view `full` alone.
   */
  readonly mayBePersonal: boolean;
}

/** Tells a written answer from a value; every face asks this. */
export function isWritten(answer: unknown): answer is WrittenAnswer {
  if (typeof answer !== 'object' || answer === null || !('json' in answer)) return false;
  const { json } = answer;
  return (
    typeof json === 'object' && json !== null && (json instanceof Uint8Array || Symbol.asyncIterator in json)
  );
}

/**
 * An endpoint is a value: one list of them feeds Express, OpenAPI and MCP. Adding one is one file and one line in
 * `api/wfm/endpoints.ts`.
 */
export interface Endpoint<
  Params extends z.ZodObject = z.ZodObject,
  Query extends z.ZodObject = z.ZodObject,
  Body extends z.ZodType = z.ZodType,
  Response extends z.ZodType = z.ZodType,
> {
  readonly operationId: string;
  readonly summary: string;
  readonly tag: string;
  readonly method: 'get' | 'post' | 'put' | 'patch' | 'delete';
  /** Path template with `{name}` for parameters. */
  readonly path: string;
  /**
   * Strict object schemas of the values, not of their texts: `z.int()` where the URL has digits, `z.array(…)` where a
   * parameter may be repeated. What they do not name is refused. `z.strictObject({})` where there is nothing.
   */
  readonly params: Params;
  readonly query: Query;
  /** `z.undefined()` for methods without a body. */
  readonly body: Body;
  /** Describes the JSON answer, streamed or not. */
  readonly response: Response;
  /** The forms that the answer can take, `json` first; `ndjson` for lists: one item per line. */
  readonly forms: readonly AnswerForm[];
  /** The rows of `text/csv`; with the form `csv`. */
  readonly table?: AnyTable;
  /** Any one of these suffices; none: every API client may. */
  readonly permissions: readonly Permission[];
  /** How the scope of the caller holds for it. */
  readonly scope: EndpointScope;
  /** `varies` for the raw call, whose operation decides. */
  readonly safety: Safety | 'varies';
  readonly uses: readonly ContractUse[];
  /** Status of its answer; default 200. A `Reply` of the handler says the same. */
  readonly success?: 200 | 201 | 202 | 204;
  /** That a change looks at `If-Match`; `required`: without it the change is refused before it is tried. */
  readonly ifMatch?: 'optional' | 'required';
  /** Permissions that depend on what is asked: throws `forbidden`, also where an earlier answer would be given again. */
  authorize?(request: Pick<EndpointRequest<z.output<Params>, z.output<Query>, z.output<Body>>, Asked>): void;
  handle(
    request: EndpointRequest<z.output<Params>, z.output<Query>, z.output<Body>>,
  ): Promise<z.output<Response> | WrittenAnswer | StreamedList | Reply>;
}

/** Keeps the inferred types of one endpoint while it is written; the list holds them as plain `Endpoint`s. */
export function endpoint<
  Params extends z.ZodObject,
  Query extends z.ZodObject,
  Body extends z.ZodType,
  Response extends z.ZodType,
>(value: Endpoint<Params, Query, Body, Response>): Endpoint<Params, Query, Body, Response> {
  return value;
}
