import express, { type Request, type RequestHandler } from 'express';
import { BridgeError } from '../error/bridge-error.ts';

/** RFC 9112: a request has a body when one of these two says so. */
export function hasBody(request: Request): boolean {
  const length = request.headers['content-length'];
  return request.headers['transfer-encoding'] !== undefined || (length !== undefined && length !== '0');
}

const json = 'application/json';
/** RFC 7396: what a `PATCH` is, under its own name. */
const mergePatch = 'application/merge-patch+json';

function typesOf({ method }: Request): string[] {
  return method === 'PATCH' ? [json, mergePatch] : [json];
}

/** Reads a JSON body of any JSON value into `request.body`; without a body it stays undefined. */
export function jsonBody(limit: number): readonly RequestHandler[] {
  const mediaType: RequestHandler = (request, _response, next) => {
    const types = typesOf(request);
    if (hasBody(request) && request.is(types) === false) {
      throw new BridgeError('unsupported-media-type', `the body must be ${types.join(' or ')}`);
    }
    next();
  };
  // `strict: false` lets every JSON value reach validation, which says more than the parser would.
  return [mediaType, express.json({ limit, strict: false, type: [json, mergePatch] })];
}
