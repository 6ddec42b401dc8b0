/** What can go wrong with an answer, by name. Those with `bytes` take a number of bytes; its default is in brackets. */
export const mishapCatalogue = {
  'expire-sessions': 'All sessions end before the request is looked at, as after a restart of WFM Server.',
  'expire-tokens': 'All access tokens end before the request is looked at.',
  'reset-before': 'The connection is reset without an answer.',
  'reset-after': 'The connection is reset after so many bytes of the body (100).',
  trickle: 'The body comes one byte a second.',
  'never-answer': 'Nothing comes, and the connection stays open.',
  'wrong-length': 'Content-Length promises so many bytes more than there are (10), then the connection ends.',
  'chunk-cut': 'The body is chunked and ends in the middle without the last chunk.',
  'fault-in-200': 'A SOAP fault with HTTP status 200.',
  html: 'A login page in HTML with HTTP status 200.',
  empty: 'HTTP status 200 without a body.',
  'other-operation': 'The answer to another operation.',
  'wrong-counts': 'Every …NSizeIs is one more than there are items.',
  'missing-arrays': 'The items of all arrays are left out, their counts stay.',
  oversized: 'So many bytes of text follow inside the answer (1000000000).',
  dtd: 'The answer begins with a document type declaration and uses its entity.',
  'deep-nesting': 'A hundred thousand elements, one in the other.',
  'not-xml': 'Bytes that are no XML.',
  'http-401': 'HTTP status 401, as if the token had ended; the operation is not carried out.',
  'http-503': 'HTTP status 503 with Retry-After: 2; the operation is not carried out.',
  redirect: 'HTTP status 307 to another host; the operation is not carried out.',
} as const;

export type MishapName = keyof typeof mishapCatalogue;

/** Said by whoever stands in front of the operation, which is not carried out. */
export const refusals: ReadonlySet<MishapName> = new Set<MishapName>(['http-401', 'http-503', 'redirect']);

export function isMishapName(name: string): name is MishapName {
  return Object.hasOwn(mishapCatalogue, name);
}

/** A mishap that waits for its request. */
export interface MishapOrder {
  readonly name: MishapName;
  /** Strikes this operation only, such as `GetSite`; left out = every SOAP request. */
  readonly operation?: string;
  /** How many requests it strikes; left out = until it is cleared. */
  readonly times?: number;
  /** For those that count bytes. */
  readonly bytes?: number;
}
