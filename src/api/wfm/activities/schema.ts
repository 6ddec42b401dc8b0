import { z } from 'zod';
import {
  activityKind,
  key,
  name,
  optionalReference,
  reference,
  shortName,
  version,
} from '../schema-parts.ts';

export const activity = z
  .strictObject({
    id: key('activity'),
    name,
    shortName,
    siteId: reference('site'),
    kind: activityKind,
    multiSiteActivityId: optionalReference('multi-site activity it belongs to'),
    active: z.boolean().describe('Whether it is in use.'),
    version,
  })
  .meta({
    id: 'Activity',
    description: 'An activity: a kind of work of one site that is forecast and staffed.',
  });

export type Activity = z.output<typeof activity>;
