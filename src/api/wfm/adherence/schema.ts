import { z } from 'zod';
import { instantText, zonedList } from '../parts/site-job.ts';
import { stateType } from '../parts/state-words.ts';
import { optionalReference, reference, text, word } from '../schema-parts.ts';

export const agentStates = [
  'logged-out',
  'ready',
  'not-ready',
  'busy',
  'after-call-work',
  'unknown',
] as const;

export const verdicts = ['adherent', 'non-adherent', 'severe', 'uncertain'] as const;

const whose = {
  agentId: reference('agent'),
  siteId: reference('site'),
  teamId: optionalReference('team'),
};

export const currentAdherence = z
  .strictObject({
    ...whose,
    scheduled: z
      .strictObject({
        type: stateType.describe('Type of the scheduled state.'),
        id: z.int32().describe('Id of the activity, exception type, … within its type.'),
        name: text('Name of the state; a type that was deleted may have none.'),
        groupId: optionalReference('schedule state group'),
        since: instantText.describe('Since when it is scheduled.'),
      })
      .nullable()
      .describe('What the agent should do; null when nothing is scheduled.'),
    state: word(agentStates, 'What the agent does.'),
    reasonCode: text('Reason that the agent gave.'),
    channel: text('Channel of the state.'),
    stateSince: instantText.describe('Since when the agent does it.'),
    adherence: word(verdicts, 'Whether both agree, as WFM judges with its thresholds.'),
    nonAdherenceSeconds: z.int32().describe('How long they have not agreed, in seconds.'),
    at: instantText.describe('When this was so.'),
  })
  .meta({ id: 'CurrentAdherence', description: 'What an agent does and should do right now.' });

export type CurrentAdherence = z.output<typeof currentAdherence>;

const seconds = (description: string): z.ZodInt32 => z.int32().describe(`${description} In seconds.`);
const percent = (description: string): z.ZodNullable<z.ZodNumber> =>
  z.number().nullable().describe(`${description} In percent; null where WFM has no value.`);

export const adherenceDay = z
  .strictObject({
    ...whose,
    teamId: optionalReference('team').describe(
      'Id of the team that the agent was in on that day; null when there was none.',
    ),
    date: z.iso.date().describe("The day, in the site's zone."),
    scheduledSeconds: seconds('Scheduled time; the time out of schedule is part of it.'),
    workedSeconds: seconds('Time logged in.'),
    nonAdherenceSeconds: seconds(
      'Time in which the agent did something else than was scheduled, that out of schedule included.',
    ),
    outOfScheduleSeconds: seconds('The part of it out of schedule: work when nothing was scheduled.'),
    adherencePercent: percent(
      'Right thing at the right time: 100 × (1 − `nonAdherenceSeconds` ÷ `scheduledSeconds`), as WFM computes it.',
    ),
    conformancePercent: percent(
      'Right amount of time, may exceed 100: 100 × `workedSeconds` ÷ `scheduledSeconds`, as WFM computes it.',
    ),
  })
  .meta({
    id: 'AdherenceDay',
    description:
      'Adherence of an agent on a day. Vendors define both percentages differently: see the formulas.',
  });

export type AdherenceDay = z.output<typeof adherenceDay>;

export const adherenceList = z.union([
  zonedList(currentAdherence, {
    id: 'CurrentAdherenceList',
    description: 'Without a range: adherence of the agents of a site right now.',
  }),
  zonedList(adherenceDay, {
    id: 'AdherenceDayList',
    description: 'With a range: adherence of the agents of a site by day.',
  }),
]);
