import { z } from 'zod';
import { instantText as moment, zonedList } from '../parts/site-job.ts';
import { stateType } from '../parts/state-words.ts';
import { optionalReference, text, word } from '../schema-parts.ts';

export const scheduleState = z
  .strictObject({
    type: stateType,
    id: z.int32().describe('Id of the activity, break, exception type, … within its type.'),
    name: text('Name of the activity, break, exception type, …, also of a deleted one while WFM knows it.'),
    start: moment.describe('Beginning.'),
    end: moment.describe('End.'),
    minutes: z.number().describe('Time between beginning and end, as it passes.'),
    paid: z.boolean().describe('Whether it is paid.'),
    fullDay: z
      .boolean()
      .describe(
        'Whether it takes the whole day, such as a day off; what it pays is in paidMinutes of the day.',
      ),
  })
  .meta({ id: 'ScheduleState', description: 'One typed piece of an agent’s schedule.' });

export type ScheduleState = z.output<typeof scheduleState>;

const minutes = z.int32().nullable();

export const agentDay = z
  .strictObject({
    agentId: z.int32().describe('Id of the agent.'),
    employeeId: text('Number of the employee in HR.'),
    name: text('First and last name.'),
    firstName: text('First name.'),
    lastName: text('Last name.'),
    teamId: optionalReference('team on that day'),
    date: z.iso
      .date()
      .describe(
        'The schedule day: the day of the site on which the shift starts, also of a shift over midnight.',
      ),
    dayType: word(['none', 'work', 'day-off', 'time-off', 'exception'], 'Kind of day.')
      .nullable()
      .describe('Kind of day; null, as the times below, when WFM has states but no summary of the day.'),
    shiftStart: moment.nullable().describe('Beginning of the shift; null without one.'),
    shiftEnd: moment.nullable().describe('End of the shift; null without one.'),
    paidMinutes: minutes.describe("Paid time of the day by WFM's own count."),
    paidHours: z.number().nullable().describe('The same as decimal hours, to four places: 7.25.'),
    totalMinutes: minutes.describe('Time between the beginning and the end of the shift.'),
    states: z.array(scheduleState).describe('What the day consists of, in order.'),
  })
  .meta({ id: 'AgentDay', description: 'The schedule of one agent on one schedule day.' });

export type AgentDay = z.output<typeof agentDay>;

export const schedule = zonedList(agentDay, {
  id: 'Schedule',
  description: 'Agent-days, by day and then by agent.',
});
