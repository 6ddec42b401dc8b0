import type { Endpoint } from '../api/endpoint.ts';
import { Reply } from '../api/reply.ts';
import { findOperations } from '../api/wfm/services/find-service.ts';
import type { Wfm } from '../wfm/wfm-port.ts';
import type { AuditEntry } from './audit-log.ts';
import type { RawRequest } from './run-endpoint.ts';

/** Digits, or what an id of the Genesys Cloud face looks like: nothing that a person could be called. */
const idShape = /^(?:-?\d{1,19}|[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})$/i;
/** Of what is the bridge's own: API clients are programs, and who administers them chooses their ids. */
const ownIdShape = /^[A-Za-z0-9_-]{1,64}$/;
const idName = /^(?:id|[A-Za-z]{1,40}Ids?)$/;

/** A request that names thousands is no reason for an entry that does. */
const shownIds = 50;

function idsIn(value: unknown, shape: RegExp): readonly string[] {
  const all: readonly unknown[] = Array.isArray(value) ? value.slice(0, shownIds) : [value];
  return all
    .flatMap((one) =>
      typeof one === 'string' ? one.split(',') : typeof one === 'number' ? [String(one)] : [],
    )
    .map((text) => text.trim())
    .filter((text) => shape.test(text))
    .slice(0, shownIds);
}

/** What the request names by id, in its path, its query and at the top of its body, whether or not it is valid. */
function targetsOf({ params, query, body }: RawRequest, shape: RegExp): AuditEntry['targets'] {
  const members =
    typeof body === 'object' && body !== null && !Array.isArray(body) ? Object.entries(body) : [];
  const targets = new Map<string, readonly string[]>();
  for (const [name, value] of [...members.slice(0, shownIds), ...query, ...params]) {
    const ids = idName.test(name) ? idsIn(value, shape) : [];
    if (ids.length > 0) targets.set(name, [...(targets.get(name) ?? []), ...ids].slice(0, shownIds));
  }
  return Object.fromEntries(targets);
}

type Named = Pick<AuditEntry, 'service' | 'operation'>;

/** What a raw call names; undefined for a read. What the contract does not know counts as a change and has no name. */
function rawChange({ params }: RawRequest, wfm: Wfm): Named | undefined {
  const { service = '', operation = '' } = Object.fromEntries(params);
  try {
    const found = findOperations(wfm.services(), service, operation);
    return found.every(({ safety }) => safety === 'read') ? undefined : { service, operation };
  } catch {
    return {};
  }
}

export type Change = Pick<AuditEntry, 'operationId' | 'method' | 'route' | 'targets'> & Named;

/** What the request would change, or undefined where it only reads. */
export function changeOf(endpoint: Endpoint, raw: RawRequest, wfm: Wfm): Change | undefined {
  const { operationId, method, path, permissions, safety } = endpoint;
  const named = safety === 'read' ? undefined : safety === 'varies' ? rawChange(raw, wfm) : {};
  if (named === undefined) return undefined;
  const targets = targetsOf(raw, permissions.includes('bridge:admin') ? ownIdShape : idShape);
  return { operationId, method: method.toUpperCase(), route: path, targets, ...named };
}

/** The id of what a change has made, where its answer says it; of an API client's answer that of the client. */
export function objectIdOf(answer: unknown): string | undefined {
  const value = answer instanceof Reply ? answer.parts.value : answer;
  if (typeof value !== 'object' || value === null) return undefined;
  if ('client' in value && typeof value.client === 'object' && value.client !== null && 'id' in value.client)
    return idsIn(value.client.id, ownIdShape)[0];
  return 'id' in value ? idsIn(value.id, idShape)[0] : undefined;
}
