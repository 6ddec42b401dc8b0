import { z } from 'zod';
import { key, name, reference, version } from '../schema-parts.ts';

export const team = z
  .strictObject({
    id: key('team'),
    name,
    siteId: reference('site'),
    tenantId: reference('tenant in the Genesys Configuration'),
    version,
  })
  .meta({ id: 'Team', description: 'A team of agents of one site.' });

export type Team = z.output<typeof team>;
