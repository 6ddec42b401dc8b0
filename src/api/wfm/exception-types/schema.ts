import { z } from 'zod';
import { key, name, shortName, version, word } from '../schema-parts.ts';

export const exceptionType = z
  .strictObject({
    id: key('exception type'),
    name,
    shortName,
    paid: z.boolean().describe('Whether the time is paid.'),
    usage: word(['regular', 'meeting-planner', 'time-off'], 'What it may be used for.'),
    convertibleToDayOff: z.boolean().describe('Whether it may become a day off.'),
    breaksAllowed: z.boolean().describe('Whether breaks may lie in it.'),
    mealsAllowed: z.boolean().describe('Whether meals may lie in it.'),
    exclusive: z.boolean().describe('Whether it takes the whole day.'),
    siteIds: z.array(z.int32()).describe('Ids of the sites that use it.'),
    version,
  })
  .meta({
    id: 'ExceptionType',
    description: 'An exception type: a reason for which agents do something else than their activities.',
  });

export type ExceptionType = z.output<typeof exceptionType>;
