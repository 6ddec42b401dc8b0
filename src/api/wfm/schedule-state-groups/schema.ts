import { z } from 'zod';
import { stateTypeWords } from '../parts/state-words.ts';
import { key, name, reference, version, word } from '../schema-parts.ts';

export const scheduleStateGroup = z
  .strictObject({
    id: key('schedule state group'),
    name,
    siteId: reference('site'),
    states: z
      .array(
        z.strictObject({
          kind: word(stateTypeWords, 'Kind of schedule state.'),
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
