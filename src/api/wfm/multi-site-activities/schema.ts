import { z } from 'zod';
import { activityKind, key, name, reference, version } from '../schema-parts.ts';

export const multiSiteActivity = z
  .strictObject({
    id: key('multi-site activity'),
    name,
    businessUnitId: reference('business unit'),
    kind: activityKind,
    activityIds: z.array(z.int32()).describe('Ids of its activities.'),
    version,
  })
  .meta({
    id: 'MultiSiteActivity',
    description:
      'A multi-site activity: activities of several sites of a business unit that share their work.',
  });

export type MultiSiteActivity = z.output<typeof multiSiteActivity>;
