import type { CalItem } from './calendar-item.ts';
import type { LiveCalendar } from './live-calendar.ts';

/** Whether a type of item has no requested status: such an item is always granted. */
export function isAlwaysGranted({ numbers }: LiveCalendar, itemType: number): boolean {
  return itemType === numbers.type.exception || itemType === numbers.type.workingHours;
}

/** Whether an item is asked for or given, and not turned down or taken back. */
export function isActive({ numbers }: LiveCalendar, item: CalItem): boolean {
  const { preferred, granted, waitListed } = numbers.status;
  return [preferred, granted, waitListed].includes(item.wmStatus);
}

/** Why a new item cannot begin with its status. */
export function beginningRefusal(calendar: LiveCalendar, item: CalItem): string | undefined {
  const { numbers } = calendar;
  const { preferred, granted, waitListed } = numbers.status;
  if (item.wmStatus === waitListed && item.wmItemType !== numbers.type.timeOff)
    return onlyTimeOff('wait-listed');
  return [preferred, granted, waitListed].includes(item.wmStatus)
    ? undefined
    : 'a new item is preferred, granted or wait-listed';
}

/** Why an item cannot go from its status to another one; to the one it has it can always go. */
export function transitionRefusal(calendar: LiveCalendar, item: CalItem, status: number): string | undefined {
  const { numbers } = calendar;
  if (!Object.values(numbers.status).includes(status)) return `status ${status} is not known`;
  if (status === item.wmStatus) return undefined;
  if (isAlwaysGranted(calendar, item.wmItemType)) return 'exceptions and working hours are always granted';
  if (item.wmStatus === numbers.status.recalled) return 'it was recalled and has to be asked for anew';
  const isTimeOff = item.wmItemType === numbers.type.timeOff;
  if (status === numbers.status.waitListed) return isTimeOff ? undefined : onlyTimeOff('wait-listed');
  if (status !== numbers.status.recalled) return undefined;
  if (!isTimeOff) return onlyTimeOff('recalled');
  if (!isActive(calendar, item)) return 'only preferred, granted or wait-listed time off can be recalled';
  const { now } = calendar.moment(item.wmSiteId);
  return item.wmStartDateTime > now ? undefined : 'it has begun and can no longer be recalled';
}

function onlyTimeOff(what: string): string {
  return `only time off can be ${what}`;
}
