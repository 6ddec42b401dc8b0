/**
 * A second WFM, made of `soap.listen` on Express and WSDLs of its own: other paths, other names for the session in
 * its URLs, another internal host, wrapped arrays, its own token service and userinfo. It shares no code with the
 * simulator, so that bridge and simulator cannot agree on a mistake.
 */
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import express, { type Express, type RequestHandler } from 'express';
import { listen, type IServices } from 'soap';
import { onTestFinished } from 'vitest';
import type { Environment } from '../../../src/config/env.ts';
import { configText, locatorText, sessionText } from './wsdl-texts.ts';

const internalHost = 'http://wfm-srv-07.corp.invalid:21007';

export const places = [
  { wmSiteId: 1, wmName: 'Gent', wmBUId: 3, timestamp: '9007199254740993' },
  { wmSiteId: 2, wmName: 'Łódź & <Kraków>', wmBUId: 3, timestamp: '12' },
  { wmSiteId: 9, wmName: 'Québec', wmBUId: 4, timestamp: '1' },
].map((place) => ({ ...place, wmTimezoneId: 5, gswSwitchId: 0, wmWeekStartDay: 1, wmPlanningPeriod: 0 }));

export const crews = [
  { wmTeamId: 11, wmSiteId: 1, wmName: 'Dag', gswTenantId: 1, timestamp: '1' },
  { wmTeamId: 21, wmSiteId: 2, wmName: 'Noc', gswTenantId: 1, timestamp: '2' },
];

export interface OtherUpstream {
  readonly variables: Environment;
  readonly sessions: ReadonlySet<string>;
  /** Operations in the order in which they were run. */
  readonly ran: readonly string[];
  readonly requestsWithoutToken: number;
  /** Forgets all sessions, as a restart does. */
  killSessions(): void;
}

interface State {
  readonly sessions: Set<string>;
  readonly tokens: Set<string>;
  readonly ran: string[];
  requestsWithoutToken: number;
}

type Method = (
  args: unknown,
  callback: unknown,
  headers: unknown,
  request: { readonly url?: string },
) => object;

function fault(faultstring: string): Error {
  const body = { faultcode: 'soap:Server', faultstring, statusCode: 500 };
  return Object.assign(new Error(faultstring), { Fault: body });
}

function numbers(value: unknown): readonly number[] {
  if (value === undefined || value === null) return [];
  return (Array.isArray(value) ? value : [value]).map(Number);
}

function ran(state: State, name: string, method: Method): Method {
  return (args, callback, headers, request) => {
    state.ran.push(name);
    return method(args, callback, headers, request);
  };
}

/** Runs only with the key of a live session in the URL. */
function inSession(state: State, method: (args: unknown, key: string) => object): Method {
  return (args, _callback, _headers, request) => {
    const key = new URL(request.url ?? '', internalHost).searchParams.get('sk') ?? '';
    if (!state.sessions.has(key)) throw fault(`The session ${key.slice(0, 4)}... is not valid any more`);
    return method(args, key);
  };
}

function reading(state: State, type: string, items: readonly Readonly<Record<string, unknown>>[]): Method {
  return inSession(state, (args) => {
    const { filter = {} } = args as { readonly filter?: Readonly<Record<string, unknown>> };
    const left = items.filter((item) =>
      Object.keys(item).every((name) => {
        const wanted = numbers(filter[name]);
        return wanted.length === 0 || wanted.includes(Number(item[name]));
      }),
    );
    return {
      return: { objectArrayNSizeIs: left.length, objectArray: { [type]: left }, objectShortArrayNSizeIs: 0 },
    };
  });
}

function openSession(state: State): Method {
  return (args) => {
    const { appName, userID } = args as { readonly appName?: string; readonly userID?: unknown };
    if (appName !== 'WFMServer' || Number(userID) !== 31) throw fault(`no user ${String(userID)} here`);
    const key = randomUUID();
    state.sessions.add(key);
    const url = (file: string): string => `${internalHost}/wfm/${file}?lang=en&sk=${key}`;
    const services = [
      { serviceName: 'ConfigService850', serviceURL: url('config.svc') },
      { serviceName: 'CalendarService812', serviceURL: url('calendar.svc') },
      { serviceName: 'SessionService800', serviceURL: url('session.svc') },
    ];
    return { return: { servicesNSizeIs: services.length, services: { ServiceInfo: services } } };
  };
}

