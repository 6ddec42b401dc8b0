import { BridgeError } from '../error/bridge-error.ts';
import type { Caller } from '../identity/caller.ts';

/**
 * Names of what begins and ends a range, in the words of both faces and of WFM; a raw call in the profile `exact` has
 * WFM's prefixes before them.
 */
const pairs: Readonly<Record<string, string>> = {
  from: 'to',
  start: 'end',
  startDate: 'endDate',
  startTime: 'endTime',
  startDateTime: 'endDateTime',
};

/** What is a range by itself, in Genesys Cloud's words. */
const week = 'weekDate';
const daysOfWeek = 7;
const interval = 'interval';

const msPerDay = 86_400_000;
const time = /^(\d{4}-\d{2}-\d{2})(T[\d:.]+)?(Z|[+-]\d{2}:\d{2})?$/;

/** WFM's own dates are numbers of days. */
type Limit = number | { readonly instant: number; readonly local: number };

/** What begins the range of every operation of WFM that reads one, and of no object: those may lack an end. */
const wordOfCalls = 'start';
/** How a raw call writes no beginning or no end: WFM's empty date, and doubles that are no numbers in JSON. */
const limitless = new Set<unknown>([null, 'INF', '-INF', 'NaN']);

function limitOf(value: unknown): Limit | undefined {
  if (typeof value === 'number') return value;
  if (typeof value !== 'string') return undefined;
  const [, day, clock = 'T00:00:00', offset = 'Z'] = time.exec(value) ?? [];
  if (day === undefined) return undefined;
  return { instant: Date.parse(`${day}${clock}${offset}`), local: Date.parse(`${day}${clock}Z`) };
}

/** In days, by the clock on the wall or in hours, whichever is kinder; undefined where one of them is no time. */
function daysBetween(begin: unknown, end: unknown): number | undefined {
  const [from, to] = [limitOf(begin), limitOf(end)];
  if (typeof from === 'number' && typeof to === 'number') return to - from;
  if (typeof from !== 'object' || typeof to !== 'object') return undefined;
  const days = Math.min(to.instant - from.instant, to.local - from.local) / msPerDay;
  return Number.isNaN(days) ? undefined : days;
}

interface Range {
  /** Of what ends it, as a path from the top of the value. */
  readonly path: readonly string[];
  readonly days: number;
}

type Members = Readonly<Record<string, unknown>>;

/** `now` where a range without an end lasts until then. */
type Now = number | undefined;

function rangesOfMembers(members: Members, path: readonly string[], now: Now): Range[] {
  return Object.entries(members).flatMap(([name, value]): Range[] => {
    const [, prefix = '', bare = ''] = /^(wm(?=[A-Z])|)(.*)$/s.exec(name) ?? [];
    const word = prefix === '' ? bare : `${bare.charAt(0).toLowerCase()}${bare.slice(1)}`;
    if (word === week) return [{ path: [...path, name], days: daysOfWeek }];
    if (word === interval && typeof value === 'string') {
      const [begin, end] = value.split('/');
      return [{ path: [...path, name], days: daysBetween(begin, end) ?? 0 }];
    }
    const other = Object.hasOwn(pairs, word) ? pairs[word] : undefined;
    if (other === undefined) return [];
    const last = prefix === '' ? other : `${prefix}${other.charAt(0).toUpperCase()}${other.slice(1)}`;
    const end = now === undefined ? members[last] : (members[last] ?? new Date(now).toISOString());
    const isLimitless = word === wordOfCalls && [value, end].some((limit) => limitless.has(limit));
    const days = isLimitless ? Infinity : daysBetween(value, end);
    return days === undefined ? [] : [{ path: [...path, members[last] === undefined ? name : last], days }];
  });
}

/** A raw call may nest as deep as JSON does; WFM's ranges are not further down than this. */
const deepest = 8;

function* rangesIn(value: unknown, now: Now, path: readonly string[] = []): Generator<Range> {
  if (typeof value !== 'object' || value === null || path.length > deepest) return;
  if (!Array.isArray(value)) yield* rangesOfMembers(value as Members, path, now);
  for (const [name, member] of Object.entries(value as Members))
    yield* rangesIn(member, now, [...path, name]);
}

export interface RangedRequest {
  /** Set under `/api/v2`, where a range without an end lasts until now: milliseconds since the epoch. */
  readonly now?: Now;
  readonly query: unknown;
  readonly body: unknown;
}

/** Throws `invalid-request` for a range, wherever it is in the request, that is longer than the quota of its caller. */
export function requireShortRanges(
  { query, body, now }: RangedRequest,
  { quotas }: Pick<Caller, 'quotas'>,
): void {
  const most = quotas?.maxRangeDays ?? undefined;
  if (most === undefined) return;
  const detail = `the range is longer than this client may ask for at once: ${most} days`;
  const isLong = ({ days }: Range): boolean => days > most;
  const errors = [
    ...[...rangesIn(query, now)].filter(isLong).map(({ path }) => ({ parameter: path.join('.'), detail })),
    ...[...rangesIn(body, now)].filter(isLong).map(({ path }) => ({ pointer: pointerOf(path), detail })),
  ];
  const [first] = errors;
  if (first === undefined) return;
  const where = 'parameter' in first ? first.parameter : first.pointer;
  throw new BridgeError('invalid-request', `${where}: ${detail}`, { facts: { errors: errors.slice(0, 50) } });
}

function pointerOf(path: readonly string[]): string {
  return path.map((name) => `/${name.replaceAll('~', '~0').replaceAll('/', '~1')}`).join('');
}
