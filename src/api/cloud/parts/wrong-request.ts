import { BridgeError, type FlawKind } from '../../../error/bridge-error.ts';
import { isUuid, readCloudId, type CloudIdKind } from './cloud-id.ts';

/** Where in a request something stands. */
export type Place = { readonly parameter: string } | { readonly pointer: string };

function named(place: Place): string {
  return 'parameter' in place ? place.parameter : place.pointer;
}

/** A request that cannot be meant. */
export function wrongRequest(place: Place, kind: FlawKind, detail: string): BridgeError {
  const errors = [{ ...place, kind, detail }];
  return new BridgeError('invalid-request', `${named(place)}: ${detail}`, { facts: { errors } });
}

/**
 * The body of a request that is described as optional, as the reference does, and is none. What is not there has no
 * invalid value, so the flaw is of no kind.
 */
export function requireBody<Body>(body: Body | undefined): Body {
  if (body !== undefined) return body;
  const detail = 'is missing: a JSON object is expected';
  throw new BridgeError('invalid-request', `body: ${detail}`, {
    facts: { errors: [{ pointer: '', detail }] },
  });
}

/** There is no such thing, or the caller may not know of it: nobody can tell the two apart. */
export function notThere(what: string, entityId: string): BridgeError {
  return new BridgeError('not-found', `there is no ${what} ${entityId}`, { facts: { entityId } });
}

/** What an id is of, in prose. */
const nouns: Readonly<Record<CloudIdKind, string>> = {
  'management-unit': 'management unit',
  user: 'user',
  'time-off-request': 'time off request',
  queue: 'queue',
  shift: 'shift',
  'code-of-activity': 'activity code',
  'code-of-exception-type': 'activity code',
  'code-of-time-off-type': 'activity code',
  'built-in-code': 'activity code',
};

/**
 * WFM's number behind an id of one kind. Throws `invalid-request` for what is no UUID, and `not-found` for one that the
 * bridge did not make, or made for something else.
 */
export function requireId(kind: CloudIdKind, text: string, place: Place): number {
  if (!isUuid(text)) throw wrongRequest(place, 'invalid-value', 'must be a UUID');
  const known = readCloudId(text);
  if (known?.kind !== kind) throw notThere(nouns[kind], text);
  return known.id;
}
