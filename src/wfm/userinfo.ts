/** `GET /wfm/api/v3/system/userinfo`: who the token's owner is in WFM. Only its path is public, so it is read tolerantly. */
import { buffer } from 'node:stream/consumers';
import type { UserinfoFields } from '../config/wfm-configuration.ts';
import { BridgeError } from '../error/bridge-error.ts';
import type { Secret } from '../log/secret.ts';
import { boundedBytes } from './bounded-bytes.ts';
import type { Transport, TransportResponse } from './transport.ts';
import { unavailable } from './unavailable.ts';
import type { Userinfo } from './wfm-port.ts';

export interface UserinfoRequest {
  readonly url: URL;
  readonly fields: UserinfoFields;
  readonly token: Secret;
  readonly signal: AbortSignal;
  /** In whose line it waits; absent: before all others, as what the bridge itself needs. */
  readonly clientId?: string;
}

/** Codes of the GWS envelope that mean success; 0 is the documented one, the others are seen on good answers. */
const goodEnvelopeCodes = new Set([0, 609, 650]);

function at(value: unknown, path: string): unknown {
  let current = value;
  for (const name of path.split('.')) {
    if (typeof current !== 'object' || current === null || !Object.hasOwn(current, name)) return undefined;
    current = (current as Record<string, unknown>)[name];
  }
  return current;
}

function firstOf<T>(
  answer: unknown,
  paths: readonly string[],
  accept: (value: unknown) => T | undefined,
): T | undefined {
  for (const path of paths) {
    const value = accept(at(answer, path));
    if (value !== undefined) return value;
  }
  return undefined;
}

function positiveInteger(value: unknown): number | undefined {
  const number = typeof value === 'string' && /^\d{1,10}$/.test(value) ? Number(value) : value;
  return typeof number === 'number' && Number.isInteger(number) && number > 0 && number <= 2_147_483_647
    ? number
    : undefined;
}

function shortText(value: unknown): string | undefined {
  return typeof value === 'string' && value !== '' && value.length <= 200 ? value : undefined;
}

/** Some hundred bytes about one user; whatever is larger is something else. */
const maxAnswerBytes = 1024 * 1024;

function refuseStatus({ status }: TransportResponse): void {
  const internal = { step: 'userinfo', status };
  if (status === 200) return;
  if (status === 403) {
    throw new BridgeError(
      'not-provisioned-in-wfm',
      'the token is good, but WFM does not know its owner: ask the WFM administrator to add this user to WFM, or Genesys to provision API access',
      { internal },
    );
  }
  if (status === 401)
    throw new BridgeError('upstream-unauthenticated', 'userinfo did not accept the token', { internal });
  if (status >= 500)
    throw new BridgeError('upstream-unavailable', `userinfo answered HTTP ${status}`, { internal });
  throw new BridgeError('upstream-http-status', `userinfo answered HTTP ${status}`, { internal });
}

function parse(text: string): unknown {
  // A login page is how WFM Web says "not logged in", with status 200.
  if (/^\s*</.test(text)) {
    throw new BridgeError(
      'upstream-unauthenticated',
      'userinfo answered with a login page instead of JSON: not authenticated',
      {
        internal: { step: 'userinfo', page: true },
      },
    );
  }
  try {
    return JSON.parse(text);
  } catch {
    // The parser's message would quote the answer, which is about a person.
    throw new BridgeError('upstream-contract-violation', 'userinfo did not answer with JSON', {
      internal: { step: 'userinfo' },
    });
  }
}

/** The answer's envelope may say "no" under HTTP 200. */
function refuseEnvelope(answer: unknown): void {
  const code = at(answer, 'status.code');
  if (typeof code !== 'number' || goodEnvelopeCodes.has(code)) return;
  throw new BridgeError(
    'upstream-unauthenticated',
    `userinfo answered with status code ${code} in its envelope`,
    {
      internal: { step: 'userinfo', envelopeCode: code },
    },
  );
}

/** Reads an answer that has arrived. Throws `upstream-unauthenticated` or `upstream-contract-violation`. */
export function readUserinfo(text: string, fields: UserinfoFields): Userinfo {
  const answer = parse(text);
  refuseEnvelope(answer);
  const userId = firstOf(answer, fields.userId, positiveInteger);
  if (userId === undefined) {
    throw new BridgeError(
      'upstream-contract-violation',
      `userinfo holds no user id; tried ${fields.userId.join(', ')}`,
      {
        internal: { step: 'userinfo' },
      },
    );
  }
  const userName = firstOf(answer, fields.userName, shortText);
  const userType = firstOf(answer, fields.userType, shortText);
  return {
    userId,
    ...(userName === undefined ? {} : { userName }),
    ...(userType === undefined ? {} : { userType }),
  };
}

function refuseEncoding(response: TransportResponse): void {
  if (response.header('content-encoding') === undefined) return;
  throw new BridgeError(
    'upstream-contract-violation',
    'userinfo answered in an encoding that nobody asked for',
    { internal: { step: 'userinfo' } },
  );
}

/** Of an answer that is refused for its head nothing is kept. */
async function textOf(response: TransportResponse): Promise<string> {
  try {
    refuseStatus(response);
    refuseEncoding(response);
  } catch (refusal) {
    response.discard();
    throw refusal;
  }
  return (await buffer(boundedBytes(response.body, maxAnswerBytes))).toString('utf8');
}

export async function fetchUserinfo(transport: Transport, request: UserinfoRequest): Promise<Userinfo> {
  const { url, fields, token, signal, clientId } = request;
  let text: string;
  try {
    const headers = { accept: 'application/json', authorization: `Bearer ${token.reveal()}` };
    const line = clientId === undefined ? {} : { clientId };
    const response = await transport.send({ url, method: 'GET', headers, signal, ...line });
    text = await textOf(response);
  } catch (cause) {
    throw unavailable(cause, { step: 'userinfo', isRead: true });
  }
  return readUserinfo(text, fields);
}
