import { z } from 'zod';
import { key, name, text, version } from '../schema-parts.ts';

export const timeZone = z
  .strictObject({
    id: key('time zone'),
    name,
    offsetMinutes: z.int32().describe('Offset from UTC in minutes, without daylight saving.'),
    description: text('Description.'),
    version,
  })
  .meta({ id: 'TimeZone', description: 'A time zone as WFM knows it.' });

export type TimeZone = z.output<typeof timeZone>;
