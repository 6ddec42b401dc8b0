/** One SOAP request over HTTP and the first look at what comes back: is it XML at all? */
import { labelledBytes } from '../envelope/labelled-bytes.ts';
import { BridgeError, type BridgeErrorOptions } from '../error/bridge-error.ts';
import type { ErrorCode } from '../error/codes.ts';
import type { Secret } from '../log/secret.ts';
import type { CallBounds, Transport, TransportResponse } from './transport.ts';

export interface SoapRequest extends CallBounds {
  readonly url: Secret<URL>;
  readonly headers: Readonly<Record<string, string>>;
  readonly envelope: string;
  /** Absent where the session alone authenticates. */
  readonly token: Secret | undefined;
  readonly signal: AbortSignal;
}

export interface SoapAnswer {
  readonly status: number;
  /** Whole seconds, when the server said how long to wait. */
  readonly retryAfter: number | undefined;
  /** In an encoding that the document itself tells. Throws `upstream-invalid-xml` where it is not what the server says. */
  readonly bytes: AsyncIterable<Uint8Array>;
}

const xml = /^(?:text|application)\/(?:xml|[\w.-]+\+xml)\s*(?:;|$)/i;
const html = /^(?:text\/html|application\/xhtml\+xml)\b/i;

/** The meaning of a status that came without XML, and so without a fault to ask. */
function statusCode(status: number): ErrorCode {
  if (status === 401) return 'upstream-unauthenticated';
  if (status === 403) return 'upstream-access-denied';
  if (status === 429 || status === 503) return 'upstream-busy';
  return 'upstream-http-status';
}

function retryAfter(response: TransportResponse): number | undefined {
  const value = response.header('retry-after');
  return value !== undefined && /^\d{1,5}$/.test(value) ? Number(value) : undefined;
}

/** The failure of an answer that says no more than its HTTP status. */
export function statusError(
  { status, retryAfter: wait }: Pick<SoapAnswer, 'status' | 'retryAfter'>,
  options: BridgeErrorOptions = {},
): BridgeError {
  const facts = wait === undefined ? {} : { retryAfter: wait };
  const internal = { ...options.internal, status };
  return new BridgeError(statusCode(status), `WFM answered HTTP ${status}`, { ...options, internal, facts });
}

/** The problem of an answer that cannot hold an envelope, or none when it may. */
function oddAnswer(response: TransportResponse): BridgeError | undefined {
  const { status } = response;
  const contentType = response.header('content-type') ?? '';
  const internal = { status, contentType: contentType.slice(0, 100) };
  const isEncoded = response.header('content-encoding') !== undefined;
  const isXml = xml.test(contentType) && !html.test(contentType) && !isEncoded;
  if (isXml && status !== 401) return undefined;
  if (status < 200 || status > 299) {
    return statusError({ status, retryAfter: retryAfter(response) }, { internal });
  }
  if (response.header('content-length') === '0')
    return new BridgeError('upstream-empty', 'WFM answered with an empty body', { internal });
  if (html.test(contentType)) {
    return new BridgeError('upstream-html', 'WFM answered with an HTML page instead of SOAP', { internal });
  }
  // Old servers leave the type out; the envelope reader will judge the content.
  if (contentType === '' && !isEncoded) return undefined;
  return new BridgeError('upstream-wrong-content-type', 'WFM answered with something that is not XML', {
    internal,
  });
}

/** Throws `TransportError` for failures of the wire and `BridgeError` for answers that cannot be SOAP. */
export async function exchange(transport: Transport, request: SoapRequest): Promise<SoapAnswer> {
  const authorization =
    request.token === undefined ? {} : { authorization: `Bearer ${request.token.reveal()}` };
  const response = await transport.send({
    url: request.url.reveal(),
    method: 'POST',
    headers: { accept: 'text/xml, application/soap+xml', ...request.headers, ...authorization },
    body: request.envelope,
    signal: request.signal,
    ...(request.clientId === undefined ? {} : { clientId: request.clientId }),
    ...(request.concurrentCalls === undefined ? {} : { concurrentCalls: request.concurrentCalls }),
    ...(request.totalTimeoutMs === undefined ? {} : { totalTimeoutMs: request.totalTimeoutMs }),
  });
  const odd = oddAnswer(response);
  if (odd === undefined) {
    const bytes = labelledBytes(response.body, response.header('content-type') ?? '');
    return { status: response.status, retryAfter: retryAfter(response), bytes };
  }
  response.discard();
  throw odd;
}
