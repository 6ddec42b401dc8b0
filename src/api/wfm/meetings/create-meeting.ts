import { endpoint } from '../../endpoint.ts';
import { siteScope } from '../../endpoint-scope.ts';
import { insertException, insertExceptionUses, requireCommit } from '../exceptions/insert-exception.ts';
import { forceQuery } from '../writes/writable.ts';
import { siteParams, sitePath } from '../parts/site-job.ts';
import { requireMeetingType } from './mapping.ts';
import { insertedMeeting, newMeeting } from './schema.ts';

export const createMeeting = endpoint({
  operationId: 'createMeeting',
  summary: 'Put a meeting into the schedules of agents, at once or as pending changes',
  tag: 'Meetings',
  method: 'post',
  path: `${sitePath}/meetings`,
  params: siteParams,
  query: forceQuery,
  body: newMeeting,
  response: insertedMeeting,
  forms: ['json'],
  permissions: ['wfm:exception:add', 'wfm:schedule:commit', 'wfm:schedule:edit'],
  scope: siteScope,
  safety: 'create',
  uses: insertExceptionUses,
  success: 201,
  authorize: ({ body, caller }) => requireCommit(caller, body.commit),
  async handle({ params: { siteId }, query: { force }, body, wfm, timeZones }) {
    return await insertException({
      siteId,
      force,
      body,
      wfm,
      timeZones,
      requireType: requireMeetingType,
    });
  },
});
