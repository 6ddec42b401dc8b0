import type { Column } from '../../table.ts';
import { hoursOf } from '../parts/hours.ts';
import type { CalendarItem } from './schema.ts';

type ItemRow = Omit<CalendarItem, 'type' | 'objectId'>;

/** The columns after those that say what an item is. */
export const itemColumns: readonly Column<Omit<ItemRow, 'id'>>[] = [
  { name: 'agentId', cell: (item) => item.agentId },
  { name: 'siteId', cell: (item) => item.siteId },
  { name: 'start', cell: (item) => item.start },
  { name: 'end', cell: (item) => item.end },
  { name: 'fullDay', cell: (item) => item.fullDay },
  { name: 'from', cell: (item) => item.from },
  { name: 'to', cell: (item) => item.to },
  { name: 'paid', cell: (item) => item.paid },
  { name: 'paidMinutes', cell: (item) => item.paidMinutes },
  { name: 'paidHours', cell: (item) => hoursOf(item.paidMinutes) },
  { name: 'status', cell: (item) => item.status },
  { name: 'scheduled', cell: (item) => item.scheduled },
  { name: 'comments', cell: (item) => item.comments },
  { name: 'reason', cell: (item) => item.reason },
  { name: 'submittedAt', cell: (item) => item.submittedAt },
];
