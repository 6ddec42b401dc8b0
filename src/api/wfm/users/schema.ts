import { z } from 'zod';
import { optionalReference, reference, text, version, wfmId, writtenText } from '../schema-parts.ts';

export const user = z
  .strictObject({
    id: z.int32().describe('Id of the user: the DBID of the person in the Genesys Configuration.'),
    name: text('Login name.'),
    firstName: text('First name.'),
    lastName: text('Last name.'),
    email: text('E-mail address.'),
    timeZoneId: optionalReference('time zone'),
    builderId: optionalReference('WFM Builder application'),
    securityRoleId: optionalReference('security role'),
    tenantId: reference('tenant in the Genesys Configuration'),
    subsystemIds: z.array(z.int32()).describe('Ids of the parts of WFM that the user has rights in.'),
    version,
  })
  .meta({ id: 'User', description: 'A WFM user: a supervisor or administrator.' });

const written = writtenText(255);
const members = {
  name: written.min(1).describe('Login name.'),
  firstName: written.nullable().optional().describe('First name.'),
  lastName: written.nullable().optional().describe('Last name.'),
  email: written.nullable().optional().describe('E-mail address.'),
  timeZoneId: wfmId.nullable().optional().describe('Id of the time zone; null for none.'),
  builderId: wfmId.nullable().optional().describe('Id of the WFM Builder application; null for none.'),
  securityRoleId: wfmId.nullable().optional().describe('Id of the security role; null for none.'),
  tenantId: wfmId.describe('Id of the tenant in the Genesys Configuration.'),
  subsystemIds: z
    .array(z.int32())
    .max(1000)
    .optional()
    .describe('Ids of the parts of WFM that the user has rights in; all of them.'),
};

export const newUser = z
  .strictObject({
    id: wfmId.min(1).describe('Id of the user: the DBID of a person in the Genesys Configuration.'),
    ...members,
  })
  .meta({ id: 'NewUser', description: 'A person of the Genesys Configuration as a new WFM user.' });

export const userPatch = z
  .strictObject({ ...members, name: members.name.optional(), tenantId: members.tenantId.optional() })
  .meta({
    id: 'UserPatch',
    description: 'A JSON merge patch (RFC 7396) of a user: what it does not name stays as it is.',
  });

export type NewUser = z.output<typeof newUser>;
export type UserPatch = z.output<typeof userPatch>;
export type User = z.output<typeof user>;
