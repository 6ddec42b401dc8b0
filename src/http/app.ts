import express, { type Express, type RequestHandler } from 'express';
import helmet from 'helmet';
import { BridgeError } from '../error/bridge-error.ts';
import { gateServices, type GateOptions } from '../gate/gate-services.ts';
import type { RateLimiter } from '../gate/rate-limiter.ts';
import { quietDebug } from '../log/quiet-debug.ts';
import type { DocumentTexts } from '../openapi/document-texts.ts';
import type { WfmGateway } from '../wfm/wfm-port.ts';
import { accessLog } from './access-log.ts';
import { authenticated, type Logins } from './authenticated.ts';
import { cloudFace, isCloudPath } from './cloud-face.ts';
import { cors } from './cors.ts';
import { docsRoutes } from './docs-page.ts';
import { endpointHandler } from './endpoint-handler.ts';
import { errorHandler } from './error/render.ts';
import { healthz, readyz, type UpstreamKind } from './health.ts';
import { jsonBody } from './json-body.ts';
import { openApiRoutes } from './openapi-routes.ts';
import { metricsRoutes, type MetricsFace } from './metrics-route.ts';
import { protocolRules } from './protocol-rules.ts';
import { rateLimited } from './rate-limited.ts';
import type { Readiness } from './readiness.ts';
import { requestContext } from './request-context.ts';
import { named, requestTrace } from './request-trace.ts';
import { requestMeasures } from './request-measures.ts';
import { endpointRoutes, mount } from './routes.ts';
import { tokenEndpoint } from './token-endpoint.ts';

quietDebug();

export interface AppOptions extends Logins, Omit<GateOptions, 'metrics'> {
  readonly gateway: WfmGateway;
  readonly readiness: Readiness;
  readonly upstream: UpstreamKind;
  /** What `/openapi` and `/docs` show; absent: neither is there. */
  readonly documents?: DocumentTexts;
  /** Largest request body in bytes. */
  readonly maxBodyBytes: number;
  /** Counts the requests of clients; absent = nobody does. */
  readonly rateLimiter?: RateLimiter;
  /** What is counted, and who may see it; absent = nothing is. */
  readonly telemetry?: MetricsFace;
  /** Number of proxies in front, or their addresses; absent = none. */
  readonly trustProxy?: number | readonly string[];
  /** Origins whose pages may read the answers; absent = none. */
  readonly corsOrigins?: readonly string[];
}

function emptyApp({ trustProxy, upstream, telemetry, logger, clock, corsOrigins = [] }: AppOptions): Express {
  const app = express();
  app.disable('x-powered-by').disable('etag').enable('case sensitive routing');
  app.set('query parser', false);
  if (trustProxy !== undefined) app.set('trust proxy', trustProxy);
  const now = (): number => clock.now();
  app.use(requestContext(now), accessLog(logger, now));
  if (telemetry !== undefined)
    app.use(requestMeasures(telemetry.metrics.requests, now), requestTrace(telemetry));
  app.use(helmet(), cloudFace);
  if (corsOrigins.length > 0) app.use(cors(corsOrigins));
  if (upstream === 'simulator') {
    app.use((_request, response, next) => {
      response.set('WFM-Upstream', 'simulator');
      next();
    });
  }
  app.use(protocolRules(logger));
  return app;
}

/** The whole HTTP face, in the order in which a request meets it. */
export function createApp(options: AppOptions): Express {
  const { endpoints, gateway, logger, documents, telemetry } = options;
  const app = emptyApp(options);

  mount(app, { path: '/healthz', methods: new Map([['get', [healthz]]]) });
  mount(app, {
    path: '/readyz',
    methods: new Map([['get', [readyz(options.readiness, options.upstream)]]]),
  });

  mount(app, { path: '/oauth/token', methods: new Map([['post', tokenEndpoint(options)]]) });

  if (telemetry !== undefined) for (const route of metricsRoutes(telemetry, options)) mount(app, route);
  if (documents !== undefined) {
    for (const route of [...openApiRoutes(documents), ...docsRoutes(options.upstream)]) mount(app, route);
  }

  const gate = gateServices({ ...options, metrics: telemetry?.metrics.gate });
  const { rateLimiter } = options;
  const counted = (path: string): readonly RequestHandler[] =>
    rateLimiter === undefined ? [] : [rateLimited(rateLimiter, isCloudPath(path) ? 'cloud' : 'wfm')];
  for (const route of endpointRoutes(endpoints, (endpoint) => [
    named(endpoint.operationId),
    authenticated(options),
    ...counted(endpoint.path),
    ...jsonBody(options.maxBodyBytes),
    endpointHandler(endpoint, { gateway, gate }),
  ])) {
    mount(app, route);
  }

  app.use(() => {
    throw new BridgeError('not-found', 'there is no such path');
  });
  app.use(errorHandler(logger));
  return app;
}
