/** WSDLs for tests: a schema fragment with operations around it, so that a test shows only what it is about. */
import { compileContract } from '../../src/contract/compile.ts';
import type { Conventions, OperationClasses } from '../../src/contract/conventions.ts';
import type { Service, ServiceModel } from '../../src/contract/service-model.ts';

export interface WsdlParts {
  /** Global types and elements; prefixes `s` (XML Schema) and `t` (this WSDL) are bound. */
  readonly schema?: string;
  /** Each name needs an element `Name` and `NameResponse` in the schema. */
  readonly operations?: readonly string[];
  /** Replaces the messages, port type operations and binding operations of the named operation. */
  readonly odd?: Readonly<Record<string, OddOperation>>;
  readonly form?: 'qualified' | 'unqualified';
  readonly service?: string;
  /** Put just inside `definitions`. */
  readonly head?: string;
}

export interface OddOperation {
  /** Parts of the input message. */
  readonly parts?: string;
  /** Content of the binding's `input`. */
  readonly input?: string;
  /** `style` of the SOAP operation. */
  readonly style?: string;
  /** Content of the port type's operation. */
  readonly port?: string;
}

/** Request and response elements around one member each, for operations that only need to exist. */
export function wrappers(operation: string, request = '', response = ''): string {
  const element = (name: string, content: string): string =>
    `<s:element name="${name}"><s:complexType><s:sequence>${content}</s:sequence></s:complexType></s:element>`;
  return element(operation, request) + element(`${operation}Response`, response);
}

function messages(name: string, odd: OddOperation = {}): string {
  const parts = odd.parts ?? `<part name="parameters" element="t:${name}"/>`;
  return (
    `<message name="${name}In">${parts}</message>` +
    `<message name="${name}Out"><part name="parameters" element="t:${name}Response"/></message>`
  );
}

function portOperation(name: string, odd: OddOperation = {}): string {
  const content = odd.port ?? `<input message="t:${name}In"/><output message="t:${name}Out"/>`;
  return `<operation name="${name}">${content}</operation>`;
}

function boundOperation(name: string, odd: OddOperation = {}): string {
  const style = odd.style === undefined ? '' : ` style="${odd.style}"`;
  return (
    `<operation name="${name}"><soap:operation soapAction="#${name}"${style}/>` +
    `<input>${odd.input ?? '<soap:body use="literal"/>'}</input>` +
    `<output><soap:body use="literal"/></output></operation>`
  );
}

export function wsdlText(parts: WsdlParts): string {
  const { schema = '', operations = [], odd = {}, form = 'qualified', service = 'WFMTestService100' } = parts;
  const each = (print: (name: string, odd?: OddOperation) => string): string =>
    operations.map((name) => print(name, odd[name])).join('');
  return `<definitions targetNamespace="urn:test" xmlns="http://schemas.xmlsoap.org/wsdl/"
  xmlns:soap="http://schemas.xmlsoap.org/wsdl/soap/" xmlns:s="http://www.w3.org/2001/XMLSchema" xmlns:t="urn:test">
  ${parts.head ?? ''}
  <types><s:schema targetNamespace="urn:test" elementFormDefault="${form}">${schema}</s:schema></types>
  ${each(messages)}
  <portType name="P">${each(portOperation)}</portType>
  <binding name="B" type="t:P">
    <soap:binding transport="http://schemas.xmlsoap.org/soap/http" style="document"/>
    ${each(boundOperation)}
  </binding>
  <service name="${service}"><port name="P" binding="t:B"/></service>
</definitions>`;
}

/** Conventions without a word about any member. */
export const plainConventions: Conventions = {
  arrays: { countSuffix: 'NSizeIs' },
  names: { prefixes: ['wm', 'gsw'], overrides: {} },
  holders: { full: 'objectArray', short: 'objectShortArray', items: 'items' },
  optionalStructures: ['filter', 'sortMode', 'details'],
  defaults: {},
  dates: [],
  enums: {},
};

export const plainClasses: OperationClasses = { reserved: [], safety: {} };

export function compileWsdl(text: string, conventions: Partial<Conventions> = {}): ServiceModel {
  return compileContract({
    files: [{ path: 'test.wsdl', text }],
    conventions: { ...plainConventions, ...conventions },
    operations: plainClasses,
  });
}

/** The only service of a WSDL. */
export function compileService(parts: WsdlParts, conventions: Partial<Conventions> = {}): Service {
  const [service] = compileWsdl(wsdlText(parts), conventions).services;
  if (service === undefined) throw new Error('the WSDL has no service');
  return service;
}
