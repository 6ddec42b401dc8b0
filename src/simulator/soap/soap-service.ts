import type { XmlElement } from 'libxml2-wasm';
import { Server, WSDL } from 'soap';
import { BridgeError } from '../../error/bridge-error.ts';
import type { ArrayForm } from '../simulation.ts';
import { shapeAnswer, type WireObject } from './answer-shape.ts';
import { Arguments } from './arguments.ts';
import { readServiceSchema, type ServiceSchema } from './service-schema.ts';
import { SoapFault, toSoapFault } from './soap-fault.ts';

/** A request that the schema has accepted. */
export interface AcceptedRequest {
  readonly operation: string;
  /** The request element in canonical form. */
  readonly xml: string;
}

export type Run = (args: Arguments) => WireObject;

/** One WSDL, with node-soap to read requests and write answers. */
export interface SoapService {
  readonly name: string;
  readonly wsdl: string;
  readonly schema: ServiceSchema;
  /** Throws a Client fault for an operation the WSDL does not have and for anything its schema does not allow. */
  accept(element: XmlElement): AcceptedRequest;
  /** Runs the operation with the arguments of the request; the envelope of its answer. Throws faults. */
  answer(request: AcceptedRequest, run: Run): Promise<string>;
  close(): void;
}

/** What travels through node-soap with a request: it hands its `connection` on to the operation untouched. */
interface Exchange {
  readonly run: (args: unknown) => WireObject;
}

export async function createSoapService(wsdl: string, arrays: ArrayForm): Promise<SoapService> {
  const schema = readServiceSchema(wsdl);
  const server = await createServer(wsdl, schema);
  return {
    name: schema.service,
    wsdl,
    schema,
    accept: (element) => accept(schema, element),
    answer: (request, run) => answer({ server, schema, arrays }, request, run),
    close: () => schema.dispose(),
  };
}

function accept(schema: ServiceSchema, element: XmlElement): AcceptedRequest {
  const operation = element.name;
  if (element.namespaceUri !== schema.namespace || !schema.operations.has(operation)) {
    throw new SoapFault('Client', `${schema.service} has no operation ${operation}`);
  }
  schema.validate(element);
  // What node-soap reads is this canonical text: no CDATA, entities, comments or headers it could be confused by.
  return { operation, xml: element.canonicalizeToString() };
}

async function answer(
  host: { readonly server: Server; readonly schema: ServiceSchema; readonly arrays: ArrayForm },
  request: AcceptedRequest,
  run: Run,
): Promise<string> {
  const { schema } = host;
  let failure: { readonly reason: unknown } | undefined;
  const exchange: Exchange = {
    run: (values) => {
      try {
        const args = new Arguments(values);
        args.checkCounts(schema.elementMembers(request.operation), schema);
        const members = schema.elementMembers(`${request.operation}Response`);
        return shapeAnswer(members, run(args), schema, host.arrays);
      } catch (reason) {
        // node-soap would write what it does not know as a SOAP 1.2 fault in a 1.1 envelope.
        failure = { reason };
        return {};
      }
    },
  };
  const reply = await host.server.processRequest(envelope(request.xml), { connection: exchange });
  // The compiler cannot see that the operation has run in between.
  const failed = failure as { readonly reason: unknown } | undefined;
  if (failed !== undefined) throw failed.reason;
  if (reply.statusCode !== 200) throw toSoapFault(reply.body);
  return reply.body;
}

function envelope(bodyXml: string): string {
  return `<e:Envelope xmlns:e="http://schemas.xmlsoap.org/soap/envelope/"><e:Body>${bodyXml}</e:Body></e:Envelope>`;
}

/** Types whose values node-soap would bend: a long loses digits, a date gets the zone of this process. */
const asWritten = (text: string): string => text;
const customDeserializer = {
  long: asWritten,
  integer: asWritten,
  decimal: asWritten,
  dateTime: asWritten,
  date: asWritten,
};

async function createServer(text: string, schema: ServiceSchema): Promise<Server> {
  const method = (args: unknown, _callback: unknown, _headers: unknown, request: unknown): WireObject =>
    (request as { readonly connection: Exchange }).connection.run(args);
  const methods = Object.fromEntries([...schema.operations].map((operation) => [operation, method]));
  const services = { [schema.service]: { [schema.port]: methods } };
  const wsdl = new WSDL(text, '', { customDeserializer });
  // The same name among the options of the constructor has no effect, and every string would be trimmed.
  wsdl.options.preserveWhitespace = true;
  // This is createServerless taken apart, because its promise is fulfilled before the WSDL has been read.
  return new Promise((resolve, reject) => {
    const callback = (reason: unknown, server: Server): void => {
      if (reason === null || reason === undefined) resolve(server);
      else reject(new BridgeError('invalid-contract', 'node-soap cannot read the WSDL', { cause: reason }));
    };
    new Server(null, '/', services, wsdl, { path: '/', services, suppressStack: true, callback });
  });
}
