/** Which endpoints work with the loaded contract: a client generated from a document has no method that can only fail. */
import type { Endpoint } from '../api/endpoint.ts';
import { missingNames, missingUses } from '../contract/missing-uses.ts';
import type { DocumentSource } from './document-source.ts';
import { byName, present, type JsonSchema } from './json-schema.ts';

/** Operation id → what the loaded contract lacks for it: endpoints that answer 501 to everybody. */
export type Mismatches = ReadonlyMap<string, readonly string[]>;

/** The endpoints that the loaded contract cannot serve; empty where it can serve all. */
export function mismatchesOf({ model, endpoints }: DocumentSource): Mismatches {
  const all = endpoints.map(
    ({ operationId, uses }) => [operationId, missingNames(missingUses(model, uses))] as const,
  );
  return new Map(all.filter(([, names]) => names.length > 0));
}

/** The endpoints that a document has. */
export function servedEndpoints(source: DocumentSource): readonly Endpoint[] {
  const mismatches = mismatchesOf(source);
  return source.endpoints.filter(({ operationId }) => !mismatches.has(operationId));
}

/** A tag, which names those of its endpoints that are left out of the document, and why. */
export function tagOf(
  name: string,
  description: string,
  { endpoints, mismatches }: { readonly endpoints: readonly Endpoint[]; readonly mismatches: Mismatches },
): JsonSchema {
  const ids = endpoints.filter(({ tag }) => tag === name).map(({ operationId }) => operationId);
  const lacking = [...mismatches].filter(([id]) => ids.includes(id));
  return present({
    name,
    description,
    'x-contract-mismatch': lacking.length === 0 ? undefined : byName(lacking),
  });
}
