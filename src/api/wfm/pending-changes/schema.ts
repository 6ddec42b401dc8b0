import { z } from 'zod';
import { instantText } from '../parts/site-job.ts';
import { stateType } from '../parts/state-words.ts';
import { key, reference, text } from '../schema-parts.ts';

export const pendingChange = z
  .strictObject({
    id: key('change'),
    agentId: reference('agent'),
    stateType: stateType.describe('Type of the schedule state that it puts in.'),
    stateId: z.int32().describe('Id of the activity, exception type, … within its type.'),
    start: instantText.describe('Beginning of the state.'),
    end: instantText.describe('First moment after it.'),
    userId: reference('user who made it'),
    changedAt: instantText.describe('When it was made.'),
    comments: text('Note kept with it.'),
  })
  .meta({
    id: 'PendingChange',
    description: 'A change of the Master Schedule that is not committed: nobody but planners sees it.',
  });

export type PendingChange = z.output<typeof pendingChange>;

export const maxChanges = 1000;

const changeIds = z.array(z.int32().min(0)).min(1).max(maxChanges);

export const changeSelection = z
  .strictObject({ changeIds: changeIds.describe('The changes, all of the site.') })
  .meta({ id: 'PendingChangeSelection', description: 'Which pending changes.' });

export const changesDone = z
  .strictObject({ changeIds: z.array(z.int32()).describe('The changes that are no longer pending.') })
  .meta({ id: 'PendingChangesDone', description: 'What was committed or rolled back.' });
