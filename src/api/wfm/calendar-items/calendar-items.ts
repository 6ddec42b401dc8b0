import { constantOf } from '../parts/constant-of.ts';
import { defineItems } from './define-items.ts';
import { itemTypeWords, toCalendarItem } from './mapping.ts';
import { newCalendarItem } from './new-item-schema.ts';
import { calendarItem } from './schema.ts';
import { itemColumns } from './table.ts';

/** Calendar items of every kind, time-off requests among them. */
export const calendarItems = defineItems({
  one: 'CalendarItem',
  many: 'CalendarItems',
  words: ['calendar item', 'calendar items'],
  segment: 'calendar-items',
  idName: 'itemId',
  view: ['wfm:calendarItem:view'],
  add: ['wfm:calendarItem:edit'],
  edit: ['wfm:calendarItem:edit'],
  item: calendarItem,
  table: {
    columns: [
      { name: 'id', cell: (item) => item.id },
      { name: 'type', cell: (item) => item.type },
      { name: 'objectId', cell: (item) => item.objectId },
      ...itemColumns,
    ],
    rows: (item) => [item],
  },
  newBody: newCalendarItem,
  only: undefined,
  toItem: toCalendarItem,
  kindOf: ({ type, objectId }) => ({ itemType: constantOf(type, itemTypeWords), objectId: objectId ?? 0 }),
});
