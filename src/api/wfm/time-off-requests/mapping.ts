import type { Zone } from '../../../time/zone.ts';
import { itemPartsOf, type CalItem } from '../calendar-items/mapping.ts';
import type { TimeOffRequest } from './schema.ts';

export function toTimeOffRequest(item: CalItem, zone: Zone): TimeOffRequest {
  return { id: item.itemId, timeOffTypeId: item.objectId, ...itemPartsOf(item, zone) };
}
