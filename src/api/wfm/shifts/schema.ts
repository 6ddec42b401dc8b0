import { z } from 'zod';
import { key, name, reference, shortName, version } from '../schema-parts.ts';

export const shift = z
  .strictObject({
    id: key('shift'),
    name,
    shortName,
    siteId: reference('site'),
    earliestStartMinutes: z.int32().describe('Earliest beginning, in minutes after midnight.'),
    latestStartMinutes: z.int32().describe('Latest beginning, in minutes after midnight.'),
    minPaidMinutes: z.int32().describe('Least paid time, in minutes.'),
    maxPaidMinutes: z.int32().describe('Most paid time, in minutes.'),
    contractIds: z.array(z.int32()).describe('Ids of the contracts that it is for.'),
    version,
  })
  .meta({ id: 'Shift', description: 'A shift: when work may begin and how long it lasts.' });

export type Shift = z.output<typeof shift>;
