import { z } from 'zod';
import { key, name, version } from '../schema-parts.ts';

export const securityRole = z
  .strictObject({
    id: key('security role'),
    name,
    subsystemIds: z.array(z.int32()).describe('Ids of the parts of WFM that the role gives rights in.'),
    version,
  })
  .meta({ id: 'SecurityRole', description: 'A security role: rights that users share.' });

export type SecurityRole = z.output<typeof securityRole>;
