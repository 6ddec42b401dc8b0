import type { RequestHandler, Response } from 'express';
import type { BridgeError } from '../error/bridge-error.ts';
import { sendFailure } from './error/render.ts';
import type { Readiness } from './readiness.ts';
import { contextOf } from './request-context.ts';
import { sendJson } from './send.ts';

/** What the bridge stands in front of. */
export type UpstreamKind = 'wfm' | 'simulator';

/** Liveness: the process can answer. Asks nobody. */
export const healthz: RequestHandler = (_request, response) => {
  response.set('Cache-Control', 'no-store');
  sendJson(response, { status: 'alive' });
};

/** The steps that may be named to anybody: words of the protocol, never an address. */
const steps = new Set([
  'token',
  'userinfo',
  'address',
  'LocateServer',
  'LocateServerLogin',
  'OpenSession',
  'OpenSessionLogin',
]);

/** The step that failed, where the error says so. */
function stepOf({ facts, internal }: BridgeError): string | undefined {
  const said = [internal['step'], facts.operation];
  return said.filter((step) => typeof step === 'string').find((step) => steps.has(step));
}

function notReady(response: Response, failure: BridgeError): void {
  contextOf(response).failure = failure.code;
  const step = stepOf(failure);
  // Whatever stands in the way, the answer to "may this instance get requests?" is the same.
  sendFailure(response, failure, { status: 503, ...(step === undefined ? {} : { step }) });
}

/** Readiness: token and session work. Never authenticated, so it says a code and a step, and no more. */
export function readyz(readiness: Readiness, upstream: UpstreamKind): RequestHandler {
  return async (_request, response) => {
    const failure = await readiness.check();
    if (failure !== undefined) {
      notReady(response, failure);
      return;
    }
    response.set('Cache-Control', 'no-store');
    sendJson(response, { status: 'ready', upstream });
  };
}
