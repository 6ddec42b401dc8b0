import { z } from 'zod';
import { key, name, reference, version, word } from '../schema-parts.ts';

export const scheduleStateGroup = z
  .strictObject({
    id: key('schedule state group'),
    name,
    siteId: reference('site'),
    states: z
      .array(
        z.strictObject({
          kind: word(
            [
              'activity',
              'activity-set',
              'break',
              'meal',
              'exception',
              'time-off',
              'day-off',
              'marked-time',
              'shift',
            ],
            'Kind of schedule state.',
          ),
          stateId: z.int32().describe('Id of the activity, exception type, … of that kind.'),
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