function methodsOf(state: State): Readonly<Record<string, Readonly<Record<string, Method>>>> {
  const locate: Method = (args) => {
    const { serviceName } = args as { readonly serviceName?: string };
    if (serviceName !== 'SessionService800') throw fault(`no service ${String(serviceName)} here`);
    return { return: { sessionServiceURL: `${internalHost}/wfm/session.svc?lang=en` } };
  };
  const close = inSession(state, (_args, key) => {
    state.sessions.delete(key);
    return {};
  });
  return {
    locator: { LocateServer: locate },
    session: { OpenSession: openSession(state), CloseSession: close },
    config: { GetSite: reading(state, 'CfgSite', places), GetTeam: reading(state, 'CfgTeam', crews) },
  };
}

/** The library reads the WSDL after `listen` has returned; the callback says when it is ready. */
function host(
  app: Express,
  path: string,
  xml: string,
  methods: Readonly<Record<string, Method>>,
): Promise<void> {
  const services = { Service: { Port: methods } } as unknown as IServices;
  return new Promise((resolve, reject) => {
    const callback = (reason: unknown): void => {
      if (reason === null || reason === undefined) resolve();
      else reject(reason instanceof Error ? reason : new Error('the WSDL cannot be read'));
    };
    listen(app, { path, services, xml, suppressStack: true, callback });
  });
}

function bearerOnly(state: State): RequestHandler {
  return (request, response, next) => {
    const token = /^Bearer (.+)$/.exec(request.headers.authorization ?? '')?.[1] ?? '';
    if (state.tokens.has(token)) {
      next();
      return;
    }
    state.requestsWithoutToken += 1;
    response.status(401).json({ error: 'token' });
  };
}

/** WFM chooses the operation by the Body's element; the library would go by this header, which its WSDL lacks. */
const withoutSoapAction: RequestHandler = (request, _response, next) => {
  delete request.headers['soapaction'];
  next();
};

function identity(app: Express, state: State): void {
  app.post('/sso/as/token', express.urlencoded(), (request, response) => {
    const form = request.body as Readonly<Record<string, string>>;
    if (form['client_id'] !== 'bridge' || form['client_secret'] !== 'sso secret/+') {
      response.status(400).json({ error: 'invalid_client' });
      return;
    }
    const token = randomUUID();
    state.tokens.add(token);
    // A string for a number, and a type in capitals: both are seen in the field.
    response.json({ access_token: token, token_type: 'BEARER', expires_in: '600' });
  });
  app.get('/web/userinfo', bearerOnly(state), (_request, response) => {
    response.json({ user: { id: '31', name: 'svc-bridge', kind: 'x' } });
  });
}

/** Ends with the test. */
export async function startOtherUpstream(): Promise<OtherUpstream> {
  const state: State = { sessions: new Set(), tokens: new Set(), ran: [], requestsWithoutToken: 0 };
  const app = express();
  identity(app, state);
  app.use('/wfm', bearerOnly(state), withoutSoapAction);
  const texts: Readonly<Record<string, string>> = {
    locator: locatorText,
    session: sessionText,
    config: configText,
  };
  for (const [name, methods] of Object.entries(methodsOf(state))) {
    const counted = Object.entries(methods).map(([operation, method]) => [
      operation,
      ran(state, operation, method),
    ]);
    const table = Object.fromEntries(counted) as Readonly<Record<string, Method>>;
    await host(app, `/wfm/${name}.svc`, texts[name] ?? '', table);
  }
  const server = createServer((request, response) => void app(request, response));
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  onTestFinished(async () => {
    const closed = once(server, 'close');
    server.close();
    server.closeAllConnections();
    await closed;
  });
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    sessions: state.sessions,
    ran: state.ran,
    get requestsWithoutToken() {
      return state.requestsWithoutToken;
    },
    killSessions: () => state.sessions.clear(),
    variables: {
      WFM_LOCATOR_URL: `${origin}/wfm/locator.svc?lang=en`,
      WFM_USERINFO_URL: `${origin}/web/userinfo`,
      WFM_PROFILE: 'onprem-bearer',
      WFM_APP_NAME: 'WFMServer',
      WFM_URL_REWRITES: `${internalHost}=${origin}`,
      OAUTH_TOKEN_URL: `${origin}/sso/as/token`,
      OAUTH_CLIENT_ID: 'bridge',
      OAUTH_CLIENT_SECRET: 'sso secret/+',
      OAUTH_CLIENT_AUTH: 'body',
    },
  };
}
