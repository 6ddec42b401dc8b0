import { readFileSync } from 'node:fs';
import { XMLParser } from 'fast-xml-parser';
import { request } from 'undici';
import { afterAll } from 'vitest';
import { startSimulator, type Simulator, type SimulatorOptions } from '../../src/simulator/simulator.ts';
import { withBodyElement } from '../../src/simulator/soap/request-envelope.ts';
import { readServiceSchema, type ServiceSchema } from '../../src/simulator/soap/service-schema.ts';

/** The WSDLs, for validating what comes back. */
const schemas: readonly ServiceSchema[] = [
  'LocatorService/WFMLocatorService800.wsdl',
  'SOAPServer/WFMSessionService800.wsdl',
  'ConfigService/WFMConfigService850.wsdl',
  'ScheduleService/WFMScheduleService712.wsdl',
  'ScheduleService/WFMScheduleService850.wsdl',
  'CalendarService/WFMCalendarService850.wsdl',
  'ForecastService/WFMForecastService850.wsdl',
  'PerformanceService/WFMPerformanceService850.wsdl',
  'AdherenceService/WFMAdherenceService850.wsdl',
].map((name) => readServiceSchema(readFileSync(new URL(`../../wsdl/${name}`, import.meta.url), 'utf8')));

const parser = new XMLParser({
  removeNSPrefix: true,
  ignoreAttributes: true,
  parseTagValue: false,
  trimValues: false,
  // Numeric character references are decoded with these only.
  htmlEntities: true,
});

/** A member of an answer: text, a structure, or several of either. Every leaf is text, as it was on the wire. */
export type Answer = string | readonly Answer[] | { readonly [member: string]: Answer };

export interface SoapAnswer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  readonly text: string;
  /** `faultcode: faultstring` of a fault. */
  readonly fault: string | undefined;
  /** What is inside of `return`. */
  readonly value: Answer;
}

export function envelope(bodyXml: string): string {
  return `<?xml version="1.0" encoding="utf-8"?>
<soap:Envelope xmlns:soap="http://schemas.xmlsoap.org/soap/envelope/"><soap:Body>${bodyXml}</soap:Body></soap:Envelope>`;
}

/** Posts any text at all as a SOAP request. */
export async function post(
  url: string,
  body: string | Buffer,
  headers: Record<string, string> = {},
): Promise<SoapAnswer> {
  const answer = await request(url, {
    method: 'POST',
    body,
    headers: { 'content-type': 'text/xml; charset=utf-8', ...headers },
  });
  const received = await answer.body.text();
  const type = String(answer.headers['content-type']);
  const parsed = type.startsWith('text/xml') ? (parser.parse(received) as Answer) : '';
  const fault = at(parsed, 'Envelope', 'Body', 'Fault');
  const content = at(parsed, 'Envelope', 'Body');
  const response =
    typeof content === 'object' && !Array.isArray(content) ? Object.values(content)[0] : undefined;
  return {
    status: answer.statusCode,
    headers: answer.headers,
    text: received,
    fault: fault === '' ? undefined : `${text(fault, 'faultcode')}: ${text(fault, 'faultstring')}`,
    value: at(response ?? '', 'return'),
  };
}

/** Walks down; `''` where there is nothing. */
export function at(answer: Answer, ...path: readonly string[]): Answer {
  let here: Answer = answer;
  for (const name of path) {
    if (typeof here !== 'object' || Array.isArray(here)) return '';
    here = (here as Record<string, Answer>)[name] ?? '';
  }
  return here;
}

/** A repeated member as a list, whether it came never, once or often. */
export function list(answer: Answer, ...path: readonly string[]): readonly Answer[] {
  const found = at(answer, ...path);
  if (found === '') return [];
  return Array.isArray(found) ? (found as readonly Answer[]) : [found];
}

/** A leaf as its text, `''` where there is none. */
export function text(answer: Answer | undefined, ...path: readonly string[]): string {
  const found = at(answer ?? '', ...path);
  return typeof found === 'string' ? found : '';
}

export function texts(answers: readonly Answer[], member: string): string[] {
  return answers.map((answer) => text(answer, member));
}

