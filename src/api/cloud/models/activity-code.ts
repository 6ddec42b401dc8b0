import { z } from 'zod';
import { uri, activityCategory } from './formats.ts';
import { versionedEntityMetadata } from './versioned-metadata.ts';

export const activityCode = z
  .object({
    id: z.string().meta({ description: 'Unique id.', readOnly: true }).optional(),
    name: z.string().describe('Name; default codes have an empty one.').optional(),
    isActive: z.boolean().describe('False once deleted.').optional(),
    isDefault: z.boolean().describe('True for a built-in code.').optional(),
    category: activityCategory.describe('Category of the code.').optional(),
    lengthInMinutes: z.int32().describe('Default length, minutes.').optional(),
    countsAsPaidTime: z.boolean().describe('Paid activity.').optional(),
    countsAsWorkTime: z
      .boolean()
      .describe('Counts towards contiguous work time for daily constraints.')
      .optional(),
    agentTimeOffSelectable: z
      .boolean()
      .describe('Agents may pick it in a time off request; null unless the category is TimeOff.')
      .optional(),
    metadata: versionedEntityMetadata.describe('Version of the whole code list of the management unit.'),
    selfUri: uri.meta({ description: 'URI of this resource.', readOnly: true }).optional(),
  })
  .meta({ id: 'ActivityCode', description: 'One activity code of a management unit.' });
export type ActivityCode = z.output<typeof activityCode>;

export const activityCodeContainer = z
  .object({
    activityCodes: z
      .record(z.string(), activityCode)
      .describe('Activity code id to activity code.')
      .optional(),
    metadata: versionedEntityMetadata.describe('Version of the code list.'),
  })
  .meta({
    id: 'ActivityCodeContainer',
    description: 'All activity codes of a management unit, keyed by activity code id.',
  });
export type ActivityCodeContainer = z.output<typeof activityCodeContainer>;

export const createActivityCodeRequest = z
  .strictObject({
    name: z.string().describe('Name of the new code.'),
    category: activityCategory.describe('Category of the new code.'),
    lengthInMinutes: z.int32().describe('Default length, minutes.').optional(),
    countsAsPaidTime: z.boolean().describe('Paid activity.').optional(),
    countsAsWorkTime: z.boolean().describe('Counts as work time.').optional(),
    agentTimeOffSelectable: z.boolean().describe('Agents may pick it in a time off request.').optional(),
  })
  .meta({ id: 'CreateActivityCodeRequest', description: 'Body for creating an activity code.' });
export type CreateActivityCodeRequest = z.output<typeof createActivityCodeRequest>;
