import { cloudEndpoints } from './cloud/endpoints.ts';
import type { Endpoint } from './endpoint.ts';
import { wfmEndpoints } from './wfm/endpoints.ts';

/** Every endpoint, in whichever words. */
export const allEndpoints: readonly Endpoint[] = [...wfmEndpoints, ...cloudEndpoints];
