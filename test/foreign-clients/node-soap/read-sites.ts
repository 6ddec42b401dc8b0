/** From the locator to the sites and out again, with node-soap's client. */
import { createClientAsync, type Client, type IOptions } from 'soap';

function variable(name: string): string {
  const value = process.env[name];
  if (value === undefined) throw new Error(`${name} is not set`);
  return value;
}

const origin = variable('WFM_ORIGIN');
const token = variable('WFM_TOKEN');
const identity = { appName: 'WFMServer', userID: Number(variable('WFM_USER_ID')) };

// It reads a long as a number, and a number ends at 2^53.
const options: IOptions = { disableCache: true, customDeserializer: { long: (text: string) => text } };

type Answer = Readonly<Record<string, unknown>>;

async function connect(handler: string, endpoint: string): Promise<Client> {
  const client = await createClientAsync(`${origin}/?Handler=${handler}&wsdl`, { ...options, endpoint });
  client.addHttpHeader('Authorization', `Bearer ${token}`);
  return client;
}

async function call(client: Client, operation: string, request: object): Promise<Answer> {
  const methods = client as unknown as Record<string, (request: object) => Promise<unknown[]>>;
  const [answer] = await methods[`${operation}Async`]!(request);
  return ((answer ?? {}) as { return?: Answer }).return ?? {};
}

const locator = await connect('WFMLocatorService800', `${origin}/?Handler=WFMLocatorService800`);
const located = await call(locator, 'LocateServer', { serviceName: 'SessionService800', ...identity });
const opener = await connect('WFMSessionService800', String(located['sessionServiceURL']));
const opened = await call(opener, 'OpenSession', identity);
const services = opened['services'] as { serviceName: string; serviceURL: string }[];
const urlOf = (name: string): string => services.find(({ serviceName }) => serviceName === name)!.serviceURL;

const config = await connect('WFMConfigService850', urlOf('ConfigService850'));
const { objectArray } = await call(config, 'GetSite', {
  filter: { wmBUIdNSizeIs: 0, wmSiteIdNSizeIs: 0 },
  sortMode: { sortMode: 1, ascending: true },
  details: { infoType: 0 },
});
await call(await connect('WFMSessionService800', urlOf('SessionService800')), 'CloseSession', {});

const sites = (objectArray as Answer[]).map((site) => ({
  id: site['wmSiteId'],
  name: site['wmName'],
  comments: site['wmComments'] ?? null,
  timestamp: site['timestamp'],
}));
console.log(JSON.stringify(sites));
