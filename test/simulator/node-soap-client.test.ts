import { createClientAsync, type Client } from 'soap';
import { expect, test } from 'vitest';
import { startForTests } from './soap-caller.ts';

/** The answer of a call of the client, whose own type is `any`. */
async function call(client: Client, operation: string, args: object): Promise<Record<string, unknown>> {
  const method = (client as unknown as Record<string, (args: object) => Promise<unknown[]>>)[
    `${operation}Async`
  ];
  if (method === undefined) throw new Error(`the client has no ${operation}`);
  const [answer] = await method(args);
  return ((answer ?? {}) as { return?: Record<string, unknown> }).return ?? {};
}

test('an independent client gets from the locator to the sites and out again', async () => {
  const caller = await startForTests();
  const { simulator } = caller;
  const token = await caller.authenticate();
  const connect = async (handler: string, endpoint: string): Promise<Client> => {
    const wsdl = `${simulator.origin}/?Handler=${handler}&wsdl`;
    const client = await createClientAsync(wsdl, { disableCache: true, endpoint });
    client.addHttpHeader('Authorization', `Bearer ${token}`);
    return client;
  };
  const identity = { appName: 'WFMServer', userID: 748 };

  const locator = await connect('WFMLocatorService800', simulator.locatorUrl);
  const located = await call(locator, 'LocateServer', { serviceName: 'SessionService800', ...identity });
  expect(located).toEqual({ sessionServiceURL: 'http://wfm-internal:6030/?Handler=WFMSessionService800' });

  const opener = await connect(
    'WFMSessionService800',
    caller.reachable(String(located['sessionServiceURL'])),
  );
  const opened = await call(opener, 'OpenSession', identity);
  const services = opened['services'] as { serviceName: string; serviceURL: string }[];
  const urlOf = (name: string): string =>
    caller.reachable(services.find((service) => service.serviceName === name)?.serviceURL ?? '');

  const config = await connect('WFMConfigService850', urlOf('ConfigService850'));
  const sites = await call(config, 'GetSite', {
    filter: { wmBUIdNSizeIs: 0, wmSiteIdNSizeIs: 1, wmSiteId: [201] },
    sortMode: { sortMode: 1, ascending: true },
    details: { infoType: 0 },
  });
  expect(sites).toMatchObject({
    objectArrayNSizeIs: 1,
    objectArray: [{ wmSiteId: 201, wmName: 'Kathmandu' }],
  });

  const session = await connect('WFMSessionService800', urlOf('SessionService800'));
  await call(session, 'CloseSession', {});
  expect(simulator.sessions.count()).toBe(0);
  await expect(call(config, 'GetSite', {})).rejects.toThrow('SOAP:Client: Invalid or expired session');
});
