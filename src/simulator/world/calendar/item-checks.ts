import type { CfgAgent } from '../agents.ts';
import type { Refusal } from '../outcome.ts';
import type { CalItem } from './calendar-item.ts';
import type { LiveCalendar } from './live-calendar.ts';
import { isSayable, objection } from './refusals.ts';
import { isActive } from './status-rules.ts';
import { isEmployedThrough } from './working-days.ts';

const longestDays = 366;

/** What is wrong with an item whatever else there is; force does not help. */
export function formRefusals(calendar: LiveCalendar, agent: CfgAgent | undefined, item: CalItem): Refusal[] {
  if (agent === undefined) return [objection('agent', item, `there is no agent ${item.gswAgentId}`)];
  const found: Refusal[] = [];
  if (item.wmSiteId !== agent.wmSiteId) {
    found.push(objection('site', item, `the agent is of site ${agent.wmSiteId}, not ${item.wmSiteId}`));
  }
  if (!Object.values(calendar.numbers.type).includes(item.wmItemType)) {
    found.push(objection('type', item, `item type ${item.wmItemType} is not known`));
  } else {
    const reason = objectRefusal(calendar, agent, item);
    if (reason !== undefined) found.push(objection('object', item, reason));
  }
  const timeReason = timeRefusal(item);
  if (timeReason !== undefined) return [...found, objection('times', item, timeReason)];
  if (!isEmployedThrough(agent, { start: item.wmStartDateTime, end: item.wmEndDateTime })) {
    found.push(objection('employment', item, 'the agent is not employed then'));
  }
  const most = Math.ceil((item.wmEndDateTime - item.wmStartDateTime) * 1440) + 60;
  if (item.wmPaidMinutes < 0 || item.wmPaidMinutes > most) {
    found.push(objection('paidMinutes', item, `it cannot be paid for ${item.wmPaidMinutes} minutes`));
  }
  return found;
}

/** Full days that others want too are refused; a part of a day that is filled already is warned of. */
export function overlapObjection(
  calendar: LiveCalendar,
  agent: CfgAgent,
  item: CalItem,
): Refusal | undefined {
  if (!isActive(calendar, item) || !wantsItsTime(calendar, item)) return undefined;
  const range = { start: item.wmStartDateTime, end: item.wmEndDateTime };
  const others = calendar
    .itemsOf(agent, range)
    .filter((other) => other.wmItemId !== item.wmItemId && isActive(calendar, other))
    .filter((other) => wantsItsTime(calendar, other));
  const sameDay = others.find((other) => other.wmFullDay);
  const other = sameDay ?? (item.wmFullDay ? undefined : others[0]);
  if (other === undefined) return undefined;
  const day = Math.max(other.wmStartDateTime, item.wmStartDateTime);
  const reason = `item ${other.wmItemId} of the agent has this time already`;
  return objection(other.wmFullDay && item.wmFullDay ? 'overlap' : 'dayTaken', item, reason, day);
}

/** Availability, working hours and shifts go with anything. */
function wantsItsTime({ numbers }: LiveCalendar, item: CalItem): boolean {
  const { timeOff, exception, dayOff } = numbers.type;
  return [timeOff, exception, dayOff].includes(item.wmItemType);
}

function objectRefusal({ numbers, world }: LiveCalendar, agent: CfgAgent, item: CalItem): string | undefined {
  const siteId = agent.wmSiteId;
  const id = item.wmObjectId;
  const has = (name: string, isThere: boolean): string | undefined =>
    isThere ? undefined : `site ${siteId} has no ${name} ${id}`;
  switch (item.wmItemType) {
    case numbers.type.timeOff:
      return has(
        'time-off type',
        world.timeOffTypes.some((type) => type.wmTimeOffTypeId === id && type.wmSiteId.includes(siteId)),
      );
    case numbers.type.exception:
      return has(
        'exception type',
        world.exceptionTypes.some((type) => type.wmExceptionTypeId === id && type.wmSiteId.includes(siteId)),
      );
    case numbers.type.shift:
      return has(
        'shift',
        world.shifts.some((shift) => shift.wmShiftId === id && shift.wmSiteId === siteId),
      );
    default:
      return id === 0 ? undefined : 'items of this type have no object';
  }
}

function timeRefusal(item: CalItem): string | undefined {
  const { wmStartDateTime: start, wmEndDateTime: end } = item;
  if (!isSayable(start) || !isSayable(end)) return 'it has no beginning or no end';
  if (end <= start) return 'its end is not after its beginning';
  if (end - start > longestDays) return `it is longer than ${longestDays} days`;
  if (item.wmFullDay) {
    return Number.isInteger(start) && Number.isInteger(end)
      ? undefined
      : 'full days begin and end at midnight';
  }
  return end - start > 1 ? 'what is longer than a day takes full days' : undefined;
}
