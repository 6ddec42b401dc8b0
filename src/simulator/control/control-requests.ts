import { isMishapName, mishapCatalogue, type MishapOrder } from '../mishaps/mishap-catalogue.ts';
import type { Mishaps } from '../mishaps/mishap-board.ts';

/** A request to the control API that cannot be understood; its message says what is allowed. */
export class ControlError extends Error {}

type Fields = Readonly<Record<string, unknown>>;

function fieldsOf(body: unknown, allowed: readonly string[]): Fields {
  if (typeof body !== 'object' || body === null || Array.isArray(body))
    throw new ControlError('the body must be a JSON object');
  const unknown = Object.keys(body).find((name) => !allowed.includes(name));
  if (unknown !== undefined) throw new ControlError(`${unknown} is none of ${allowed.join(', ')}`);
  return body as Fields;
}

function optional<T>(
  fields: Fields,
  name: string,
  is: (value: unknown) => value is T,
  what: string,
): T | undefined {
  const value = fields[name];
  if (value === undefined || is(value)) return value;
  throw new ControlError(`${name} must be ${what}`);
}

const isText = (value: unknown): value is string => typeof value === 'string' && value !== '';
const isFlag = (value: unknown): value is boolean => typeof value === 'boolean';
const isCount = (value: unknown): value is number => Number.isSafeInteger(value) && (value as number) >= 1;
const isSeed = (value: unknown): value is number => Number.isSafeInteger(value) && (value as number) >= 0;
const isOrigin = (value: unknown): value is string =>
  value === 'self' || (isText(value) && /^https?:\/\/[^/?#@\s]+$/.test(value) && URL.canParse(value));
const isTexts = (value: unknown): value is string[] => Array.isArray(value) && value.every(isText);
const isUserinfo = (value: unknown): value is 'unauthorized' | 'forbidden' | 'html' =>
  value === 'unauthorized' || value === 'forbidden' || value === 'html';

/** `{ name, operation?, times?, bytes? }`. */
export function readMishapOrder(body: unknown): MishapOrder {
  const fields = fieldsOf(body, ['name', 'operation', 'times', 'bytes']);
  const { name } = fields;
  if (typeof name !== 'string' || !isMishapName(name))
    throw new ControlError(`name must be one of ${Object.keys(mishapCatalogue).join(', ')}`);
  const operation = optional(fields, 'operation', isText, 'the name of an operation, such as GetSite');
  const times = optional(fields, 'times', isCount, 'a whole number from 1');
  const bytes = optional(fields, 'bytes', isCount, 'a whole number from 1');
  return {
    name,
    ...(operation === undefined ? {} : { operation }),
    ...(times === undefined ? {} : { times }),
    ...(bytes === undefined ? {} : { bytes }),
  };
}

/** `{ userinfo?, rejectClient?, omitServices?, internalOrigin? }`. */
export function readMishaps(body: unknown): Mishaps {
  const fields = fieldsOf(body, ['userinfo', 'rejectClient', 'omitServices', 'internalOrigin']);
  const userinfo = optional(fields, 'userinfo', isUserinfo, 'unauthorized, forbidden or html');
  const rejectClient = optional(fields, 'rejectClient', isFlag, 'true or false');
  const omitServices = optional(fields, 'omitServices', isTexts, 'a list of names such as ConfigService850');
  const internalOrigin = optional(
    fields,
    'internalOrigin',
    isOrigin,
    'an origin such as http://wfm-internal:6030, or self',
  );
  return {
    ...(userinfo === undefined ? {} : { userinfo }),
    ...(rejectClient === undefined ? {} : { rejectClient }),
    ...(omitServices === undefined ? {} : { omitServices }),
    ...(internalOrigin === undefined ? {} : { internalOrigin }),
  };
}

/** `Date.parse` takes the 30th of February for the 2nd of March. */
function isDay(date: string): boolean {
  const midnight = Date.parse(`${date}T00:00:00Z`);
  return !Number.isNaN(midnight) && new Date(midnight).toISOString().startsWith(date);
}

export interface ClockOrder {
  /** Milliseconds since 1970. */
  readonly now?: number;
  readonly running?: boolean;
}

/** `{ now?: ISO 8601 instant, running? }`. */
export function readClockOrder(body: unknown): ClockOrder {
  const fields = fieldsOf(body, ['now', 'running']);
  const text = optional(fields, 'now', isText, 'an instant such as 2026-03-29T00:30:00Z');
  const running = optional(fields, 'running', isFlag, 'true or false');
  if (text !== undefined && !/T.*(?:Z|[+-]\d\d:\d\d)$/.test(text))
    throw new ControlError('now must be an instant with its offset, such as 2026-03-29T00:30:00Z');
  const now = text === undefined ? undefined : Date.parse(text);
  if (Number.isNaN(now) || (text !== undefined && !isDay(text.slice(0, 10))))
    throw new ControlError(`${text ?? ''} is no instant`);
  return { ...(now === undefined ? {} : { now }), ...(running === undefined ? {} : { running }) };
}

/** `{ seed }`; `undefined` where there is none and none is needed. */
export function readSeed(body: unknown, isNeeded: boolean): number | undefined {
  const fields = fieldsOf(body ?? {}, ['seed']);
  const seed = optional(fields, 'seed', isSeed, 'a whole number from 0');
  if (seed === undefined && isNeeded) throw new ControlError('seed is missing');
  return seed;
}

/** `{ seconds }`. */
export function readSeconds(body: unknown): number {
  const seconds = optional(fieldsOf(body, ['seconds']), 'seconds', isCount, 'a whole number from 1');
  if (seconds === undefined) throw new ControlError('seconds is missing');
  return seconds;
}
