import { z } from 'zod';

export const userinfoResponse = z
  .strictObject({
    userId: z.int().describe('Id of the person in the Genesys Configuration (DBID).'),
    userName: z.string().optional().describe('Login name; absent when WFM does not say it.'),
    userType: z
      .string()
      .optional()
      .describe('As WFM says it, such as agent or supervisor; absent when it does not.'),
  })
  .meta({ id: 'Userinfo', description: 'Who the bridge is in WFM.' });
