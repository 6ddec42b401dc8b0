import { refusals, type MishapOrder } from './mishaps/mishap-catalogue.ts';
import { checkBearer, unauthorized } from './oauth/bearer.ts';
import type { JsonReply } from './oauth/token-endpoint.ts';
import type { Caller } from './services/operation.ts';
import { findOperation } from './services/operations.ts';
import type { Simulation } from './simulation.ts';
import { withBodyElement } from './soap/request-envelope.ts';
import { SoapFault, toSoapFault, writeFault } from './soap/soap-fault.ts';
import type { AcceptedRequest, SoapService } from './soap/soap-service.ts';

export interface SoapRequest {
  readonly url: URL;
  readonly authorization: string | undefined;
  readonly contentType: string | undefined;
  readonly body: Uint8Array;
}

export interface XmlReply {
  readonly status: number;
  readonly xml: string;
}

/** An answer, and what goes wrong with it. */
export interface SoapReply {
  readonly reply: XmlReply | JsonReply;
  readonly mishap?: MishapOrder | undefined;
}

/** The one door of all SOAP services: `Handler` chooses the service, the Body's element the operation, no SOAPAction. */
export async function answerSoap(
  simulation: Simulation,
  services: ReadonlyMap<string, SoapService>,
  request: SoapRequest,
): Promise<SoapReply> {
  const handler = request.url.searchParams.get('Handler') ?? '';
  const service = services.get(handler);
  const reading = read(request, service);
  const { operation } = reading;
  simulation.requests.add(
    { service: handler, operation, at: simulation.clock.now(), xml: Buffer.from(request.body).toString() },
    request.authorization,
    request.url.searchParams.get('SessionID') ?? undefined,
  );
  const mishap = simulation.mishaps.strike(operation);
  if (mishap?.name === 'expire-sessions') simulation.sessions.expireAll();
  if (mishap?.name === 'expire-tokens') simulation.tokens.expireAll();
  if (mishap !== undefined && refusals.has(mishap.name)) return { reply: { status: 200, xml: '' }, mishap };
  return { reply: await answerReading(simulation, service, request, reading), mishap };
}

async function answerReading(
  simulation: Simulation,
  service: SoapService | undefined,
  request: SoapRequest,
  reading: Reading,
): Promise<XmlReply | JsonReply> {
  const handler = request.url.searchParams.get('Handler') ?? '';
  if (service === undefined) {
    return { status: 404, body: { status: { code: 404, message: `no handler ${handler}` } } };
  }
  let login: string | undefined;
  if (simulation.mode !== 'onprem-login') {
    const bearer = checkBearer(simulation, request.authorization);
    if ('refused' in bearer) return unauthorized(bearer.refused, '/');
    login = bearer.login;
  }
  try {
    if (reading.accepted === undefined) throw reading.fault;
    const caller = { login, sessionKey: request.url.searchParams.get('SessionID') ?? undefined };
    return { status: 200, xml: await run(simulation, service, reading.accepted, caller) };
  } catch (reason) {
    if (!(reason instanceof SoapFault))
      simulation.logger.error({ err: reason, handler }, 'the simulator failed');
    const fault = toSoapFault(reason);
    return { status: fault.httpStatus, xml: writeFault(fault) };
  }
}

async function run(
  simulation: Simulation,
  service: SoapService,
  accepted: AcceptedRequest,
  caller: Caller,
): Promise<string> {
  const operation = findOperation(service.name, accepted.operation);
  return service.answer(accepted, (args) => operation(args, simulation, caller));
}

interface Reading {
  /** The name of the Body's element, also where it was refused. */
  readonly operation: string;
  readonly accepted?: AcceptedRequest;
  readonly fault?: unknown;
}

function read(request: SoapRequest, service: SoapService | undefined): Reading {
  let operation = '';
  try {
    if (!isXml(request.contentType)) throw new SoapFault('Client', 'the content type must be text/xml', 415);
    return withBodyElement(request.body, (element) => {
      operation = element.name;
      return service === undefined ? { operation } : { operation, accepted: service.accept(element) };
    });
  } catch (fault) {
    return { operation, fault };
  }
}

function isXml(contentType: string | undefined): boolean {
  return /^(text|application)\/xml\s*(;|$)/i.test(contentType ?? '');
}
