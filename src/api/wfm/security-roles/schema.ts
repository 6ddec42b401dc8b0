import { z } from 'zod';
import { key, name, version, writtenText } from '../schema-parts.ts';

export const securityRole = z
  .strictObject({
    id: key('security role'),
    name,
    subsystemIds: z.array(z.int32()).describe('Ids of the parts of WFM that the role gives rights in.'),
    version,
  })
  .meta({ id: 'SecurityRole', description: 'A security role: rights that users share.' });

const members = {
  name: writtenText(255).min(1).describe('Name shown to users.'),
  subsystemIds: z
    .array(z.int32())
    .max(1000)
    .describe('Ids of the parts of WFM that the role gives rights in; all of them.'),
};

export const newSecurityRole = z
  .strictObject({ name: members.name, subsystemIds: members.subsystemIds.default([]) })
  .meta({ id: 'NewSecurityRole', description: 'A new security role.' });

export const securityRolePatch = z
  .strictObject({ name: members.name.optional(), subsystemIds: members.subsystemIds.optional() })
  .meta({
    id: 'SecurityRolePatch',
    description: 'A JSON merge patch (RFC 7396) of a security role: what it does not name stays as it is.',
  });

export type NewSecurityRole = z.output<typeof newSecurityRole>;
export type SecurityRolePatch = z.output<typeof securityRolePatch>;
export type SecurityRole = z.output<typeof securityRole>;
