import { createHmac } from 'node:crypto';
import type { ApiClientConfiguration } from '../config/configuration.ts';
import { BridgeError } from '../error/bridge-error.ts';
import { didYouMean } from '../error/nearest-name.ts';
import type { Secret } from '../log/secret.ts';
import type { ApiClient } from './api-clients.ts';
import { isRole, permissionsOf, roles } from './role.ts';

/** Tells secrets apart, and says nothing of one to whoever has a token but not the key: people choose this secret. */
function secretIdOf({ clientId, secret }: ApiClientConfiguration, signingKey: Secret): string {
  const hmac = createHmac('sha256', signingKey.reveal()).update(`secret id\0${clientId}\0`);
  return hmac.update(secret.reveal()).digest('hex').slice(0, 16);
}

/**
 * The API client that the configuration names. Its tokens end with its secret, and hold while the key is replaced that
 * signs them: `signingKeys` are the one that signs and the one before. Throws `invalid-configuration` for a role that
 * does not exist.
 */
export function environmentClient(
  configuration: ApiClientConfiguration,
  signingKeys: readonly Secret[],
): ApiClient {
  const { roles: names = ['integrator'], ...client } = configuration;
  const errors = names
    .filter((name) => !isRole(name))
    .map((name) => ({
      parameter: 'API_CLIENT_ROLES',
      detail: `there is no role ${name}${didYouMean(name, roles)}; there are ${roles.join(', ')}`,
    }));
  if (errors.length > 0)
    throw new BridgeError('invalid-configuration', 'the environment has a mistake', { facts: { errors } });
  const secretIds = signingKeys.map((key) => secretIdOf(configuration, key));
  return { ...client, secretIds, permissions: [...permissionsOf(names.filter(isRole))] };
}
