import { z } from 'zod';
import { instant, uri } from './formats.ts';

export const userReference = z
  .strictObject({
    id: z.string().describe('Unique id.').optional(),
    selfUri: uri.meta({ description: 'URI of this resource.', readOnly: true }).optional(),
  })
  .meta({ id: 'UserReference', description: 'Pointer to a user.' });
export type UserReference = z.output<typeof userReference>;

export const versionedEntityMetadata = z
  .strictObject({
    version: z.int32().describe('Version used to detect conflicting edits.'),
    modifiedBy: userReference.meta({ description: 'Last editor.', readOnly: true }).optional(),
    dateModified: instant.meta({ description: 'Last edit time.', readOnly: true }).optional(),
  })
  .meta({
    id: 'WfmVersionedEntityMetadata',
    description: 'Optimistic-lock version plus who changed the entity and when.',
  });
export type WfmVersionedEntityMetadata = z.output<typeof versionedEntityMetadata>;
