import { headers, integer, milliseconds, oneOf, proxyUrl, text } from './formats.ts';
import { optional, secret, withDefault } from './variable.ts';

const group = 'Upstream';

/** How the bridge reaches WFM and its token service on the wire. */
export const upstreamVariables = {
  UPSTREAM_HEADERS: secret(headers, {
    group,
    description:
      'Headers added to every upstream request: `x-api-key: abc`, separated by commas or line breaks.',
  }),
  UPSTREAM_CA_FILE: optional(text, { group, description: 'PEM file of certificate authorities to trust.' }),
  UPSTREAM_CLIENT_CERT_FILE: optional(text, { group, description: 'PEM file of the client certificate.' }),
  UPSTREAM_CLIENT_KEY_FILE: optional(text, {
    group,
    description: "PEM file of the client certificate's key.",
  }),
  UPSTREAM_PROXY_URL: secret(proxyUrl, {
    group,
    description: 'Proxy for all upstream requests; it may hold a user and a password.',
  }),
  UPSTREAM_CONNECTIONS: withDefault(integer(1, 1024), '16', {
    group,
    description:
      'Connections per origin, and so calls at the same time. The others wait in line; API clients take turns.',
  }),
  UPSTREAM_QUEUE: withDefault(integer(0, 100_000), '256', {
    group,
    description:
      'Calls per origin that may wait. Beyond it the client with most of them gets 503 `upstream-busy`.',
  }),
  UPSTREAM_BREAKER_FAILURES: withDefault(integer(1, 1000), '5', {
    group,
    description:
      'Failures in a row (no connection, no answer in time, a break, HTTP 5xx without SOAP) after which an origin, or the token service, is called no more for 1 s, then up to 30 s while a single call tries.',
  }),
  UPSTREAM_CONNECT_TIMEOUT_MS: withDefault(milliseconds, '5000', {
    group,
    description: 'Time to connect, with TLS.',
  }),
  UPSTREAM_FIRST_BYTE_TIMEOUT_MS: withDefault(milliseconds, '30000', {
    group,
    description: 'Time from the end of a request to the first byte of its answer.',
  }),
  UPSTREAM_IDLE_TIMEOUT_MS: withDefault(milliseconds, '30000', {
    group,
    description: 'Longest pause within an answer.',
  }),
  UPSTREAM_TOTAL_TIMEOUT_MS: withDefault(milliseconds, '120000', {
    group,
    description:
      'Time for a whole call, until the last byte of its answer has come in. A caller that reads slowly keeps WFM waiting and uses it up; what has come in by then, it may read at leisure.',
  }),
  UPSTREAM_MAX_RESPONSE_BYTES: withDefault(integer(1024), '1073741824', {
    group,
    description: 'Largest answer of WFM. Raw calls pass it on as it comes, whatever its size.',
  }),
  UPSTREAM_MAX_VALUE_BYTES: withDefault(integer(1024), '67108864', {
    group,
    description:
      'Largest answer that is held as a whole, once for each running call: those of nouns and writes, and rpc/encoded ones.',
  }),
  UPSTREAM_COMPRESSION: withDefault(oneOf('true', 'false'), 'false', {
    group,
    description:
      'Whether WFM is asked for gzip: for a slow line to it. On a fast one it costs WFM Server more than it saves. What comes as gzip is opened in either case, within the limits above.',
  }),
  UPSTREAM_TRACEPARENT: withDefault(oneOf('true', 'false'), 'false', {
    group,
    description:
      'Whether calls to WFM carry `traceparent`, for a WFM or a proxy before it that continues traces.',
  }),
  UPSTREAM_UNKNOWN: withDefault(oneOf('skip', 'refuse'), 'skip', {
    group,
    description:
      'What an answer has beyond its WSDL: `skip` leaves it out and logs the number, `refuse` makes the call fail.',
  }),
};
