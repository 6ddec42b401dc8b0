/**
 * A WFM of texts: token service, userinfo, locator, session and ConfigService in one scripted server. Every step
 * answers well until a test gives it another script. It shares nothing with the simulator.
 */
import type { Environment } from '../../src/config/env.ts';
import { onTestFinished } from 'vitest';
import { json, openScriptedServer, reply, type Script, type ScriptedServer } from './scripted-server.ts';

export type Step =
  | 'token'
  | 'userinfo'
  | 'LocateServer'
  | 'LocateServerLogin'
  | 'OpenSession'
  | 'CloseSession'
  | 'GetSite'
  | 'InsertUser';

export const scriptedSecrets = {
  accessToken: 'access-token-1',
  clientSecret: 'oauth-client-secret-1',
  password: 'wfm-password-1',
  sessionKey: '0123456789abcdef0123456789abcdef',
} as const;

export interface ScriptedWfm {
  readonly server: ScriptedServer;
  readonly origin: string;
  /** The steps in the order in which they were asked for. */
  readonly steps: readonly (Step | 'unknown')[];
  count(step: Step): number;
  /** What a step answers from now on: each script once, the last one for all that follow; none = as at first. */
  set(step: Step, ...scripts: readonly Script[]): void;
  /** From now on a step is answered well, but not before it is released. */
  hold(step: Step): HeldStep;
  /** Every step answers as at first. */
  heal(): void;
  /** Keys of the sessions that were opened by good answers. */
  readonly issuedKeys: readonly string[];
  /** Those of them that nobody has closed. */
  readonly openKeys: ReadonlySet<string>;
  /** Resolves when all of them are closed. */
  sessionsClosed(): Promise<void>;
  /** The variables of a bridge in front of it, whose guessed enum numbers it takes. */
  readonly variables: Environment;
}

export interface HeldStep {
  /** Resolves when somebody waits for it. */
  readonly arrived: Promise<void>;
  release(): void;
}

export function envelope(body: string): string {
  return `<?xml version="1.0" encoding="utf-8"?><SOAP-ENV:Envelope xmlns:SOAP-ENV="http://schemas.xmlsoap.org/soap/envelope/"><SOAP-ENV:Body>${body}</SOAP-ENV:Body></SOAP-ENV:Envelope>`;
}

export function soap(body: string): Script {
  return reply(200, envelope(body));
}

export function fault(faultstring: string, faultcode = 'SOAP-ENV:Client', status = 500): Script {
  return reply(
    status,
    envelope(
      `<SOAP-ENV:Fault><faultcode>${faultcode}</faultcode><faultstring>${faultstring}</faultstring></SOAP-ENV:Fault>`,
    ),
  );
}

export function located(url: string): Script {
  const address = url.replaceAll('&', '&amp;');
  return soap(
    `<r:LocateServerResponse xmlns:r="urn:WFMLocatorService800"><r:return><r:sessionServiceURL>${address}</r:sessionServiceURL></r:return></r:LocateServerResponse>`,
  );
}

export function opened(services: Readonly<Record<string, string>>): Script {
  const entries = Object.entries(services).map(
    ([name, url]) =>
      `<services><serviceName>${name}</serviceName><serviceURL>${url.replaceAll('&', '&amp;')}</serviceURL></services>`,
  );
  return soap(
    `<OpenSessionResponse xmlns="urn:WFMSessionService800"><return><servicesNSizeIs>${entries.length}</servicesNSizeIs>${entries.join('')}</return></OpenSessionResponse>`,
  );
}

export const oneSite =
  '<GetSiteResponse xmlns="urn:WFMConfigService850"><return><objectArrayNSizeIs>1</objectArrayNSizeIs><objectArray><wmSiteId>5</wmSiteId><wmName>Utrecht</wmName><wmBUId>1</wmBUId><wmTimezoneId>2</wmTimezoneId><gswSwitchId>0</gswSwitchId><wmWeekStartDay>1</wmWeekStartDay><wmPlanningPeriod>0</wmPlanningPeriod><timestamp>3</timestamp></objectArray><objectShortArrayNSizeIs>0</objectShortArrayNSizeIs></return></GetSiteResponse>';

const stepPattern =
  /<(?:\w+:)?(LocateServer|LocateServerLogin|OpenSession|CloseSession|GetSite|InsertUser)[\s/>]/;

function stepOf(path: string, body: string): Step | 'unknown' {
  if (path.startsWith('/token')) return 'token';
  if (path.startsWith('/wfm/api/v3/system/userinfo')) return 'userinfo';
  return (stepPattern.exec(body)?.[1] as Step | undefined) ?? 'unknown';
}

export function handlerUrl(origin: string, service: string, key: string): string {
  return `${origin}/?Handler=${service}&SessionID=${key}`;
}

function servicesOf(origin: string, key: string): Readonly<Record<string, string>> {
  return {
    SessionService800: handlerUrl(origin, 'WFMSessionService800', key),
    ConfigService850: handlerUrl(origin, 'WFMConfigService850', key),
  };
}

