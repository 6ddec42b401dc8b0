import { z } from 'zod';
import { instant, uri } from './formats.ts';
import { managementUnitSettings } from './management-unit-settings.ts';
import { userReference, versionedEntityMetadata } from './versioned-metadata.ts';

export const managementUnit = z
  .object({
    id: z.string().meta({ description: 'Unique id.', readOnly: true }).optional(),
    name: z.string().optional(),
    startDayOfWeek: z
      .enum(['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'])
      .describe('First day of the schedule week.')
      .optional(),
    timeZone: z.string().describe('IANA (Olson) time zone name.').optional(),
    settings: managementUnitSettings.describe('Settings.').optional(),
    version: z.int32().describe('Deprecated: see metadata.'),
    dateModified: instant.meta({ description: 'Deprecated: see metadata.', readOnly: true }).optional(),
    modifiedBy: userReference.meta({ description: 'Deprecated: see metadata.', readOnly: true }).optional(),
    metadata: versionedEntityMetadata.describe('Version of the unit.'),
    selfUri: uri.meta({ description: 'URI of this resource.', readOnly: true }).optional(),
  })
  .meta({ id: 'ManagementUnit', description: 'Management unit of the workforce management service.' });
export type ManagementUnit = z.output<typeof managementUnit>;

export const managementUnitListing = z
  .object({
    entities: z.array(managementUnit).optional(),
    pageSize: z.int32().optional(),
    pageNumber: z.int32().optional(),
    total: z.int().optional(),
    selfUri: uri.describe('URI of this resource.').optional(),
    firstUri: uri.optional(),
    previousUri: uri.optional(),
    nextUri: uri.optional(),
    lastUri: uri.optional(),
    pageCount: z.int32().optional(),
  })
  .meta({ id: 'ManagementUnitListing', description: 'Page of management units.' });
export type ManagementUnitListing = z.output<typeof managementUnitListing>;
