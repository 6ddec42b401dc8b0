import type { Request, RequestHandler } from 'express';
import type { MetricsAccess } from '../config/server-variables.ts';
import { BridgeError } from '../error/bridge-error.ts';
import type { Authenticators } from '../identity/authenticate.ts';
import { exposureTypes, type Exposure } from '../telemetry/metric-registry.ts';
import type { Telemetry } from '../telemetry/telemetry.ts';
import { withoutParameters } from './acceptable.ts';
import { authenticated } from './authenticated.ts';
import { contextOf } from './request-context.ts';
import type { Route } from './routes.ts';

export interface MetricsFace extends Pick<Telemetry, 'metrics' | 'tracing' | 'withAccount'> {
  /** With `off` they are counted and shown to nobody. */
  readonly access: MetricsAccess;
}

const permission = 'bridge:metrics:view';

const mayView: RequestHandler = (_request, response, next) => {
  if (contextOf(response).caller?.permissions.has(permission) === true) {
    next();
    return;
  }
  const detail = `this needs the permission ${permission}`;
  throw new BridgeError('forbidden', detail, { facts: { permissions: [permission] } });
};

/** OpenMetrics for whoever asks for it; whatever else is accepted gets the older text, which everybody reads. */
function exposureOf(request: Request): Exposure {
  const { headers } = request;
  if (headers.accept !== undefined) headers.accept = withoutParameters(headers.accept);
  return request.accepts(['text/plain', 'application/openmetrics-text']) === 'application/openmetrics-text'
    ? 'openmetrics'
    : 'prometheus';
}

/** `GET /metrics`, or nothing. */
export function metricsRoutes({ metrics, access }: MetricsFace, by: Authenticators): readonly Route[] {
  if (access === 'off') return [];
  const show: RequestHandler = async (request, response) => {
    const exposure = exposureOf(request);
    response.set({ 'Content-Type': exposureTypes[exposure], 'Cache-Control': 'no-store', Vary: 'Accept' });
    response.end(await metrics.text(exposure));
  };
  const guards = access === 'open' ? [] : [authenticated(by), mayView];
  return [{ path: '/metrics', methods: new Map([['get', [...guards, show]]]) }];
}
