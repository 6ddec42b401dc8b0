import { z } from 'zod';
import { key, name, optionalReference, reference, version } from '../schema-parts.ts';

const patternDay = z
  .strictObject({
    week: z.int32().describe('Week of the cycle, from 1.'),
    day: z.int32().describe('Day of the week, from 0, the day on which weeks begin.'),
    shiftId: optionalReference('shift'),
  })
  .meta({ id: 'RotatingPatternDay', description: 'A day of a rotating pattern; without a shift it is off.' });

export const rotatingPattern = z
  .strictObject({
    id: key('rotating pattern'),
    name,
    siteId: reference('site'),
    days: z.array(patternDay).describe('The days of all weeks, in order.'),
    version,
  })
  .meta({ id: 'RotatingPattern', description: 'A rotating pattern: shifts and days off that repeat.' });

export type RotatingPattern = z.output<typeof rotatingPattern>;
