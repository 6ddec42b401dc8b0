import { adminEndpoints } from './admin/clients/clients.ts';
import { cloudEndpoints } from './cloud/endpoints.ts';
import type { Endpoint } from './endpoint.ts';
import { wfmEndpoints } from './wfm/endpoints.ts';

/** Those of the document in WFM's words: WFM's, and the bridge's own. */
export const wfmDocumentEndpoints: readonly Endpoint[] = [...wfmEndpoints, ...adminEndpoints];

/** Every endpoint, in whichever words. */
export const allEndpoints: readonly Endpoint[] = [...wfmDocumentEndpoints, ...cloudEndpoints];
