import type { RequestHandler } from 'express';
import type { Telemetry } from '../telemetry/telemetry.ts';
import { contextOf } from './request-context.ts';

/** Puts everything that a request does into its trace, and what it asks of WFM on its account. */
export function requestTrace(telemetry: Pick<Telemetry, 'tracing' | 'withAccount'>): RequestHandler {
  return (request, response, next) => {
    const context = contextOf(response);
    const span = telemetry.tracing.server(request.headers);
    if (span.traceId !== undefined) context.traceId = span.traceId;
    response.once('close', () => {
      const { route = 'unknown', operationId, failure, caller, requestId } = context;
      const status = response.writableFinished ? response.statusCode : 499;
      span.end({
        name: `${request.method} ${route}`,
        attributes: {
          'http.request.method': request.method,
          'http.route': route,
          'http.response.status_code': status,
          'wfm_bridge.request_id': requestId,
          ...(operationId === undefined ? {} : { 'wfm_bridge.operation': operationId }),
          ...(caller === undefined ? {} : { 'wfm_bridge.client_id': caller.clientId }),
          ...(failure === undefined ? {} : { 'error.type': failure }),
        },
        failure: status >= 500 ? (failure ?? 'internal') : undefined,
      });
    });
    span.run(() => telemetry.withAccount(context.upstream, () => next()));
  };
}

/** Says which endpoint answers, for the log and the trace. */
export function named(operationId: string): RequestHandler {
  return (_request, response, next) => {
    contextOf(response).operationId = operationId;
    next();
  };
}
