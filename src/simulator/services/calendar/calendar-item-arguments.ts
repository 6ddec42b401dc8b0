import type { Arguments } from '../../soap/arguments.ts';
import type { CalItem } from '../../world/calendar/calendar-item.ts';

export function readCalendarItem(args: Arguments | undefined): CalItem {
  const text = (name: 'wmComments' | 'wmReason'): Partial<Record<typeof name, string>> => {
    const value = args?.text(name);
    return value === undefined ? {} : { [name]: value };
  };
  return {
    wmItemId: args?.int('wmItemId') ?? 0,
    wmItemType: args?.int('wmItemType') ?? 0,
    gswAgentId: args?.int('gswAgentId') ?? 0,
    wmSiteId: args?.int('wmSiteId') ?? 0,
    wmObjectId: args?.int('wmObjectId') ?? 0,
    wmStartDateTime: args?.double('wmStartDateTime') ?? NaN,
    wmEndDateTime: args?.double('wmEndDateTime') ?? NaN,
    wmFullDay: args?.flag('wmFullDay') ?? false,
    wmPaid: args?.flag('wmPaid') ?? false,
    wmPaidMinutes: args?.int('wmPaidMinutes') ?? 0,
    wmStatus: args?.int('wmStatus') ?? 0,
    wmActualStatus: args?.int('wmActualStatus') ?? 0,
    ...text('wmComments'),
    ...text('wmReason'),
    wmSubmitted: args?.double('wmSubmitted') ?? NaN,
    timestamp: args?.long('timestamp') ?? '0',
  };
}
