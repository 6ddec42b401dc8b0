import { z } from 'zod';
import { day, wallTime } from '../parts/wall-time.ts';
import { wfmId, writtenText } from '../schema-parts.ts';
import { itemKinds } from './schema.ts';

export const comments = writtenText(1000).describe('Note kept with it.');

const longestDays = 366;

/** When a new item is: whole days or a span of time. */
const times = {
  from: day.optional().describe("First day, in the site's zone; for whole days."),
  to: day.optional().describe(`First day after it; at most ${longestDays} days after \`from\`.`),
  start: wallTime.optional(),
  end: wallTime.optional(),
  comments: comments.optional(),
};

export interface NewItemTimes {
  readonly from?: string | undefined;
  readonly to?: string | undefined;
  readonly start?: string | undefined;
  readonly end?: string | undefined;
  readonly comments?: string | undefined;
}

function daysBetween(from: string, to: string): number {
  return (Date.parse(to) - Date.parse(from)) / 86_400_000;
}

interface Flaw {
  readonly path: string;
  readonly message: string;
}

function flawsOf({ from, to, start, end }: NewItemTimes): readonly Flaw[] {
  const days = [from, to].filter((value) => value !== undefined).length;
  const moments = [start, end].filter((value) => value !== undefined).length;
  if (days > 0 && moments > 0)
    return [{ path: 'start', message: 'must not stand beside from and to: whole days or a span of time' }];
  if (days + moments !== 2) {
    const [first, second, given] = moments > 0 ? ['start', 'end', start] : ['from', 'to', from];
    const path = given === undefined ? first : second;
    return [{ path, message: `is needed: from and to for whole days, start and end for a part of a day` }];
  }
  if (from === undefined || to === undefined) return [];
  if (from >= to)
    return [{ path: 'to', message: 'must be after from: it is the first day no longer wanted' }];
  return daysBetween(from, to) > longestDays
    ? [{ path: 'to', message: `must be at most ${longestDays} days after from` }]
    : [];
}

/** The body of a new item: `shape` and its times, either whole days or a span. */
export function newItemBody<Shape extends z.ZodRawShape>(
  shape: Shape,
  names: { readonly id: string; readonly description: string },
): z.ZodObject<Shape & typeof times> {
  return z
    .strictObject({ ...shape, ...times })
    .superRefine((body, context) => {
      for (const { path, message } of flawsOf(body as NewItemTimes))
        context.addIssue({ code: 'custom', path: [path], message });
    })
    .meta(names);
}

export const newCalendarItem = newItemBody(
  {
    agentId: wfmId.describe('The agent, one of the site.'),
    type: z.enum(itemKinds).describe('Kind of calendar item.'),
    objectId: wfmId
      .optional()
      .describe('Id of the time-off type, exception type or shift; left out for the other types.'),
  },
  {
    id: 'NewCalendarItem',
    description:
      'A calendar item to make: `from` and `to` for whole days, or `start` and `end` for a part of a day.',
  },
);

export const changeableStatuses = ['preferred', 'granted', 'declined', 'recalled'] as const;

/** What may be changed of an item. */
export const itemChange = z
  .strictObject({
    status: z
      .enum(changeableStatuses)
      .optional()
      .describe(
        'The new status; WFM itself puts requests on the wait-list. Recalling takes it out of the schedule.',
      ),
    comments: comments.optional(),
  })
  .superRefine((body, context) => {
    if (body.status === undefined && body.comments === undefined)
      context.addIssue({ code: 'custom', path: [], message: 'status or comments is needed' });
  })
  .meta({
    id: 'CalendarItemChange',
    description: 'A change of status, with a note where one is given, or of the note alone.',
  });

export type ItemChange = z.output<typeof itemChange>;
