import { z } from 'zod';
import { instantText } from '../parts/site-job.ts';
import { timestepMinutes } from '../parts/timestep.ts';
import { asOf, reference, text } from '../schema-parts.ts';

const value = (description: string): z.ZodNullable<z.ZodNumber> =>
  z.number().nullable().describe(`${description} Null where WFM has no value.`);

export const forecastStep = z
  .strictObject({
    activityId: reference('activity'),
    activityName: text('Name of the activity; one that was deleted has none.'),
    start: instantText.describe('Beginning of the timestep.'),
    interactionVolume: value('Interactions in the timestep.'),
    averageHandlingTime: value('Average handling time in seconds.'),
    calculatedStaffing: value('Agents calculated from volume and handling time.'),
    requiredStaffing: value('Agents that the planners require.'),
  })
  .meta({ id: 'ForecastStep', description: 'Forecast of one activity in one timestep.' });

export type ForecastStep = z.output<typeof forecastStep>;

export const forecastList = z
  .strictObject({
    asOf,
    timeZone: z.string().describe('IANA zone of all offsets in the answer.'),
    timestepMinutes,
    scenarioId: z.int32().nullable().describe('Id of the forecast scenario; null for the Master Forecast.'),
    items: z.array(forecastStep),
  })
  .meta({ id: 'ForecastList', description: 'A forecast by timestep, week by week.' });
