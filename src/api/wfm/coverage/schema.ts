import { z } from 'zod';
import { instantText, zonedList } from '../parts/site-job.ts';
import { reference, text } from '../schema-parts.ts';

const agents = z.number().nullable();

export const coverageStep = z
  .strictObject({
    activityId: reference('activity'),
    activityName: text('Name of the activity.'),
    start: instantText.describe('Beginning of the timestep.'),
    scheduled: agents.describe('Agents scheduled, in full-time parts of the timestep.'),
    required: agents.describe('Agents required.'),
    calculated: agents.describe('Agents calculated from the forecast.'),
  })
  .meta({ id: 'CoverageStep', description: 'Coverage of one activity in one timestep.' });

export type CoverageStep = z.output<typeof coverageStep>;

export const coverage = zonedList(coverageStep, {
  id: 'Coverage',
  description: 'Coverage of the activities of a site, by day.',
});
