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
        clientId: context.caller?.clientId,
        remote: request.ip,
        method: request.method,
        route: context.route ?? 'unknown',
        status: response.writableFinished ? response.statusCode : 499,
        code: context.failure,
        ms: now() - context.startedAt,
      };
      logger.info(line, 'request');
    });
    next();
  };
}
