import { z } from 'zod';
import { key, name, reference, text, version, weekDay } from '../schema-parts.ts';

export const businessUnit = z
  .strictObject({
    id: key('business unit'),
    name,
    timeZoneId: reference('time zone'),
    weekStartDay: weekDay,
    tenantId: reference('tenant in the Genesys Configuration'),
    comments: text('Free text.'),
    version,
  })
  .meta({ id: 'BusinessUnit', description: 'A business unit: the sites that plan together.' });

export type BusinessUnit = z.output<typeof businessUnit>;
