import { endpoint } from '../../endpoint.ts';
import { siteScope } from '../../endpoint-scope.ts';
import { forceQuery } from '../writes/writable.ts';
import { siteParams, sitePath } from '../parts/site-job.ts';
import { insertException, insertExceptionUses, requireCommit } from './insert-exception.ts';
import { insertedException, newException } from './schema.ts';

export const createException = endpoint({
  operationId: 'createException',
  summary: 'Put an exception into the schedules of agents, at once or as pending changes',
  tag: 'Exceptions',
  method: 'post',
  path: `${sitePath}/exceptions`,
  params: siteParams,
  query: forceQuery,
  body: newException,
  response: insertedException,
  forms: ['json'],
  permissions: ['wfm:exception:add', 'wfm:schedule:commit', 'wfm:schedule:edit'],
  scope: siteScope,
  safety: 'create',
  uses: insertExceptionUses,
  success: 201,
  authorize: ({ body, caller }) => requireCommit(caller, body.commit),
  async handle({ params: { siteId }, query: { force }, body, wfm, timeZones }) {
    const requireType = (): undefined => undefined;
    return await insertException({ siteId, force, body, wfm, timeZones, requireType });
  },
});
