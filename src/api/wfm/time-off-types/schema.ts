import { z } from 'zod';
import { key, name, shortName, version } from '../schema-parts.ts';

export const timeOffType = z
  .strictObject({
    id: key('time-off type'),
    name,
    shortName,
    paid: z.boolean().describe('Whether the time is paid.'),
    hasAccrual: z.boolean().describe('Whether hours are accrued for it.'),
    siteIds: z.array(z.int32()).describe('Ids of the sites that use it.'),
    version,
  })
  .meta({ id: 'TimeOffType', description: 'A time-off type, such as vacation.' });

export type TimeOffType = z.output<typeof timeOffType>;