/** Throws where an answer is not what the WSDL says. */
export function validateAnswer(xml: string): void {
  withBodyElement(Buffer.from(xml), (element) => {
    const schema = schemas.find((candidate) => candidate.namespace === element.namespaceUri);
    if (schema === undefined) throw new Error(`no WSDL has ${element.namespaceUri}`);
    schema.validate(element);
  });
}

/** One client of one simulator that does what the bridge does, by hand. */
export class SoapCaller {
  readonly simulator: Simulator;
  token: string | undefined;
  configUrl = '';
  sessionUrl = '';
  /** Where the services of the session are, by name without `WFM`. */
  #services = new Map<string, string>();

  constructor(simulator: Simulator) {
    this.simulator = simulator;
  }

  /** Gets a token with the client's own credentials, or as a person. */
  async authenticate(login?: string): Promise<string> {
    const { clientId, clientSecret, password } = this.simulator.credentials;
    const form =
      login === undefined
        ? { grant_type: 'client_credentials' }
        : { grant_type: 'password', username: login, password };
    const answer = await request(this.simulator.tokenUrl, {
      method: 'POST',
      headers: {
        authorization: `Basic ${Buffer.from(`${clientId}:${clientSecret}`).toString('base64')}`,
        'content-type': 'application/x-www-form-urlencoded',
      },
      body: new URLSearchParams(form).toString(),
    });
    const body = (await answer.body.json()) as { access_token: string };
    this.token = body.access_token;
    return this.token;
  }

  /** The URL where a returned one can really be reached. */
  reachable(url: string): string {
    return url.replace(this.simulator.internalOrigin, this.simulator.origin);
  }

  /** Calls an operation and validates what comes back, if it is no fault. */
  async call(
    url: string,
    operation: string,
    inner = '',
    headers: Record<string, string> = {},
  ): Promise<SoapAnswer> {
    const service = /Handler=(\w+)/.exec(url)?.[1] ?? '';
    const bearer: Record<string, string> =
      this.token === undefined ? {} : { authorization: `Bearer ${this.token}` };
    const xml = envelope(`<${operation} xmlns="urn:${service}">${inner}</${operation}>`);
    const answer = await post(url, xml, { ...bearer, ...headers });
    if (answer.status === 200) validateAnswer(answer.text);
    return answer;
  }

  async openSession(userId = 748): Promise<SoapAnswer> {
    const located = await this.call(
      this.simulator.locatorUrl,
      'LocateServer',
      `<serviceName>SessionService800</serviceName><appName>WFMServer</appName><userID>${userId}</userID>`,
    );
    const sessionUrl = this.reachable(text(located.value, 'sessionServiceURL'));
    const opened = await this.call(
      sessionUrl,
      'OpenSession',
      `<appName>WFMServer</appName><userID>${userId}</userID>`,
    );
    this.adopt(opened);
    return opened;
  }

  /** Remembers the URLs of the session that was opened. */
  adopt(opened: SoapAnswer): void {
    const url = (name: string): string => {
      const entry = list(opened.value, 'services').find((item) => at(item, 'serviceName') === name);
      return this.reachable(text(entry, 'serviceURL'));
    };
    this.sessionUrl = url('SessionService800');
    this.configUrl = url('ConfigService850');
    this.#services = new Map(
      list(opened.value, 'services').map((entry) => [
        text(entry, 'serviceName'),
        url(text(entry, 'serviceName')),
      ]),
    );
  }

  /** Calls an operation of a service of the session, such as `ForecastService850`. */
  service(name: string, operation: string, inner = ''): Promise<SoapAnswer> {
    return this.call(this.#services.get(name) ?? '', operation, inner);
  }

  config(operation: string, inner = ''): Promise<SoapAnswer> {
    return this.call(this.configUrl, operation, inner);
  }
}

/** A simulator that is closed when the test file is done. */
export async function startForTests(options: SimulatorOptions = {}): Promise<SoapCaller> {
  const simulator = await startSimulator(options);
  afterAll(() => simulator.close());
  return new SoapCaller(simulator);
}

/** The same, with a token (where the mode has tokens) and an open session. */
export async function startWithSession(options: SimulatorOptions = {}): Promise<SoapCaller> {
  const caller = await startForTests(options);
  if (options.mode !== 'onprem-login') await caller.authenticate();
  await caller.openSession();
  return caller;
}
