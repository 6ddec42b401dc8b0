import { z } from 'zod';
import { stateType } from '../parts/state-words.ts';
import { key, name, reference, version } from '../schema-parts.ts';

export const scheduleStateGroup = z
  .strictObject({
    id: key('schedule state group'),
    name,
    siteId: reference('site'),
    states: z
      .array(
        z.strictObject({
          type: stateType,
          id: z.int32().describe('Id of the activity, exception type, … within its type.'),
        }),
      )
      .describe('Its schedule states.'),
    version,
  })
  .meta({
    id: 'ScheduleStateGroup',
    description: 'A schedule state group: schedule states that count as one for adherence.',
  });

export type ScheduleStateGroup = z.output<typeof scheduleStateGroup>;
