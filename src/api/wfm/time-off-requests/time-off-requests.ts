import { defineItems } from '../calendar-items/define-items.ts';
import { itemColumns } from '../calendar-items/table.ts';
import { toTimeOffRequest } from './mapping.ts';
import { newTimeOffRequest, timeOffRequest } from './schema.ts';

/** The calendar items that are time off. */
export const timeOffRequests = defineItems({
  one: 'TimeOffRequest',
  many: 'TimeOffRequests',
  words: ['time-off request', 'time-off requests'],
  segment: 'time-off-requests',
  idName: 'requestId',
  view: ['wfm:timeOffRequest:view'],
  add: ['wfm:timeOffRequest:add'],
  edit: ['wfm:timeOffRequest:edit'],
  item: timeOffRequest,
  table: {
    columns: [
      { name: 'id', cell: (item) => item.id },
      { name: 'timeOffTypeId', cell: (item) => item.timeOffTypeId },
      ...itemColumns,
    ],
    rows: (item) => [item],
  },
  newBody: newTimeOffRequest,
  only: 'CAL_ITEM_TIME_OFF',
  toItem: toTimeOffRequest,
  kindOf: ({ timeOffTypeId }) => ({ itemType: 'CAL_ITEM_TIME_OFF', objectId: timeOffTypeId }),
});
