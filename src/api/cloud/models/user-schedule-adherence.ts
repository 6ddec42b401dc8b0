import { z } from 'zod';
import { instant, uri, activityCategory, routingStatusName } from './formats.ts';
import { user } from './user.ts';
import { managementUnit } from './management-unit.ts';

export const userScheduleAdherence = z
  .object({
    id: z.string().meta({ description: 'Unique id.', readOnly: true }).optional(),
    name: z.string().optional(),
    user: user.meta({ description: 'User the record is about.', readOnly: true }).optional(),
    managementUnit: managementUnit
      .meta({ description: 'Management unit of the user.', readOnly: true })
      .optional(),
    scheduledActivityCategory: activityCategory
      .meta({ description: 'Category the schedule calls for now.', readOnly: true })
      .optional(),
    systemPresence: z
      .enum([
        'Available',
        'Away',
        'Busy',
        'Offline',
        'Idle',
        'OnQueue',
        'Meal',
        'Training',
        'Meeting',
        'Break',
      ])
      .meta({ description: 'Current system presence.', readOnly: true })
      .optional(),
    organizationSecondaryPresenceId: z
      .string()
      .meta({ description: 'Id of the organisation-defined secondary presence.', readOnly: true })
      .optional(),
    routingStatus: routingStatusName
      .meta({ description: 'Current ACD routing status.', readOnly: true })
      .optional(),
    actualActivityCategory: activityCategory
      .meta({ description: 'Category the user is really in.', readOnly: true })
      .optional(),
    isOutOfOffice: z
      .boolean()
      .meta({ description: 'True when out of office is set.', readOnly: true })
      .optional(),
    adherenceState: z
      .enum(['InAdherence', 'OutOfAdherence', 'Unscheduled', 'Unknown', 'Ignored'])
      .meta({ description: 'Current adherence state.', readOnly: true })
      .optional(),
    impact: z
      .enum(['Positive', 'Negative', 'Neutral', 'Unknown'])
      .meta({ description: 'Effect of the current adherence state.', readOnly: true })
      .optional(),
    timeOfAdherenceChange: instant
      .meta({ description: 'When the current adherence state began.', readOnly: true })
      .optional(),
    presenceUpdateTime: instant
      .meta({ description: 'When the presence last changed.', readOnly: true })
      .optional(),
    selfUri: uri.meta({ description: 'URI of this resource.', readOnly: true }).optional(),
  })
  .meta({
    id: 'UserScheduleAdherence',
    description:
      'Real-time adherence record of one user: what the schedule says against what the user is doing.',
  });
export type UserScheduleAdherence = z.output<typeof userScheduleAdherence>;
