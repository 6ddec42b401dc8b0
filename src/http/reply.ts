import type { Request, Response } from 'express';
import { Reply, type ReplyParts } from '../api/reply.ts';
import { BridgeError } from '../error/bridge-error.ts';
import { contentTypes } from './acceptable.ts';
import { callerHas, contentTag, ifMatchOf, versionTag } from './conditional.ts';
import type { ListForm } from './send-list.ts';
import { sendValue } from './send.ts';

function memberOf(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null && name in value
    ? (value as Readonly<Record<string, unknown>>)[name]
    : undefined;
}

/** The version of what is answered: an object of WFM says it in its own member. */
function versionOf({ version, value }: ReplyParts): string | undefined {
  const own = memberOf(value, 'version');
  return version ?? (typeof own === 'string' ? own : undefined);
}

function isRead({ method }: Request): boolean {
  return method === 'GET' || method === 'HEAD';
}

/** A caller may keep what has a tag, and asks each time whether it still holds. Credentials decide what is answered. */
function allowKeeping(response: Response): void {
  response.set('Cache-Control', 'private, no-cache').vary('Accept, Authorization, X-API-Key');
}

export interface Exchange {
  readonly request: Request;
  readonly response: Response;
  readonly form: ListForm;
}

/** A read: 200, or 304 where the caller has it already. */
function sendRead({ request, response, form: { form, table } }: Exchange, parts: ReplyParts): void {
  const { value } = parts;
  const version = versionOf(parts);
  const json = JSON.stringify(value);
  const tag =
    version === undefined ? contentTag(json, { asOf: memberOf(value, 'asOf'), form }) : versionTag(version);
  const wanted = ifMatchOf(request);
  if (wanted !== undefined && !wanted.some((one) => one === '*' || versionTag(one) === tag)) {
    throw new BridgeError('precondition-failed', 'If-Match names another version');
  }
  allowKeeping(response);
  response.set('ETag', tag);
  if (callerHas(request, tag)) response.status(304).end();
  else if (form === 'json') response.set('Content-Type', contentTypes.json).end(json);
  else sendValue(response, value, form, table);
}

function partsOf(answer: unknown): ReplyParts {
  return answer instanceof Reply ? answer.parts : { value: answer };
}

/** Status, place and value, where there are no entity tags. */
export function sendUntagged({ response, form }: Exchange, answer: unknown): void {
  const { status = 200, location, retryAfter, value } = partsOf(answer);
  response.status(status);
  if (location !== undefined) response.set('Location', location);
  if (retryAfter !== undefined) response.set('Retry-After', String(retryAfter));
  if (status === 204) response.end();
  else sendValue(response, value, form.form, form.table);
}

/**
 * Sends an answer that is a value, or a `Reply` with more than one: status, place, version. Every read has an ETag: the
 * version of one object (strong), else a hash of what is answered (weak).
 */
export function sendReply(exchange: Exchange, answer: unknown): void {
  const parts = partsOf(answer);
  // What is not there yet has no version.
  if (isRead(exchange.request) && (parts.status ?? 200) === 200) {
    sendRead(exchange, parts);
    return;
  }
  const version = versionOf(parts);
  if (version !== undefined) exchange.response.set('ETag', versionTag(version));
  sendUntagged(exchange, answer);
}
