import { z } from 'zod';
import { instantText } from '../parts/site-job.ts';
import { key, reference, text, version, word } from '../schema-parts.ts';

export const itemKinds = [
  'availability',
  'day-off',
  'time-off',
  'exception',
  'shift',
  'working-hours',
] as const;

export const itemStatuses = ['preferred', 'granted', 'declined', 'recalled', 'wait-listed'] as const;

/** What every calendar item answers about itself, whatever its kind. */
export const itemParts = {
  agentId: reference('agent'),
  siteId: reference('site'),
  start: instantText.describe("First moment, with the offset of the site's zone."),
  end: instantText.describe('First moment after it.'),
  fullDay: z.boolean().describe('True for whole days.'),
  from: z.iso.date().nullable().describe('First day, for whole days; else null.'),
  to: z.iso.date().nullable().describe('First day after it, for whole days; else null.'),
  paid: z.boolean().describe('Whether it is paid.'),
  paidMinutes: z.int32().describe('Paid time as WFM counts it, all days together.'),
  status: word(itemStatuses, 'What was asked for and answered; not yet what is in the schedule.'),
  scheduled: z
    .boolean()
    .nullable()
    .describe('Whether it is in the schedule; null as long as no schedule has been made with it.'),
  comments: text('Note kept with it.'),
  reason: text('Why it was declined or is not in the schedule.'),
  submittedAt: instantText.describe('When it was asked for.'),
  version,
};

export const calendarItem = z
  .strictObject({
    id: key('calendar item'),
    type: word(itemKinds, 'Kind of calendar item.'),
    objectId: z
      .int32()
      .nullable()
      .describe('Id of the time-off type, exception type or shift, as the type says; null without one.'),
    ...itemParts,
  })
  .meta({
    id: 'CalendarItem',
    description: 'A calendar item: a wish, a request or a rule for some time of an agent.',
  });

export type CalendarItem = z.output<typeof calendarItem>;
