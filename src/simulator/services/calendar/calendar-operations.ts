import type { WireObject } from '../../soap/answer-shape.ts';
import { deleteItem, insertItem, setItemStatus, updateItem } from '../../world/calendar/calendar-writes.ts';
import type { CalendarOutcome } from '../../world/calendar/refusals.ts';
import type { OperationTable } from '../operation.ts';
import { readCalendarItem } from './calendar-item-arguments.ts';
import { getCalendarItem } from './get-calendar-item.ts';
import { getTimeOffBalance, getTimeOffLimit, getTimeOffWaitList } from './time-off-reads.ts';

export const calendarOperations: OperationTable = {
  GetCalendarItem: getCalendarItem,
  GetTimeOffBalance: getTimeOffBalance,
  GetTimeOffLimit: getTimeOffLimit,
  GetTimeOffWaitList: getTimeOffWaitList,

  InsertCalendarItem: (args, { living }) =>
    holder(insertItem(living.calendar, readCalendarItem(args.part('item')), args.flag('force'))),

  UpdateCalendarItem: (args, { living }) =>
    holder(
      updateItem(living.calendar, readCalendarItem(args.part('item')), {
        force: args.flag('force'),
        checkTimestamp: args.flag('checkTimestamp'),
      }),
    ),

  SetCalendarItemStatus: (args, { living }) =>
    holder(
      setItemStatus(living.calendar, args.ints('itemId'), {
        status: args.int('status'),
        comments: args.text('comments'),
        force: args.flag('force'),
      }),
    ),

  // Nothing warns of a deletion, so `force` has no effect.
  DeleteCalendarItem: (args, { living }) => holder(deleteItem(living.calendar, args.int('itemId'))),
};

/** What stands in the way is an error, or a warning that `force` would have overridden; both are listed when it was. */
function holder(outcome: CalendarOutcome): WireObject {
  const errors = outcome.done ? [] : outcome.refusals;
  return {
    return: {
      success: outcome.done,
      warningArray: outcome.warnings.map((warning): WireObject => ({ ...warning })),
      errorArray: errors.map((refusal): WireObject => ({ ...refusal })),
      objectID: outcome.done ? outcome.objectId : 0,
    },
  };
}
