import { z } from 'zod';
import { instantText } from '../parts/site-job.ts';
import { reference } from '../schema-parts.ts';

export const waitingRequest = z
  .strictObject({
    requestId: reference('time-off request'),
    agentId: reference('agent'),
    date: z.iso.date().describe('The day that it waits for.'),
    position: z.int32().describe('Place in the line for that day, from 1.'),
    submittedAt: instantText.describe('When it was asked for: who asked first is first.'),
  })
  .meta({ id: 'WaitingRequest', description: 'A time-off request that waits for room on a day.' });

export type WaitingRequest = z.output<typeof waitingRequest>;
