import { z } from 'zod';
import { optionalReference, reference, text, version } from '../schema-parts.ts';

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

export type User = z.output<typeof user>;
