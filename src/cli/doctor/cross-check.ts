/**
 * `doctor --cross-check`: LocateServer, OpenSession and one read once more, with `node-soap`'s client instead of our
 * codec, over our transport. Where the two differ, the fault is the codec's; where they agree, it is the server's.
 */
import { buffer } from 'node:stream/consumers';
import { join } from 'node:path';
import { createClientAsync, type Client, type IHttpClient } from 'soap';
import { findService, type Service } from '../../contract/service-model.ts';
import { quietDebug } from '../../log/quiet-debug.ts';
import { Secret } from '../../log/secret.ts';
import { packagedWsdlDir } from '../../packaged-files.ts';
import { admitAddress, type AddressRules } from '../../wfm/session/address.ts';
import { soapAddressRules } from '../../wfm/upstream.ts';
import type { OpenedSession } from '../../wfm/session/session-steps.ts';
import { differences } from './differences.ts';
import type { Finding } from './finding.ts';
import type { Visit } from './walk.ts';

quietDebug();

const step = 'cross-check';

/** The library's HTTP, replaced by our transport: no redirects, no proxy of the environment, our limits. */
function overTransport(visit: Visit, token: Secret | undefined): IHttpClient {
  const { transport } = visit.upstream;
  const send = async (
    url: string,
    data: unknown,
    headers: Readonly<Record<string, unknown>>,
  ): Promise<{ status: number; text: string }> => {
    const sent = Object.fromEntries(
      Object.entries(headers).map(([name, value]) => [name.toLowerCase(), String(value)]),
    );
    const authorization = token === undefined ? {} : { authorization: `Bearer ${token.reveal()}` };
    const response = await transport.send({
      url: new URL(url),
      method: 'POST',
      headers: {
        'content-type': 'text/xml; charset=utf-8',
        soapaction: sent['soapaction'] ?? '""',
        ...authorization,
      },
      body: String(data),
      signal: new AbortController().signal,
    });
    return { status: response.status, text: (await buffer(response.body)).toString('utf8') };
  };
  const client = {
    request(
      url: string,
      data: unknown,
      callback: (error: unknown, response?: unknown, body?: string) => void,
      headers: Readonly<Record<string, unknown>> = {},
    ) {
      const answer = send(url, data, headers).then(({ status, text }) => ({
        status,
        statusCode: status,
        headers: {},
        data: text,
      }));
      answer.then((response) => callback(null, response, response.data), callback);
      return answer;
    },
  };
  // The library types the promise as that of its own HTTP client; it only awaits it.
  return client as unknown as IHttpClient;
}

/** Types that the library would otherwise turn into something else: digits and texts are kept. */
const asText = (text: string): string => text;
const verbatim = { long: asText, decimal: asText, integer: asText, dateTime: asText, date: asText };

async function clientOf(
  visit: Visit,
  service: Service,
  url: Secret<URL>,
  token: Secret | undefined,
): Promise<Client> {
  const folder = visit.configuration.wfm.wsdlDir ?? packagedWsdlDir;
  return createClientAsync(join(folder, service.file), {
    httpClient: overTransport(visit, token),
    disableCache: true,
    forceUseSchemaXmlns: true,
    endpoint: url.reveal().href,
    customDeserializer: verbatim,
  });
}

async function invoke(client: Client, operation: string, args: object): Promise<unknown> {
  const method = (client as unknown as Record<string, (args: object) => Promise<readonly unknown[]>>)[
    `${operation}Async`
  ];
  if (method === undefined) throw new Error(`the other client finds no operation ${operation} in the WSDL`);
  const [answer] = await method.call(client, args);
  return (answer as { readonly return?: unknown } | null)?.return;
}

function serviceOf(visit: Visit, name: string): Service {
  const service = findService(visit.model, name);
  if (service === undefined) throw new Error(`no WSDL describes ${name}`);
  return service;
}

function list(value: unknown): readonly Record<string, unknown>[] {
  return (Array.isArray(value) ? value : value === undefined || value === null ? [] : [value]) as Record<
    string,
    unknown
  >[];
}

