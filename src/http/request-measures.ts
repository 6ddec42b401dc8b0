import type { RequestHandler } from 'express';
import type { RequestMetrics } from '../telemetry/request-metrics.ts';
import { contextOf } from './request-context.ts';

/** Counts every request once, when it is over, whatever became of it. */
export function requestMeasures(metrics: RequestMetrics, now: () => number): RequestHandler {
  return (request, response, next) => {
    const context = contextOf(response);
    metrics.started();
    response.once('close', () => {
      metrics.ended({
        route: context.route,
        method: request.method,
        status: response.writableFinished ? response.statusCode : 499,
        code: context.failure,
        // One label for all people: there may be thousands.
        clientId: context.caller?.delegated === undefined ? context.caller?.clientId : 'delegated',
        milliseconds: now() - context.startedAt,
      });
    });
    next();
  };
}
