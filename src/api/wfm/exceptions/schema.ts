import { z } from 'zod';
import { instantText } from '../parts/site-job.ts';
import { wallTime } from '../parts/wall-time.ts';
import { key, reference, text, wfmId, writtenText } from '../schema-parts.ts';

const maxAgents = 500;

/** The body of a new exception, and of a new meeting, which is one. */
export const newExceptionParts = {
  agentIds: z
    .array(wfmId)
    .min(1)
    .max(maxAgents)
    .describe('The agents, all of the site; one who is named twice counts once.'),
  exceptionTypeId: wfmId.describe('Id of the exception type.'),
  start: wallTime,
  end: wallTime,
  comments: writtenText(1000).optional().describe('Note kept with it.'),
  commit: z
    .boolean()
    .default(true)
    .describe(
      'True: it is in the Master Schedule at once, which needs wfm:exception:add or wfm:schedule:commit. False: it becomes pending changes, for which wfm:schedule:edit suffices.',
    ),
};

export const newException = z.strictObject(newExceptionParts).meta({
  id: 'NewException',
  description: 'An exception, such as training, put into the schedules of agents.',
});

export type NewException = z.output<typeof newException>;

/** What was written. */
export const insertedExceptionParts = {
  exceptionTypeId: key('exception type'),
  name: text('Name of the exception type.'),
  siteId: reference('site'),
  agentIds: z.array(z.int32()).describe('The agents.'),
  start: instantText.describe("First moment, with the offset of the site's zone."),
  end: instantText.describe('First moment after it.'),
  paid: z.boolean().describe('Whether it is paid.'),
  committed: z.boolean().describe('Whether it is in the Master Schedule already.'),
  changeIds: z
    .array(z.int32())
    .describe(
      'The pending changes that it has become, to be committed or rolled back; none when it is committed.',
    ),
  comments: text('Note kept with it.'),
};

export const insertedException = z.strictObject(insertedExceptionParts).meta({
  id: 'InsertedException',
  description: 'An exception as it was put into the schedules of agents.',
});

export type InsertedException = z.output<typeof insertedException>;
