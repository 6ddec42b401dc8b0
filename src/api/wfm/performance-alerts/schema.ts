import { z } from 'zod';
import { performanceItem, performanceItems, performanceLevel } from '../performance/schema.ts';
import { asOf, text, wfmId } from '../schema-parts.ts';

const deviation = (where: string): z.ZodNullable<z.ZodNumber> =>
  z
    .number()
    .nullable()
    .describe(
      `Deviation ${where} the expected value that alerts, in percent; 0 = off, null where WFM has none.`,
    );

export const performanceAlert = z
  .strictObject({
    level: performanceLevel,
    objectId: z.int32().describe('Id of the activity or site, as the level says.'),
    objectName: text('Name of the object.'),
    item: performanceItem,
    minDeviation: deviation('below'),
    maxDeviation: deviation('above'),
  })
  .meta({ id: 'PerformanceAlert', description: 'When an item of an object alerts.' });

export type PerformanceAlert = z.output<typeof performanceAlert>;

export const performanceAlertList = z
  .strictObject({ asOf, items: z.array(performanceAlert) })
  .meta({ id: 'PerformanceAlertList', description: 'Alert settings of a site and its activities.' });

const given = (where: string): z.ZodNumber =>
  z
    .number()
    .min(0)
    .max(10_000)
    .describe(`Deviation ${where} the expected value that alerts, in percent; 0 = off.`);

export const alertSetting = z
  .strictObject({
    activityId: wfmId.optional().describe('The activity, one of the site; left out for the site as a whole.'),
    item: z.enum(performanceItems).describe('What is measured.'),
    minDeviation: given('below'),
    maxDeviation: given('above'),
  })
  .meta({ id: 'PerformanceAlertSetting', description: 'The setting of one item of a site or an activity.' });
