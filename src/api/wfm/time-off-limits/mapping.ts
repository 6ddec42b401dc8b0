import type { Output } from '../../../wfm/wfm-port.ts';
import { referenceOf } from '../mapping-parts.ts';
import type { TimeOffLimit } from './schema.ts';

type CalTimeOffLimit = Output<'CalendarService', 'GetTimeOffLimit'>['calTimeOffLimit'][number];

export function toTimeOffLimit(limit: CalTimeOffLimit): TimeOffLimit {
  return {
    siteId: limit.siteId,
    teamId: referenceOf(limit.teamId),
    timeOffTypeId: referenceOf(limit.timeOffTypeId),
    date: limit.date,
    limitMinutes: limit.limitMinutes,
    grantedMinutes: limit.grantedMinutes,
    preferredMinutes: limit.preferredMinutes,
  };
}