/** Locates and opens with the other client; its session is returned as ours would be. */
async function openOther(
  visit: Visit,
  token: Secret | undefined,
  rules: AddressRules,
): Promise<OpenedSession> {
  const { wfm } = visit.configuration;
  const { entrance, appName } = wfm;
  const locator = await clientOf(
    visit,
    serviceOf(visit, 'LocatorService'),
    new Secret(new URL(wfm.locatorUrl)),
    token,
  );
  const base = { serviceName: serviceOf(visit, 'SessionService').name, appName };
  const user = await visit.upstream.steps.identify(new AbortController().signal);
  const location =
    entrance.profile === 'onprem-login'
      ? await invoke(locator, 'LocateServerLogin', {
          ...base,
          userName: entrance.username,
          password: entrance.password.reveal(),
        })
      : await invoke(locator, 'LocateServer', { ...base, userID: user?.userId });
  const { sessionServiceURL, userID } = location as {
    readonly sessionServiceURL?: string;
    readonly userID?: number;
  };
  const sessionUrl = admitAddress(sessionServiceURL ?? '', 'the session service', rules);
  const userId = user?.userId ?? userID ?? 0;
  const sessions = await clientOf(visit, serviceOf(visit, 'SessionService'), sessionUrl, token);
  const info = await invoke(sessions, 'OpenSession', { appName, userID: userId });
  const entries = list((info as { readonly services?: unknown } | undefined)?.services);
  const services = new Map(
    entries.map((entry) => [String(entry['serviceName']), new Secret(String(entry['serviceURL']))]),
  );
  const own = services.get(base.serviceName);
  return {
    user: { userId },
    services,
    sessionServiceUrl: own === undefined ? sessionUrl : admitAddress(own.reveal(), base.serviceName, rules),
  };
}

/** The full sites, as both clients see them in the WSDL's own shape. */
const readRequest = {
  filter: { wmBUIdNSizeIs: 0, wmSiteIdNSizeIs: 0 },
  sortMode: { sortMode: 0, ascending: true },
  details: { infoType: 0 },
};

async function readBoth(
  visit: Visit,
  session: OpenedSession,
  token: Secret | undefined,
): Promise<readonly [unknown, unknown]> {
  const { upstream } = visit;
  const service = serviceOf(visit, 'ConfigService');
  const operation = service.operations.get('GetSite');
  if (operation === undefined) throw new Error('no WSDL describes GetSite');
  const url = upstream.steps.addressOf(session, service.name);
  const call = upstream.caller.prepare(service, operation, readRequest, 'exact');
  const ours = await upstream.caller.value(call, { url, token, signal: new AbortController().signal });
  const theirs = await invoke(await clientOf(visit, service, url, token), 'GetSite', readRequest);
  return [(ours as { readonly return?: unknown }).return, theirs];
}

/** One finding: the values agree, or where they do not. */
export async function crossCheck(visit: Visit): Promise<readonly Finding[]> {
  const { steps } = visit.upstream;
  const rules = soapAddressRules(visit.configuration);
  const { signal } = new AbortController();
  try {
    const token = await steps.token();
    const ours = await steps.open(await steps.locate(await steps.identify(signal), signal), signal);
    const theirs = await openOther(visit, token, rules);
    try {
      const [read, otherRead] = await readBoth(visit, theirs, token);
      const found = [
        ...differences([...ours.services.keys()].sort(), [...theirs.services.keys()].sort(), 'services'),
        ...differences(ours.user.userId, theirs.user.userId, 'userID'),
        ...differences(read, otherRead, 'GetSite'),
      ];
      return [verdict(found)];
    } finally {
      await steps.close(ours, signal);
      await steps.close(theirs, signal);
    }
  } catch (reason) {
    return [visit.failure(step, reason)];
  }
}

function verdict(found: readonly string[]): Finding {
  if (found.length === 0) {
    return {
      step,
      verdict: 'ok',
      text: "node-soap's client locates, opens and reads the same values as the bridge",
    };
  }
  const text = `the two clients differ at ${found.slice(0, 5).join(', ')}${found.length > 5 ? `, and ${found.length - 5} more` : ''}`;
  const advice = {
    cause: 'the codec of the bridge, or of node-soap, misreads this server',
    ask: 'the developers of wfm-bridge, with this output',
  };
  return { step, verdict: 'failed', text, advice };
}
