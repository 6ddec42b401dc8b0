import { z } from 'zod';
import { reference } from '../schema-parts.ts';

const minutes = (description: string): z.ZodInt32 => z.int32().describe(description);

export const timeOffBalance = z
  .strictObject({
    agentId: reference('agent'),
    timeOffTypeId: reference('time-off type'),
    date: z.iso.date().describe('The day on which it is so.'),
    carriedMinutes: minutes('Carried over from last year.'),
    accruedMinutes: minutes('Accrued until the day.'),
    bonusAwardedMinutes: minutes('Bonus awarded.'),
    bonusUsedMinutes: minutes('Bonus used.'),
    bonusExpiredMinutes: minutes('Bonus expired.'),
    scheduledMinutes: minutes('Granted and in the schedule.'),
    grantedMinutes: minutes('Granted and not in the schedule.'),
    preferredMinutes: minutes('Asked for and not answered.'),
    declinedMinutes: minutes('Declined.'),
    balanceMinutes: minutes('What is left, as WFM computes it.'),
  })
  .meta({
    id: 'TimeOffBalance',
    description: 'How much time off of one type an agent has on a day, in minutes.',
  });

export type TimeOffBalance = z.output<typeof timeOffBalance>;
