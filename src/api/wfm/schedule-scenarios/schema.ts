import { z } from 'zod';
import { key, name, reference, text, version, word } from '../schema-parts.ts';

export const scheduleScenario = z
  .strictObject({
    id: key('schedule scenario'),
    name,
    businessUnitId: reference('business unit'),
    siteIds: z.array(z.int32()).describe('Ids of the sites in it.'),
    startDate: z.iso.date().describe('First day.'),
    endDate: z.iso.date().describe('Last day, included.'),
    ownerId: reference('user who made it'),
    shared: z.boolean().describe('Whether others see it.'),
    status: word(['new', 'scheduled', 'published'], 'How far it is.'),
    comments: text('Note kept with it.'),
    version,
  })
  .meta({
    id: 'ScheduleScenario',
    description:
      'A schedule scenario: a draft of one to six weeks that may be published into the Master Schedule.',
  });

export type ScheduleScenario = z.output<typeof scheduleScenario>;
