import { z } from 'zod';

const lengths = [15, 30, 60] as const;

/** Length of a timestep in a query. */
export const timestep = z
  .int32()
  .refine((minutes) => lengths.some((length) => length === minutes), { error: 'must be 15, 30 or 60' })
  .default(15)
  .meta({ enum: [...lengths], description: 'Length of a timestep in minutes.' });

export const timestepMinutes = z.int32().describe('Length of a timestep.');
