import type { CfgAgent } from '../agents.ts';
import type { Refusal } from '../outcome.ts';
import { balanceSheet } from './balance-sheet.ts';
import type { CalItem } from './calendar-item.ts';
import { dayRoom } from './day-room.ts';
import { yearOf } from './half-year.ts';
import type { LiveCalendar } from './live-calendar.ts';
import { objection } from './refusals.ts';
import { isActive } from './status-rules.ts';
import { leastLeft, type TimeOffUse } from './time-off-balance.ts';
import { minutesByDay } from './time-off-uses.ts';

/** What time off is warned of: a day that is full, and a balance that is too low. What was there before is not asked again. */
export function timeOffWarnings(
  calendar: LiveCalendar,
  agent: CfgAgent,
  change: { readonly item: CalItem; readonly before?: CalItem | undefined },
): Refusal[] {
  const { item, before } = change;
  if (item.wmItemType !== calendar.numbers.type.timeOff) return [];
  const { granted } = calendar.numbers.status;
  const isSame = before !== undefined && takesTheSame(before, item);
  const hadRoom = isSame && before.wmStatus === granted;
  const hadBalance = isSame && isActive(calendar, before);
  const days = minutesByDay(calendar, agent, item);
  return [
    ...(item.wmStatus === granted && !hadRoom ? roomWarnings(calendar, agent, item, days) : []),
    ...(isActive(calendar, item) && !hadBalance ? balanceWarnings(calendar, agent, item, days) : []),
  ];
}

type Days = ReturnType<typeof minutesByDay>;

function roomWarnings(calendar: LiveCalendar, agent: CfgAgent, item: CalItem, days: Days): Refusal[] {
  return days.flatMap(({ day, minutes }) => {
    const { granted, limit } = dayRoom(calendar, agent.wmSiteId, day, item.wmItemId);
    const full = granted.lacking(limit, agent.wmTeamId, minutes);
    if (full === undefined) return [];
    const [taken, most] =
      full === 'site'
        ? [granted.site, limit.site]
        : [granted.team(agent.wmTeamId), limit.team(agent.wmTeamId) ?? 0];
    const reason = `the time-off limit of the ${full} is reached: ${taken} of ${most} minutes are granted, ${minutes} more are asked for`;
    return [objection('noRoom', item, reason, day)];
  });
}

/** At the end of no day from the first of the item to the end of the year may less than nothing be left. */
function balanceWarnings(calendar: LiveCalendar, agent: CfgAgent, item: CalItem, days: Days): Refusal[] {
  const years = [...new Set(days.map(({ day }) => yearOf(day)))];
  return years.flatMap((year) => {
    const sheet = balanceSheet(calendar, agent, year);
    const entitlement = sheet.entitlement(item.wmObjectId);
    if (entitlement === undefined) return [];
    const own = days
      .filter(({ day }) => yearOf(day) === year)
      .map(({ day, minutes }): TimeOffUse => ({ day, minutes, as: 'granted' }));
    const first = own[0]?.day ?? 0;
    const left = leastLeft(entitlement, [...sheet.uses(item.wmObjectId, item.wmItemId), ...own], first);
    if (left >= 0) return [];
    const reason = `the balance of time-off type ${item.wmObjectId} is too low by ${-left} minutes`;
    return [objection('balance', item, reason, first)];
  });
}

function takesTheSame(a: CalItem, b: CalItem): boolean {
  return (
    a.wmStartDateTime === b.wmStartDateTime &&
    a.wmEndDateTime === b.wmEndDateTime &&
    a.wmFullDay === b.wmFullDay &&
    a.wmObjectId === b.wmObjectId &&
    a.wmPaidMinutes === b.wmPaidMinutes
  );
}
