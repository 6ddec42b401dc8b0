import { z } from 'zod';
import { key, name, reference, version } from '../schema-parts.ts';

export const contract = z
  .strictObject({
    id: key('contract'),
    name,
    siteId: reference('site'),
    minDailyHours: z.number().nullable().describe('Fewest hours a day.'),
    maxDailyHours: z.number().nullable().describe('Most hours a day.'),
    minWeeklyHours: z.number().nullable().describe('Fewest hours a week.'),
    maxWeeklyHours: z.number().nullable().describe('Most hours a week.'),
    maxWorkingDays: z.int32().describe('Most working days a week.'),
    version,
  })
  .meta({ id: 'Contract', description: 'A contract: the working rules that agents share.' });

export type Contract = z.output<typeof contract>;
