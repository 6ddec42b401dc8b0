import type { Request, RequestHandler } from 'express';

/** What pages of other origins may ever ask for; what operators ask for is not among it. */
const faces = /^\/(?:wfm\/v1|api\/v2|oauth\/token|openapi)(?:\/|$)/;

const methods = 'GET, HEAD, POST, PUT, PATCH, DELETE';

const requestHeaders = [
  ...['Authorization', 'X-API-Key', 'Accept', 'Content-Type', 'If-Match', 'If-None-Match', 'Idempotency-Key'],
  ...['Cache-Control', 'Prefer', 'X-Request-Id', 'traceparent', 'tracestate'],
].join(', ');

const exposedHeaders = [
  ...[
    'ETag',
    'Location',
    'Retry-After',
    'Age',
    'WFM-Stale',
    'X-Request-Id',
    'ININ-Correlation-Id',
    'Preference-Applied',
  ],
  ...[
    'RateLimit',
    'RateLimit-Policy',
    'inin-ratelimit-count',
    'inin-ratelimit-allowed',
    'inin-ratelimit-reset',
  ],
  ...['Idempotency-Replayed', 'WFM-Provisional', 'WFM-Upstream', 'WWW-Authenticate'],
].join(', ');

/** A browser keeps the answer to its question for so long. */
const maxAgeSeconds = '600';

function isPreflight({ method, headers }: Request): boolean {
  return method === 'OPTIONS' && headers['access-control-request-method'] !== undefined;
}

/**
 * Lets pages of these exact origins read what the bridge answers (Fetch standard), failures included. Nothing is allowed
 * to others, and cookies to nobody: there are none. A page asks before it sends, without credentials, so this stands before
 * authentication.
 */
export function cors(origins: readonly string[]): RequestHandler {
  const allowed = new Set(origins);
  return (request, response, next) => {
    if (!faces.test(request.path)) {
      next();
      return;
    }
    response.vary('Origin');
    const { origin } = request.headers;
    if (origin === undefined || !allowed.has(origin)) {
      next();
      return;
    }
    response.set({ 'Access-Control-Allow-Origin': origin, 'Access-Control-Expose-Headers': exposedHeaders });
    if (!isPreflight(request)) {
      next();
      return;
    }
    response.set({
      'Access-Control-Allow-Methods': methods,
      'Access-Control-Allow-Headers': requestHeaders,
      'Access-Control-Max-Age': maxAgeSeconds,
    });
    response.status(204).end();
  };
}
