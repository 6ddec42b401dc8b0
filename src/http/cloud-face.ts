/** What is the same for every path of Genesys Cloud's: its headers and the form of its failures. */
import type { Request, RequestHandler } from 'express';
import { cloudAnswer } from './error/cloud-error.ts';
import { contextOf } from './request-context.ts';

const root = '/api/v2';

/** Whether a path, or the template of one, belongs to that face. */
export function isCloudPath(path: string): boolean {
  return path === root || path.startsWith(`${root}/`);
}

function hasCredentials({ headers }: Request): boolean {
  return headers.authorization !== undefined || headers['x-api-key'] !== undefined;
}

/** First of all that may fail, so that what fails does so in the words of Genesys Cloud. */
export const cloudFace: RequestHandler = (request, response, next) => {
  if (isCloudPath(request.path)) {
    const context = contextOf(response);
    response.set({
      'ININ-Correlation-Id': context.requestId,
      'Cache-Control': 'no-cache, no-store, must-revalidate',
      Pragma: 'no-cache',
      Expires: '0',
    });
    const isAnonymous = !hasCredentials(request);
    context.failureAnswer = (error, requestId) => cloudAnswer(error, { requestId, isAnonymous });
  }
  next();
};
