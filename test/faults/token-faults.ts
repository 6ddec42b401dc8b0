/** What the token service can answer. */
import { json, reply } from '../support/scripted-server.ts';
import { scriptedSecrets } from '../support/scripted-wfm.ts';
import { page } from './fault-scripts.ts';
import { firstRead, good, tokenDown } from './fault-places.ts';
import type { FaultOutcome, FaultRow, ProblemOutcome } from './fault-row.ts';

const problem = (status: number, code: ProblemOutcome['code']): ProblemOutcome => ({ status, code });
const rejected = problem(502, 'bridge-credentials-rejected');

/** An answer of the token service with these members changed; undefined leaves one out. */
function token(
  theme: string,
  said: string,
  members: Record<string, unknown>,
  outcome: FaultOutcome,
): FaultRow {
  const answer = {
    access_token: scriptedSecrets.accessToken,
    token_type: 'Bearer',
    expires_in: 1800,
    ...members,
  };
  return firstRead(theme, `the token service answers with ${said}`, 'token', json(200, answer), outcome);
}

export const tokenFaults: readonly FaultRow[] = [
  ...[0, -1, '1800', 'soon', null, 1e300, [], true].map((value) => ({
    // A token of 1e300 s would be there for the rows behind.
    ...token('expires_in', `an expires_in of ${JSON.stringify(value)}`, { expires_in: value }, good),
    variables: {},
  })),
  token('expires_in', 'no expires_in', { expires_in: undefined }, good),
  token('token_type', 'the token_type BEARER', { token_type: 'BEARER' }, good),
  token('token_type', 'no token_type', { token_type: undefined }, good),
  token('token_type', 'the token_type mac', { token_type: 'mac' }, tokenDown),
  token('token_type', 'a token_type that is a number', { token_type: 1 }, tokenDown),
  token('access_token', 'an empty access_token', { access_token: '' }, tokenDown),
  token('access_token', 'no access_token', { access_token: undefined }, tokenDown),
  token('access_token', 'an access_token of 100 KB', { access_token: 'x'.repeat(100_000) }, tokenDown),
  token('access_token', 'an access_token of two lines', { access_token: 'a\r\nX-Evil: 1' }, tokenDown),
  token('access_token', 'an access_token beyond ASCII', { access_token: 'tökén' }, tokenDown),
  token('access_token', 'an access_token that is an object', { access_token: { $ne: '' } }, tokenDown),
  firstRead(
    'token service',
    'the token service answers with a page',
    'token',
    reply(200, page, { 'content-type': 'text/html' }),
    tokenDown,
  ),
  firstRead('token service', 'the token service answers with an array', 'token', json(200, []), tokenDown),
  firstRead('token service', 'the token service answers with null', 'token', json(200, null), tokenDown),
  firstRead('token service', 'the token service answers with nothing', 'token', reply(200, ''), tokenDown),
  firstRead(
    'token service',
    'the token service answers with JSON in 100,000 levels',
    'token',
    reply(200, '['.repeat(60_000)),
    tokenDown,
  ),
  firstRead('token service', 'the token service answers HTTP 500', 'token', reply(500, 'no'), tokenDown),
  firstRead('token service', 'the token service answers HTTP 429', 'token', reply(429, 'no'), tokenDown),
  firstRead(
    '401 and 403',
    'the token service answers HTTP 401',
    'token',
    json(401, { error: 'invalid_client' }),
    rejected,
  ),
  firstRead('401 and 403', 'the token service answers HTTP 403', 'token', reply(403, 'no'), rejected),
  firstRead(
    '401 and 403',
    'the token service answers invalid_grant, and names the secret',
    'token',
    json(400, { error: 'invalid_grant', error_description: `wrong: ${scriptedSecrets.clientSecret}` }),
    rejected,
  ),
];
