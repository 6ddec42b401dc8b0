import type { Endpoint } from '../api/endpoint.ts';
import type { ServiceModel } from '../contract/service-model.ts';
import type { StatusTable } from './problem-responses.ts';

/** What a document is printed from. */
export interface DocumentSource {
  readonly model: ServiceModel;
  /** Those of one face. */
  readonly endpoints: readonly Endpoint[];
  /** HTTP status of every error code. */
  readonly statuses: StatusTable;
  /** Version of the product. */
  readonly version: string;
  /** Where callers reach the bridge; `/`: where they got the document. */
  readonly serverUrl: string;
}
