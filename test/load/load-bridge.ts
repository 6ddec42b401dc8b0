/** How the bridge of the load is configured, and the clients that call it. */
import type { Callers } from './probes.ts';

const adminSecret = 'a-secret-of-the-load';

export function basicOf(id: string, secret: string): string {
  return `Basic ${Buffer.from(`${id}:${secret}`).toString('base64')}`;
}

export const wholeClient = basicOf('load', adminSecret);

/** WFM that stays silent is given up after seconds, and what is too large is small: two minutes must see it all. */
export function bridgeVariables(
  simulator: Readonly<Record<string, string>>,
  dataDir: string,
): Readonly<Record<string, string>> {
  return {
    ...simulator,
    HOST: '127.0.0.1',
    PORT: '0',
    DATA_DIR: dataDir,
    API_CLIENT_ID: 'load',
    API_CLIENT_SECRET: adminSecret,
    API_CLIENT_ROLES: 'integrator,admin',
    TOKEN_SIGNING_KEY: 'a signing key of the load, long enough for it',
    // All of the load comes from one address and as one client, wrong credentials included.
    REQUESTS_PER_MINUTE: '0',
    CLOUD_REQUESTS_PER_MINUTE: '0',
    FAILED_LOGINS_PER_MINUTE: '0',
    UPSTREAM_FIRST_BYTE_TIMEOUT_MS: '6000',
    UPSTREAM_IDLE_TIMEOUT_MS: '4000',
    UPSTREAM_TOTAL_TIMEOUT_MS: '30000',
    UPSTREAM_MAX_VALUE_BYTES: '8000000',
  };
}

/** Makes the client whose view and scope are narrow. */
export async function makeCallers(url: string): Promise<Callers> {
  const response = await fetch(`${url}/admin/v1/clients`, {
    method: 'POST',
    headers: { authorization: wholeClient, 'content-type': 'application/json' },
    body: JSON.stringify({
      id: 'scoped',
      name: 'Scoped',
      ownerEmail: 'load@example.com',
      roles: ['reader'],
      scope: { siteIds: [101] },
      view: 'roster',
    }),
  });
  if (response.status !== 201) throw new Error(`no client was made: ${await response.text()}`);
  const { secret } = (await response.json()) as { readonly secret: { readonly secret: string } };
  return { whole: wholeClient, scoped: basicOf('scoped', secret.secret) };
}
