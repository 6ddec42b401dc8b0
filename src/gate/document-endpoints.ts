import { wfmDocumentEndpoints } from '../api/all-endpoints.ts';
import type { Endpoint } from '../api/endpoint.ts';
import { listAudit } from './list-audit.ts';

/** A document describes the endpoint and never asks it. */
const nobodyAsks = {
  query: (): never => {
    throw new Error('a document has no audit log');
  },
};

/** Everything that the document in WFM's words describes, those included that the gate itself answers. */
export const documentEndpoints: readonly Endpoint[] = [...wfmDocumentEndpoints, listAudit(nobodyAsks)];
