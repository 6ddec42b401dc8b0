import { z } from 'zod';
import { key, name, reference } from '../schema-parts.ts';

export const skill = z
  .strictObject({
    id: key('skill'),
    name,
    tenantId: reference('tenant in the Genesys Configuration'),
  })
  .meta({ id: 'Skill', description: 'A skill that agents have.' });

export type Skill = z.output<typeof skill>;
