import { expect, test } from 'vitest';
import { accessTokens } from '../../src/identity/access-token.ts';
import { fixedApiClients, type ApiClients } from '../../src/identity/api-clients.ts';
import { authenticate } from '../../src/identity/authenticate.ts';
import { environmentClient } from '../../src/identity/environment-client.ts';
import { Secret } from '../../src/log/secret.ts';
import { ManualClock } from '../../src/time/manual-clock.ts';

const clientId = 'payroll';
const oldKey = new Secret('the old signing key, at least thirty-two bytes');
const newKey = new Secret('the new signing key, at least thirty-two bytes');

/** A bridge with this secret and these keys, the one that signs first. */
function bridgeWith(secret: string, keys: readonly [Secret, ...Secret[]]) {
  const [signingKey, previousSigningKey] = keys;
  const clock = new ManualClock('2026-01-05T09:00:00Z');
  const audience = 'wfm-bridge';
  const tokens = accessTokens({ signingKey, previousSigningKey, audience, lifetimeSeconds: 3600, clock });
  const clients: ApiClients = fixedApiClients([
    environmentClient({ clientId, secret: new Secret(secret) }, keys),
  ]);
  return {
    async token(): Promise<string> {
      const caller = await clients.authenticate(clientId, secret);
      if (caller === undefined) throw new Error('its own secret must do');
      return (await tokens.issue(caller)).token.reveal();
    },
    accepts: (token: string): Promise<string> =>
      authenticate({ authorization: [`Bearer ${token}`], apiKey: [] }, { clients, tokens }).then(
        () => 'yes',
        () => 'no',
      ),
    unnamed: async (): Promise<string> => (await tokens.issue({ clientId })).token.reveal(),
  };
}

test.each([
  { after: 'a restart', secret: 'the first secret', keys: [oldKey], accepted: 'yes' },
  { after: 'a change of the secret', secret: 'another secret', keys: [oldKey], accepted: 'no' },
  { after: 'a change of the key', secret: 'the first secret', keys: [newKey, oldKey], accepted: 'yes' },
  { after: 'a change of both', secret: 'another secret', keys: [newKey, oldKey], accepted: 'no' },
] as const)('a token of the environment client after $after: $accepted', async (row) => {
  const token = await bridgeWith('the first secret', [oldKey]).token();
  expect(await bridgeWith(row.secret, [...row.keys]).accepts(token)).toBe(row.accepted);
});

test('a token that names no secret is not enough', async () => {
  const bridge = bridgeWith('the first secret', [oldKey]);
  expect(await bridge.accepts(await bridge.token())).toBe('yes');
  expect(await bridge.accepts(await bridge.unnamed())).toBe('no');
});

test('what a token says of the secret cannot be made from the secret alone', () => {
  const idsOf = (key: Secret): unknown =>
    environmentClient({ clientId, secret: new Secret('the first secret') }, [key]).secretIds;
  expect(idsOf(oldKey)).not.toEqual(idsOf(newKey));
});
