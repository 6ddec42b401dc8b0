import { formatLocalDateTime, parseLocal, secondsPerDay } from '../../../time/ole-date.ts';
import type { Zone } from '../../../time/zone.ts';
import type { CalItem } from '../../wfm/calendar-items/mapping.ts';
import { localOf } from '../../wfm/parts/instants.ts';
import { isoSpan } from '../../wfm/parts/iso-span.ts';
import { day, wallTimeOf } from '../../wfm/parts/wall-time.ts';
import type { AdminTimeOffRequestPatch } from '../models/time-off-request.ts';
import { wrongRequest } from '../parts/wrong-request.ts';
import { dailyMinutes } from './mapping.ts';

/** When a request is to be: a calendar item of WFM is one span of whole days, or one within a day. Pure. */

export type ItemTimes = Pick<CalItem, 'startDateTime' | 'endDateTime' | 'fullDay'>;

const datesPointer = '/fullDayManagementUnitDates';
const startsPointer = '/partialDayStartDateTimes';
const minutesPointer = '/dailyDurationMinutes';

const mostDays = 366;
const mostMinutes = 1440;

function localDay(date: string, index: number): number {
  const local = day.safeParse(date).success ? parseLocal(date) : undefined;
  if (local !== undefined) return local;
  const detail = 'must be a day such as 2026-12-14, between 1900 and 9999';
  throw wrongRequest({ pointer: `${datesPointer}/${index}` }, 'invalid-date', detail);
}

/** Whole days as WFM takes them; throws unless they follow one another, in whatever order they are given. */
function spanOfDays(dates: readonly string[]): ItemTimes {
  const refused = (detail: string): Error => wrongRequest({ pointer: datesPointer }, 'invalid-value', detail);
  if (dates.length > mostDays) throw refused(`must be at most ${mostDays} days`);
  const days = dates.map(localDay).sort((a, b) => a - b);
  const [first] = days;
  if (first === undefined) throw refused('must name one day at least');
  days.forEach((local, index) => {
    if (local !== first + index * secondsPerDay)
      throw refused('must be days that follow one another, each once: a request of WFM is one span of time');
  });
  const end = first + days.length * secondsPerDay;
  return {
    startDateTime: formatLocalDateTime(first),
    endDateTime: formatLocalDateTime(end),
    fullDay: true,
  };
}

/** What a patch asks for, before it is known what there is. */
export interface RequestedTimes {
  readonly days?: ItemTimes;
  /** An instant, ISO 8601. */
  readonly start?: string;
  readonly minutes?: number;
}

/** Throws `invalid-request` for times that no request can have. */
export function requestedTimes(patch: AdminTimeOffRequestPatch): RequestedTimes {
  const { fullDayManagementUnitDates: dates, partialDayStartDateTimes: starts } = patch;
  const refused = (detail: string): Error =>
    wrongRequest({ pointer: startsPointer }, 'invalid-value', detail);
  if (dates !== undefined && starts !== undefined)
    throw refused('must not stand beside fullDayManagementUnitDates: whole days or a part of one');
  const [start, second] = starts ?? [];
  if (starts !== undefined && (start === undefined || second !== undefined))
    throw refused('must be one time: a request of WFM is one span of time');
  return {
    ...(dates === undefined ? {} : { days: spanOfDays(dates) }),
    ...(start === undefined ? {} : { start }),
    ...(patch.dailyDurationMinutes === undefined ? {} : { minutes: patch.dailyDurationMinutes }),
  };
}

function wholeDays(item: CalItem, { days = item, minutes }: RequestedTimes, zone: Zone): ItemTimes {
  const isAsItIs = minutes === undefined || (item.fullDay && minutes === dailyMinutes(item, zone));
  if (isAsItIs) return days;
  const detail = 'WFM counts the minutes of whole days itself: leave it out';
  throw wrongRequest({ pointer: minutesPointer }, 'invalid-value', detail);
}

/** Seconds: those that are asked for, else those that there are. */
function lengthOf(item: CalItem, minutes: number | undefined, zone: Zone): number {
  const present = dailyMinutes(item, zone);
  if (!item.fullDay && (minutes === undefined || minutes === present)) {
    const { from, to } = isoSpan(zone, item, 'CalItem').instants;
    return to - from;
  }
  const wanted = minutes ?? present;
  if (wanted !== undefined && wanted >= 1 && wanted <= mostMinutes) return wanted * 60;
  const detail = minutes === undefined ? 'is needed: the request has no minutes yet' : undefined;
  throw wrongRequest(
    { pointer: minutesPointer },
    'invalid-value',
    detail ?? `must be between 1 and ${mostMinutes}`,
  );
}

function partOfDay(item: CalItem, { start, minutes }: RequestedTimes, zone: Zone): ItemTimes {
  const { instants: present } = isoSpan(zone, item, 'CalItem');
  const startPointer = `${startsPointer}/0`;
  const begin =
    start === undefined
      ? { local: item.startDateTime, instant: present.from }
      : wallTimeOf(zone, start, startPointer);
  const to = begin.instant + lengthOf(item, minutes, zone);
  // What a night on which clocks are changed has as it is may stay.
  if (!item.fullDay && begin.instant === present.from && to === present.to) return item;
  const pointer = minutes === undefined ? startPointer : minutesPointer;
  const end = wallTimeOf(zone, new Date(to * 1000).toISOString(), pointer);
  return { startDateTime: begin.local, endDateTime: end.local, fullDay: false };
}

function isSame(a: ItemTimes, b: ItemTimes): boolean {
  const local = ({ startDateTime, endDateTime }: ItemTimes): readonly number[] => [
    localOf(startDateTime, 'CalItem.wmStartDateTime'),
    localOf(endDateTime, 'CalItem.wmEndDateTime'),
  ];
  return a.fullDay === b.fullDay && local(a).join() === local(b).join();
}

/**
 * The times that an item is to have; `undefined` where it has them. Throws `invalid-request` for what the item cannot
 * have, and for times that the zone's clocks skip or show twice.
 */
export function changedTimes(item: CalItem, wanted: RequestedTimes, zone: Zone): ItemTimes | undefined {
  const isFullDay = wanted.days !== undefined || (wanted.start === undefined && item.fullDay);
  const { startDateTime, endDateTime, fullDay } = (isFullDay ? wholeDays : partOfDay)(item, wanted, zone);
  const times = { startDateTime, endDateTime, fullDay };
  return isSame(times, item) ? undefined : times;
}
