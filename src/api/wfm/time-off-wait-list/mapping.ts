import type { Zone } from '../../../time/zone.ts';
import type { Output } from '../../../wfm/wfm-port.ts';
import { isoTime } from '../parts/iso-span.ts';
import type { WaitingRequest } from './schema.ts';

type CalWaitListItem = Output<'CalendarService', 'GetTimeOffWaitList'>['calWaitListItem'][number];

export function toWaitingRequest(item: CalWaitListItem, zone: Zone): WaitingRequest {
  return {
    requestId: item.itemId,
    agentId: item.agentId,
    date: item.date,
    position: item.position,
    submittedAt: isoTime(zone, item.submitted, 'CalWaitListItem.wmSubmitted'),
  };
}
