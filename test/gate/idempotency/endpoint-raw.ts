import type { Endpoint } from '../../../src/api/endpoint.ts';
import type { RawRequest } from '../../../src/gate/run-endpoint.ts';

/** A request with something in each of the path's parameters. */
export function endpointRaw({ path }: Endpoint): RawRequest {
  const params = [...path.matchAll(/\{(\w+)\}/g)].map(([, name = '']) => [name, '7'] as const);
  return { params, query: [], body: undefined, form: 'json' };
}
