import { z } from 'zod';
import { insertedExceptionParts, newExceptionParts } from '../exceptions/schema.ts';
import { wfmId } from '../schema-parts.ts';

export const newMeeting = z
  .strictObject({
    ...newExceptionParts,
    exceptionTypeId: wfmId.describe('Id of an exception type whose usage is `meeting-planner`.'),
  })
  .meta({ id: 'NewMeeting', description: 'A meeting put into the schedules of those who take part.' });

export const insertedMeeting = z
  .strictObject(insertedExceptionParts)
  .meta({ id: 'InsertedMeeting', description: 'A meeting as it was put into the schedules of agents.' });
