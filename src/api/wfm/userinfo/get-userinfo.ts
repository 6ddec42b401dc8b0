import { z } from 'zod';
import { endpoint } from '../../endpoint.ts';
import { userinfoResponse } from './schema.ts';

/** Who the upstream identity is. */
export const userinfo = endpoint({
  operationId: 'getUserinfo',
  summary: 'Who the upstream identity is in WFM',
  tag: 'Session',
  method: 'get',
  path: '/wfm/v1/userinfo',
  params: z.strictObject({}),
  query: z.strictObject({}),
  body: z.undefined(),
  response: userinfoResponse,
  forms: ['json'],
  permissions: ['bridge:session:view'],
  scope: { kind: 'all-only' },
  safety: 'read',
  uses: [],
  async handle({ wfm }) {
    const { userId, userName, userType } = await wfm.userinfo();
    return {
      userId,
      ...(userName === undefined ? {} : { userName }),
      ...(userType === undefined ? {} : { userType }),
    };
  },
});
