import express, { type ErrorRequestHandler, type Express, type Request, type Response } from 'express';
import { answerTokenRequest, type JsonReply } from './oauth/token-endpoint.ts';
import type { Control } from './control/control.ts';
import { controlRoutes } from './control/control-routes.ts';
import type { MishapOrder } from './mishaps/mishap-catalogue.ts';
import { sendSpoiled } from './mishaps/send-spoiled.ts';
import { spoilAnswer, type SpoiledAnswer } from './mishaps/spoil-answer.ts';
import type { Simulation } from './simulation.ts';
import { answerSoap, type XmlReply } from './soap-endpoint.ts';
import { SoapFault, writeFault } from './soap/soap-fault.ts';
import type { SoapService } from './soap/soap-service.ts';
import { answerUserinfo, userinfoPath, type HtmlReply } from './userinfo.ts';
import { withAddress } from './wsdl-files.ts';

export const tokenPath = '/auth/v3/oauth/token';

/** What the routes need to know beyond the simulation itself. */
export interface AppSurroundings {
  readonly services: ReadonlyMap<string, SoapService>;
  readonly maxBodyBytes: number;
  /** Where the simulator really is; asked for when it is listening. */
  origin(): string;
}

export function createSimulatorApp(
  simulation: Simulation,
  control: Control,
  around: AppSurroundings,
): Express {
  const app = express();
  app.disable('x-powered-by');
  app.disable('etag');
  if (simulation.mode !== 'onprem-login') addIdentityRoutes(app, simulation);
  app.use('/simulator', controlRoutes(control));
  const soapBody = express.raw({ type: () => true, limit: around.maxBodyBytes });
  app.post('/', soapBody, async (request, response) => {
    const body: unknown = request.body;
    const { reply, mishap } = await answerSoap(simulation, around.services, {
      url: new URL(request.originalUrl, around.origin()),
      authorization: request.headers.authorization,
      contentType: request.headers['content-type'],
      body: Buffer.isBuffer(body) ? body : Buffer.alloc(0),
    });
    if (mishap === undefined) send(response, reply);
    else await sendSpoiled(response, spoilReply(reply, mishap), mishap);
  });
  app.get('/', (request, response) => sendWsdl(request, response, around));
  app.use((request, response) => {
    send(response, { status: 404, body: { status: { code: 404, message: `no ${request.path}` } } });
  });
  app.use(failureHandler(simulation));
  return app;
}

/** Answers that are failures already go out as they are, by the way of the mishap. */
function spoilReply(reply: XmlReply | JsonReply, mishap: MishapOrder): SpoiledAnswer {
  if ('xml' in reply) {
    if (reply.status === 200) return spoilAnswer(reply.xml, mishap);
    return { status: reply.status, headers: { 'content-type': 'text/xml; charset=utf-8' }, body: reply.xml };
  }
  const headers = { 'content-type': 'application/json; charset=utf-8', ...reply.headers };
  return { status: reply.status, headers, body: JSON.stringify(reply.body) };
}

function addIdentityRoutes(app: Express, simulation: Simulation): void {
  const form = express.text({ type: 'application/x-www-form-urlencoded', limit: '16kb' });
  app.post(tokenPath, form, (request, response) => {
    const fields = new URLSearchParams(typeof request.body === 'string' ? request.body : '');
    const { authorization } = request.headers;
    const entry = {
      service: 'oauth',
      operation: fields.get('grant_type') ?? '',
      at: simulation.clock.now(),
    };
    simulation.requests.add(entry, authorization);
    send(response, answerTokenRequest(simulation, authorization, fields));
  });
  app.get(userinfoPath, (request, response) => {
    const { authorization } = request.headers;
    simulation.requests.add(
      { service: 'userinfo', operation: 'userinfo', at: simulation.clock.now() },
      authorization,
    );
    send(response, answerUserinfo(simulation, authorization));
  });
}

/** `?Handler=<service>&wsdl`; without a handler the locator's, where everybody starts. */
function sendWsdl(request: Request, response: Response, around: AppSurroundings): void {
  const { searchParams } = new URL(request.originalUrl, around.origin());
  const name = searchParams.get('Handler') ?? 'WFMLocatorService800';
  const service = around.services.get(name);
  if (service === undefined || !(searchParams.has('wsdl') || searchParams.has('WSDL'))) {
    send(response, { status: 404, body: { status: { code: 404, message: 'no such WSDL' } } });
    return;
  }
  const address = `${around.origin()}/?Handler=${service.name}`;
  send(response, { status: 200, xml: withAddress(service.wsdl, address) });
}

function send(response: Response, reply: JsonReply | XmlReply | HtmlReply): void {
  response.status(reply.status);
  if ('xml' in reply) {
    response.type('text/xml; charset=utf-8').send(reply.xml);
  } else if ('html' in reply) {
    response.type('text/html; charset=utf-8').send(reply.html);
  } else {
    response.set(reply.headers ?? {}).json(reply.body);
  }
}

/** Failures of the body parser keep their status (413, 400, 415); all others are a fault that says nothing. */
function failureHandler(simulation: Simulation): ErrorRequestHandler {
  // Express tells an error handler by its four parameters.
  return (reason: unknown, _request, response, next) => {
    if (response.headersSent) {
      next(reason);
      return;
    }
    const status = statusOf(reason);
    if (status === undefined) simulation.logger.error({ err: reason }, 'the simulator failed');
    const text = status === 413 ? 'the request is larger than this server accepts' : 'SOAP Invalid Request';
    const fault =
      status === undefined
        ? new SoapFault('Server', 'SOAP Server Application Faulted')
        : new SoapFault('Client', text, status);
    send(response, { status: fault.httpStatus, xml: writeFault(fault) });
  };
}

function statusOf(reason: unknown): number | undefined {
  if (typeof reason !== 'object' || reason === null || !('status' in reason)) return undefined;
  return typeof reason.status === 'number' && reason.status >= 400 && reason.status < 500
    ? reason.status
    : undefined;
}
