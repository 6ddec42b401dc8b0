import { z } from 'zod';
import { key, name, reference, version } from '../schema-parts.ts';

const hours = z.number().nullable();

export const timeOffRule = z
  .strictObject({
    id: key('time-off rule'),
    name,
    siteId: reference('site'),
    awarded: z.boolean().describe('True when the hours are given at once, false when they accrue.'),
    accruedHours: hours.describe('Hours in a year.'),
    carryOverHours: hours.describe('Most hours that are carried over to the next year.'),
    autoGrant: z.boolean().describe('Whether requests are granted without a supervisor.'),
    minLeadDays: z.int32().describe('Least days between request and time off for that.'),
    minHours: hours.describe('Least hours that must be left for that.'),
    timeOffTypeIds: z.array(z.int32()).describe('Ids of the time-off types that it is for.'),
    version,
  })
  .meta({ id: 'TimeOffRule', description: 'A time-off rule: how much time off, and who grants it.' });

export type TimeOffRule = z.output<typeof timeOffRule>;
