import { z } from 'zod';
import { newItemBody } from '../calendar-items/new-item-schema.ts';
import { itemParts } from '../calendar-items/schema.ts';
import { key, reference, wfmId } from '../schema-parts.ts';

export const timeOffRequest = z
  .strictObject({
    id: key('request: that of the calendar item it is in WFM'),
    timeOffTypeId: reference('time-off type'),
    ...itemParts,
  })
  .meta({
    id: 'TimeOffRequest',
    description:
      'A time-off request. `status` is what was asked for and answered, `scheduled` what the schedule has: granted is not yet scheduled.',
  });

export type TimeOffRequest = z.output<typeof timeOffRequest>;

export const newTimeOffRequest = newItemBody(
  {
    agentId: wfmId.describe('The agent, one of the site.'),
    timeOffTypeId: wfmId.describe('Id of the time-off type.'),
  },
  {
    id: 'NewTimeOffRequest',
    description:
      'A request for time off: `from` and `to` for whole days, or `start` and `end` for a part of a day.',
  },
);