/** Every session has a key of its own and is open until it is closed by that key. */
class ScriptedSessions {
  readonly issued: string[] = [];
  readonly open = new Set<string>();
  readonly #waiting: (() => void)[] = [];
  readonly answers: Pick<Record<Step, Script>, 'OpenSession' | 'CloseSession'>;

  constructor(origin: string) {
    this.answers = {
      OpenSession: (response, request) => {
        const key = this.#next();
        opened(servicesOf(origin, key))(response, request);
      },
      CloseSession: (response, request) => {
        this.open.delete(/SessionID=(\w+)/.exec(request.path)?.[1] ?? '');
        if (this.open.size === 0) for (const told of this.#waiting.splice(0)) told();
        soap('<CloseSessionResponse xmlns="urn:WFMSessionService800"/>')(response, request);
      },
    };
  }

  async closed(): Promise<void> {
    if (this.open.size > 0) await new Promise<void>((resolve) => this.#waiting.push(resolve));
  }

  #next(): string {
    const number = String(this.issued.length);
    const key =
      this.issued.length === 0 ? scriptedSecrets.sessionKey : number.padStart(32, 'fedcba9876543210');
    this.issued.push(key);
    this.open.add(key);
    return key;
  }
}

function goodAnswers(
  origin: string,
): Readonly<Record<Exclude<Step, 'OpenSession' | 'CloseSession'>, Script>> {
  const { accessToken } = scriptedSecrets;
  return {
    token: json(200, { access_token: accessToken, token_type: 'Bearer', expires_in: 1800 }),
    userinfo: json(200, { status: { code: 0 }, data: { userId: 748, userName: 'api.bridge' } }),
    LocateServer: located(`${origin}/?Handler=WFMSessionService800`),
    LocateServerLogin: soap(
      `<LocateServerLoginResponse xmlns="urn:WFMLocatorService800"><return><sessionServiceURL>${origin}/?Handler=WFMSessionService800</sessionServiceURL><userID>748</userID></return></LocateServerLoginResponse>`,
    ),
    GetSite: soap(oneSite),
    InsertUser: soap(
      '<InsertUserResponse xmlns="urn:WFMConfigService850"><return><success>true</success><warningArrayNSizeIs>0</warningArrayNSizeIs><errorArrayNSizeIs>0</errorArrayNSizeIs><objectID>7</objectID></return></InsertUserResponse>',
    ),
  };
}

/** A script that keeps what it is asked until it is released, and whoever waits for it to be asked. */
function heldBack(good: Script): HeldStep & { readonly script: Script } {
  const kept: (() => void)[] = [];
  let told: () => void = () => undefined;
  let isReleased = false;
  const arrived = new Promise<void>((resolve) => {
    told = resolve;
  });
  return {
    arrived,
    script(response, request) {
      const answer = (): void => {
        good(response, request);
      };
      if (isReleased) answer();
      else kept.push(answer);
      told();
    },
    release() {
      isReleased = true;
      for (const answer of kept.splice(0)) answer();
    },
  };
}

/** Ends with the test. */
export async function startScriptedWfm(): Promise<ScriptedWfm> {
  const wfm = await openScriptedWfm();
  onTestFinished(() => wfm.server.close());
  return wfm;
}

/** For fixtures of a whole file, which close its server themselves. */
export async function openScriptedWfm(): Promise<ScriptedWfm> {
  const steps: (Step | 'unknown')[] = [];
  const scripts = new Map<Step, Script[]>();
  const server = await openScriptedServer();
  const sessions = new ScriptedSessions(server.origin);
  const good = { ...goodAnswers(server.origin), ...sessions.answers };
  server.answer((response, request) => {
    const step = stepOf(request.path, request.body);
    steps.push(step);
    if (step === 'unknown') {
      reply(404)(response, request);
      return;
    }
    const queue = scripts.get(step) ?? [];
    const script = (queue.length > 1 ? queue.shift() : queue[0]) ?? good[step];
    script(response, request);
  });
  return {
    server,
    origin: server.origin,
    steps,
    count: (step) => steps.filter((other) => other === step).length,
    set: (step, ...next) => void scripts.set(step, [...next]),
    hold(step) {
      const { script, ...held } = heldBack(good[step]);
      scripts.set(step, [script]);
      return held;
    },
    heal: () => {
      scripts.clear();
    },
    issuedKeys: sessions.issued,
    openKeys: sessions.open,
    sessionsClosed: () => sessions.closed(),
    variables: {
      WFM_URL: server.origin,
      WFM_APP_NAME: 'WFMServer',
      WFM_PROVISIONAL: 'allow',
      OAUTH_TOKEN_URL: `${server.origin}/token`,
      OAUTH_CLIENT_ID: 'wfm-bridge',
      OAUTH_CLIENT_SECRET: scriptedSecrets.clientSecret,
    },
  };
}
