/** Whole WSDL documents for tests about messages, bindings, ports and imports: what varies is written out. */
import { compileContract } from '../../src/contract/compile.ts';
import {
  findService,
  type Operation,
  type Service,
  type ServiceModel,
} from '../../src/contract/service-model.ts';
import { plainClasses, plainConventions } from './wsdl-text.ts';

/** Prefixes: none for WSDL, `s` XML Schema, `t` urn:test, `u` urn:other, `soap`, `soap12`, `mime`, `http`, `x` foreign. */
export function definitions(content: string, namespace = 'urn:test'): string {
  return `<definitions targetNamespace="${namespace}" xmlns="http://schemas.xmlsoap.org/wsdl/"
  xmlns:wsdl="http://schemas.xmlsoap.org/wsdl/" xmlns:s="http://www.w3.org/2001/XMLSchema" xmlns:t="urn:test"
  xmlns:u="urn:other" xmlns:soap="http://schemas.xmlsoap.org/wsdl/soap/" xmlns:soap12="http://schemas.xmlsoap.org/wsdl/soap12/"
  xmlns:mime="http://schemas.xmlsoap.org/wsdl/mime/" xmlns:http="http://schemas.xmlsoap.org/wsdl/http/"
  xmlns:soapenc="http://schemas.xmlsoap.org/soap/encoding/" xmlns:x="urn:foreign">${content}</definitions>`;
}

export function schema(content: string, namespace = 'urn:test'): string {
  return `<s:schema targetNamespace="${namespace}" elementFormDefault="qualified">${content}</s:schema>`;
}

export function types(...schemas: readonly string[]): string {
  return `<types>${schemas.join('')}</types>`;
}

/** Elements `Ask` and `Answer` of complex type, what an ordinary operation says and hears. */
export const askAndAnswer =
  '<s:element name="Ask"><s:complexType><s:sequence><s:element name="n" type="s:int"/></s:sequence></s:complexType></s:element>' +
  '<s:element name="Answer"><s:complexType><s:sequence><s:element name="m" type="s:int"/></s:sequence></s:complexType></s:element>';

export const askMessages =
  '<message name="In"><part name="parameters" element="t:Ask"/></message>' +
  '<message name="Out"><part name="parameters" element="t:Answer"/></message>';

/** An operation of a port type that says `In` and hears `Out`. */
export function portOperation(
  name: string,
  content = '<input message="t:In"/><output message="t:Out"/>',
  attributes = '',
): string {
  return `<operation name="${name}" ${attributes}>${content}</operation>`;
}

export interface BoundParts {
  readonly input?: string;
  readonly output?: string;
  /** Attributes of `soap:operation`. */
  readonly soap?: string;
  readonly faults?: string;
}

export function boundOperation(name: string, parts: BoundParts = {}): string {
  const {
    input = '<soap:body use="literal"/>',
    output = '<soap:body use="literal"/>',
    soap = '',
    faults = '',
  } = parts;
  return `<operation name="${name}"><soap:operation soapAction="#${name}" ${soap}/><input>${input}</input><output>${output}</output>${faults}</operation>`;
}

export const httpTransport = 'transport="http://schemas.xmlsoap.org/soap/http"';

export function binding(
  name: string,
  portType: string,
  operations: string,
  soap = `${httpTransport} style="document"`,
): string {
  return `<binding name="${name}" type="t:${portType}"><soap:binding ${soap}/>${operations}</binding>`;
}

/** What is to be known of the operation `Call`; beside it stands `Even`, which is always in order. */
export interface CallParts {
  readonly schema?: string;
  /** Messages `In` and `Out`. */
  readonly messages?: string;
  /** Content and attributes of the port type's operation. */
  readonly port?: string;
  readonly attributes?: string;
  readonly bound?: BoundParts;
  /** Attributes of `soap:binding`. */
  readonly soap?: string;
}

export function callText(parts: CallParts): string {
  const { messages = askMessages, port, attributes, bound, soap } = parts;
  const even = portOperation('Even', '<input message="t:EvenIn"/><output message="t:EvenOut"/>');
  const literal = { soap: 'style="document"' };
  return definitions(
    types(schema(askAndAnswer + (parts.schema ?? ''))) +
      messages +
      askMessages.replace('"In"', '"EvenIn"').replace('"Out"', '"EvenOut"') +
      `<portType name="P">${portOperation('Call', port, attributes)}${even}</portType>` +
      binding('B', 'P', boundOperation('Call', bound) + boundOperation('Even', literal), soap) +
      '<service name="S"><port name="P" binding="t:B"/></service>',
  );
}

/** Compiles files by their paths; `only` as in `ContractSource`. */
export function compileSet(files: Readonly<Record<string, string>>, only?: string): ServiceModel {
  return compileContract({
    files: Object.entries(files).map(([path, text]) => ({ path, text })),
    conventions: plainConventions,
    operations: plainClasses,
    ...(only === undefined ? {} : { only }),
  });
}

/** The service `S` of one document. */
export function serviceOf(text: string, name = 'S'): Service {
  const service = findService(compileSet({ 'test.wsdl': text }), name);
  if (service === undefined) throw new Error(`the WSDL has no service ${name}`);
  return service;
}

/** The operation `Call` of `callText`, with its service. */
export function compileCall(parts: CallParts): readonly [Operation, Service] {
  const service = serviceOf(callText(parts));
  const operation = service.operations.get('Call');
  if (operation === undefined) throw new Error('the service has no operation Call');
  return [operation, service];
}

/** Why each operation is refused, by name. */
export function refusals(service: Service): Readonly<Record<string, string | undefined>> {
  return Object.fromEntries([...service.operations].map(([name, { unsupported }]) => [name, unsupported]));
}
