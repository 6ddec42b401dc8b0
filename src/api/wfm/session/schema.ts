import { z } from 'zod';
import { sessionStates } from '../../../wfm/wfm-port.ts';
import { asOf } from '../schema-parts.ts';

export const sessionResponse = z
  .strictObject({
    state: z.enum(sessionStates).describe('State of the WFM session.'),
    userId: z.int().optional().describe('WFM user of the session.'),
    userName: z.string().optional(),
    openedAt: z.iso.datetime({ offset: true }).optional(),
    services: z
      .array(z.string())
      .optional()
      .describe('Services as the session lists them, also those without a WSDL here.'),
    renewals: z.int().describe('How often a session was opened again because WFM had ended the one before.'),
    failure: z.string().optional().describe('Error code of the last failure while the state is broken.'),
    asOf,
  })
  .meta({ id: 'Session', description: 'The WFM session of this instance: never its address or key.' });

export type SessionResponse = z.output<typeof sessionResponse>;
