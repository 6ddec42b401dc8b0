import { z } from 'zod';
import { optionalReference, reference, text, version } from '../schema-parts.ts';

export const agent = z
  .strictObject({
    id: z.int32().describe('Id of the agent: the DBID of the person in the Genesys Configuration.'),
    name: text('First and last name.'),
    firstName: text('First name.'),
    lastName: text('Last name.'),
    employeeId: text('Number of the employee in HR.'),
    userName: text('Login name.'),
    email: text('E-mail address.'),
    siteId: optionalReference('site'),
    teamId: optionalReference('team'),
    contractId: optionalReference('contract'),
    timeZoneId: optionalReference('time zone'),
    startDate: z.iso.date().nullable().describe('Hire date; null when WFM has none.'),
    endDate: z.iso.date().nullable().describe('Termination date; null while the agent is employed.'),
    hourlyWage: z.number().nullable().describe('Hourly wage in the currency of the installation.'),
    rank: z.int32().describe('Rank for bidding and scheduling preferences.'),
    skills: z
      .array(
        z.strictObject({
          skillId: reference('skill'),
          level: z.int32().describe('Level of the skill.'),
        }),
      )
      .describe('Skills of the agent.'),
    activities: z
      .array(
        z.strictObject({
          activityId: reference('activity'),
          primary: z.boolean().describe('Whether it is a primary activity.'),
        }),
      )
      .describe('Activities the agent can work on.'),
    timeOffRuleId: optionalReference('time-off rule'),
    version,
  })
  .meta({ id: 'Agent', description: 'An agent: a person who is scheduled.' });

export type Agent = z.output<typeof agent>;
