import type { Endpoint } from '../../api/endpoint.ts';
import type { RawRequest } from '../run-endpoint.ts';
import { canonicalJson } from './canonical-json.ts';

function sorted(texts: RawRequest['params']): readonly (readonly [string, string])[] {
  return [...texts].sort(([a, x], [b, y]) => (a < b || (a === b && x < y) ? -1 : 1));
}

/** What makes two requests the same: all that decides on the change and on the form of its answer. */
export function* requestText(
  { method, path }: Pick<Endpoint, 'method' | 'path'>,
  { params, query, body, form, ifMatch }: RawRequest,
): Generator<string, void, undefined> {
  const versions = ifMatch === undefined ? null : [...ifMatch].sort();
  yield JSON.stringify([method, path, sorted(params), sorted(query), versions, form]);
  yield* canonicalJson(body);
}
