import { z } from 'zod';
import { optionalReference, reference } from '../schema-parts.ts';

export const timeOffLimit = z
  .strictObject({
    siteId: reference('site'),
    teamId: optionalReference('team').describe(
      'Id of the team; null where the limit is that of the whole site.',
    ),
    timeOffTypeId: optionalReference('time-off type').describe(
      'Id of the time-off type; null where the limit is for all types together.',
    ),
    date: z.iso.date().describe('The day.'),
    limitMinutes: z.int32().describe('What may be granted, in minutes.'),
    grantedMinutes: z.int32().describe('What is granted, in minutes.'),
    preferredMinutes: z.int32().describe('What is asked for and not answered, in minutes.'),
  })
  .meta({ id: 'TimeOffLimit', description: 'How much time off may be granted on a day.' });

export type TimeOffLimit = z.output<typeof timeOffLimit>;
