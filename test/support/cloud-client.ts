/** The client of Genesys Cloud itself, `purecloud-platform-client-v2`, of the day of the document. */
import { createRequire } from 'node:module';
import { basic } from './running-bridge.ts';

/** What a promise of the client is rejected with. */
export interface CloudFailure {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: unknown;
}

type Call = (...args: readonly unknown[]) => Promise<unknown>;

/** The twelve methods, by the names that the client gives them. */
export interface WorkforceManagementApi {
  readonly getWorkforcemanagementAdherence: Call;
  readonly getWorkforcemanagementManagementunitActivitycodes: Call;
  readonly getWorkforcemanagementManagementunitIntradayQueues: Call;
  readonly getWorkforcemanagementManagementunitUserTimeoffrequest: Call;
  readonly getWorkforcemanagementManagementunitUserTimeoffrequests: Call;
  readonly getWorkforcemanagementManagementunitUsers: Call;
  readonly getWorkforcemanagementManagementunits: Call;
  readonly patchWorkforcemanagementManagementunitUserTimeoffrequest: Call;
  readonly postWorkforcemanagementManagementunitActivitycodes: Call;
  readonly postWorkforcemanagementManagementunitHistoricaladherencequery: Call;
  readonly postWorkforcemanagementManagementunitIntraday: Call;
  readonly postWorkforcemanagementManagementunitSchedulesSearch: Call;
}

interface ApiClient {
  basePath: string;
  setAccessToken(token: string): void;
}

interface Platform {
  readonly ApiClient: { readonly instance: ApiClient };
  readonly WorkforceManagementApi: new () => WorkforceManagementApi;
}

/** The request that the client's own `loginClientCredentialsGrant` sends, which knows no address but Genesys's. */
export async function cloudToken(url: string, authorization = basic): Promise<string> {
  const response = await fetch(`${url}/oauth/token`, {
    method: 'POST',
    headers: { authorization, 'content-type': 'application/x-www-form-urlencoded' },
    body: 'grant_type=client_credentials',
  });
  const { access_token: token } = (await response.json()) as { readonly access_token: string };
  return token;
}

/** The twelve methods against a bridge. The client has one instance in a process. */
export async function cloudClient(url: string, authorization?: string): Promise<WorkforceManagementApi> {
  const platform = createRequire(import.meta.url)('purecloud-platform-client-v2') as Platform;
  const client = platform.ApiClient.instance;
  client.basePath = url;
  client.setAccessToken(await cloudToken(url, authorization));
  return new platform.WorkforceManagementApi();
}
