import type { ApiClientConfiguration } from '../config/configuration.ts';
import { BridgeError } from '../error/bridge-error.ts';
import { didYouMean } from '../error/nearest-name.ts';
import type { ApiClient } from './api-clients.ts';
import { isRole, permissionsOf, roles } from './role.ts';

/** The API client that the configuration names. Throws `invalid-configuration` for a role that does not exist. */
export function environmentClient({
  roles: names = ['integrator'],
  ...client
}: ApiClientConfiguration): ApiClient {
  const errors = names
    .filter((name) => !isRole(name))
    .map((name) => ({
      parameter: 'API_CLIENT_ROLES',
      detail: `there is no role ${name}${didYouMean(name, roles)}; there are ${roles.join(', ')}`,
    }));
  if (errors.length > 0)
    throw new BridgeError('invalid-configuration', 'the environment has a mistake', { facts: { errors } });
  return { ...client, permissions: [...permissionsOf(names.filter(isRole))] };
}
