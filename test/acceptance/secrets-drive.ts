import { callerOf, type Answer, basicOf, send } from '../support/running-bridge.ts';
import { begin, json, reply, reset, type Script } from '../support/scripted-server.ts';
import {
  fault,
  handlerUrl,
  located,
  opened,
  oneSite,
  envelope,
  soap,
  type ScriptedWfm,
} from '../support/scripted-wfm.ts';

export interface Planted {
  readonly apiClient: { readonly id: string; readonly secret: string };
  /** What an unknown caller presents: nobody's business either. */
  readonly wrongSecret: string;
  readonly sessionKeys: readonly [string, string];
  /** Whatever a hostile or careless upstream may repeat in its answers. */
  readonly echoed: string;
}

export interface Driven {
  readonly ids: readonly string[];
  /** Everything that callers were sent but for tokens that they asked for. */
  readonly bodies: string;
  readonly statuses: readonly number[];
  /** The bridge's own token, which its log must not have. */
  readonly token: string;
}

const getSite = '/wfm/v1/services/ConfigService/GetSite';
const insertUser = '/wfm/v1/services/ConfigService/InsertUser';
const user = { userId: 1, timezoneId: 0, builderId: 0, securityRoleId: 0, tenantId: 1, timestamp: '0' };
const refusal =
  '<InsertUserResponse xmlns="urn:WFMConfigService850"><return><success>false</success><warningArrayNSizeIs>0</warningArrayNSizeIs><errorArrayNSizeIs>1</errorArrayNSizeIs><errorArray><id>4</id><message>no such role</message><objectId>1</objectId></errorArray><objectID>0</objectID></return></InsertUserResponse>';

/** Drives good calls and failures of every kind through a running bridge. */
export async function drive(url: string, wfm: ScriptedWfm, planted: Planted): Promise<Driven> {
  const { apiClient, wrongSecret, sessionKeys, echoed } = planted;
  const [key] = sessionKeys;
  const caller = callerOf(url, basicOf(apiClient.id, apiClient.secret));
  const ids: string[] = [];
  const answers: Answer[] = [];
  const nextId = (): { 'x-request-id': string } => {
    const id = `secrets-${ids.length + 1}`;
    ids.push(id);
    return { 'x-request-id': id };
  };
  const get = async (path: string, headers: Readonly<Record<string, string>> = {}): Promise<void> => {
    answers.push(await caller.get(path, { headers: { ...nextId(), ...headers } }));
  };
  const post = async (path: string, body: unknown): Promise<void> => {
    answers.push(await caller.post(path, body, { headers: nextId() }));
  };
  const withKey = async (key: string): Promise<void> => {
    answers.push(await send(`${url}/wfm/v1/sites`, { headers: { ...nextId(), 'x-api-key': key } }));
  };
  const page = (status: number): Script =>
    reply(status, `<html><body>Refused: ${echoed}</body></html>`, { 'content-type': 'text/html' });

  const tokenAnswer = await send(`${url}/oauth/token`, {
    method: 'POST',
    headers: nextId(),
    body: new URLSearchParams({
      grant_type: 'client_credentials',
      client_id: apiClient.id,
      client_secret: apiClient.secret,
    }),
  });
  const token = (tokenAnswer.body as { readonly access_token: string }).access_token;
  await get('/wfm/v1/sites', { authorization: `Bearer ${token}` });
  await withKey(`${apiClient.id}.${apiClient.secret}`);
  for (const path of ['/wfm/v1/userinfo', '/wfm/v1/session', '/wfm/v1/services', '/readyz', '/healthz'])
    await get(path);
  await post(getSite, {});
  await post(insertUser, { user, force: false });

  await get('/wfm/v1/sites', { authorization: basicOf(apiClient.id, wrongSecret) });
  await get('/wfm/v1/sites', { authorization: `Bearer ${wrongSecret}` });
  await withKey(wrongSecret);
  await withKey(`${apiClient.id}.${wrongSecret}`);
  await get('/wfm/v1/sites?buId=1');
  await post(getSite, '{"filter":');
  await post(getSite, { filter: { siteId: 'one' } });

  const session = handlerUrl('http://wfm-internal.invalid', 'WFMConfigService850', key);
  const escaped = session.replaceAll('&', '&amp;');
  const odd: readonly Script[] = [
    fault('E-4711'),
    fault(`cannot dispatch ${escaped}`),
    fault(`wrong parameter SessionID=${key}&amp;x=1`),
    page(200),
    page(500),
    page(403),
    reply(401, echoed),
    reply(200, `<?xml version="1.0"?><${echoed.slice(0, 10)}`),
    begin(envelope(oneSite).slice(0, 250), reset),
    reply(302, '', { location: session }),
  ];
  for (const script of odd) {
    wfm.set('GetSite', script);
    await get('/wfm/v1/sites');
    await post(getSite, {});
  }
  wfm.set('GetSite', fault('Session expired'), soap(oneSite));
  await get('/wfm/v1/sites');
  wfm.set('InsertUser', soap(refusal));
  await post(insertUser, { user, force: false });

  // A new session that lists a service elsewhere, then a locator that names another host.
  wfm.set('GetSite', fault('Session expired'), soap(oneSite));
  wfm.set(
    'OpenSession',
    opened({
      SessionService800: handlerUrl(wfm.origin, 'WFMSessionService800', sessionKeys[1]),
      ConfigService850: handlerUrl('http://elsewhere.invalid', 'WFMConfigService850', sessionKeys[1]),
    }),
  );
  await get('/wfm/v1/sites');
  await get('/wfm/v1/session');
  wfm.set('LocateServer', located(`http://elsewhere.invalid/?SessionID=${sessionKeys[1]}`));

  for (const script of [
    page(200),
    page(403),
    json(500, { token: echoed }),
    json(200, { status: { code: 7, message: echoed } }),
  ]) {
    wfm.set('userinfo', script);
    await get('/wfm/v1/userinfo');
  }
  wfm.set('token', json(401, { error: 'invalid_client', error_description: `wrong: ${echoed}` }));
  wfm.set('userinfo', reply(401, echoed));
  await get('/wfm/v1/userinfo');
  await get('/readyz');
  return {
    ids,
    bodies: answers.map(({ text, headers }) => `${JSON.stringify([...headers])}\n${text}`).join('\n'),
    statuses: answers.map(({ status }) => status),
    token,
  };
}
