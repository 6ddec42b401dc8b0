import { z } from 'zod';
import { instantText } from '../parts/site-job.ts';
import { timestepMinutes } from '../parts/timestep.ts';
import { asOf, text, word } from '../schema-parts.ts';

export const performanceItems = [
  'interaction-volume',
  'average-handling-time',
  'abandoned-interactions',
  'service-factor',
  'average-speed-of-answer',
  'working-agents',
] as const;

export const performanceLevels = [
  'activity',
  'multi-site-activity',
  'site',
  'business-unit',
  'enterprise',
] as const;

export const performanceLevel = word(performanceLevels, 'Level of the object.');

export const performanceItem = word(
  performanceItems,
  'What is measured: interactions, average handling time in seconds, abandoned interactions, service factor in percent, average speed of answer in seconds, working agents.',
);

const value = (description: string): z.ZodNullable<z.ZodNumber> =>
  z.number().nullable().describe(`${description} Null where WFM has no value.`);

export const performanceStep = z
  .strictObject({
    level: performanceLevel,
    objectId: z.int32().describe('Id of the activity, site, … as the level says.'),
    objectName: text('Name of the object.'),
    start: instantText.describe('Beginning of the timestep.'),
    item: performanceItem,
    actual: value('What happened.'),
    forecast: value('What was forecast.'),
    scheduled: value('What the schedule makes possible.'),
    required: value('What is required.'),
    anticipated: value('What is to be expected by now.'),
    alert: word(['none', 'below', 'above'], 'Which alert was crossed.')
      .nullable()
      .describe('Which alert was crossed; null unless `alerts=true` was asked for.'),
  })
  .meta({ id: 'PerformanceStep', description: 'One item of one object in one timestep.' });

export type PerformanceStep = z.output<typeof performanceStep>;

export const performanceList = z
  .strictObject({
    asOf,
    timeZone: z.string().describe('IANA zone of all offsets in the answer.'),
    timestepMinutes,
    items: z.array(performanceStep),
  })
  .meta({ id: 'PerformanceList', description: 'Performance by timestep, day by day.' });
