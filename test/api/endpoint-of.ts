import { wfmEndpoints } from '../../src/api/wfm/endpoints.ts';

/** The endpoint that answers GET on this path template. */
export function endpointOf(path: string): (typeof wfmEndpoints)[number] {
  const found = wfmEndpoints.find((endpoint) => endpoint.method === 'get' && endpoint.path === path);
  if (found === undefined) throw new Error(`no endpoint ${path}`);
  return found;
}
