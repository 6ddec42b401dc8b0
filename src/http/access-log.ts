import type { RequestHandler } from 'express';
import type { Logger } from '../log/logger.ts';
import { contextOf } from './request-context.ts';

/** One line a request, when it is over. The path is logged as its template: ids and queries may name people. */
export function accessLog(logger: Logger, now: () => number): RequestHandler {
  return (request, response, next) => {
    const context = contextOf(response);
    response.once('close', () => {
      const line = {
        requestId: context.requestId,
        traceId: context.traceId,
        clientId: context.caller?.clientId,
        remote: request.ip,
        method: request.method,
        route: context.route ?? 'unknown',
        operationId: context.operationId,
        status: response.writableFinished ? response.statusCode : 499,
        code: context.failure,
        ms: now() - context.startedAt,
        ...(context.upstream.calls === 0
          ? {}
          : { upstreamCalls: context.upstream.calls, upstreamMs: context.upstream.ms }),
      };
      logger.info(line, 'request');
    });
    next();
  };
}
