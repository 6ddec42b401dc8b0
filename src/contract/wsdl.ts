/** WSDL 1.1 → its services with their operations, as the document says them; conventions come later. */
import { BridgeError } from '../error/bridge-error.ts';
import {
  attributeOf,
  childElements,
  readDocument,
  resolveQName,
  textOf,
  type XmlElement,
} from '../xml/document.ts';
import { ns, qname, type QName } from '../xml/names.ts';
import { XmlError } from '../xml/xml-error.ts';
import { readEvidence, type Evidence } from './evidence.ts';
import { readSchemas, type SchemaSet } from './schema.ts';

export interface WsdlOperation {
  readonly name: string;
  readonly soapAction: string;
  readonly soapVersion: '1.1' | '1.2';
  readonly evidence: Evidence;
  /** Wrapper elements; absent when `unsupported` says why. */
  readonly request?: QName;
  readonly response?: QName;
  readonly unsupported?: string;
}

export interface WsdlService {
  readonly name: string;
  readonly namespace: string;
  readonly evidence: Evidence;
  readonly operations: readonly WsdlOperation[];
  readonly schemas: SchemaSet;
}

interface Definitions {
  readonly root: XmlElement;
  readonly file: string;
  readonly namespace: string;
}

function fail(file: string, detail: string, cause?: unknown): BridgeError {
  return new BridgeError('invalid-contract', `${file}: ${detail}`, { cause });
}

function wsdlChildren(element: XmlElement, local: string): XmlElement[] {
  return childElements(element).filter((child) => child.namespace === ns.wsdl && child.local === local);
}

function documentationOf(element: XmlElement): Evidence {
  const [documentation] = wsdlChildren(element, 'documentation');
  return readEvidence(documentation === undefined ? '' : textOf(documentation));
}

function find(definitions: Definitions, local: string, name: QName): XmlElement {
  const found = wsdlChildren(definitions.root, local).find(
    (child) => qname(definitions.namespace, attributeOf(child, 'name') ?? '') === name,
  );
  if (found === undefined) throw fail(definitions.file, `there is no ${local} ${name}`);
  return found;
}

/** The element of a message, or in words why it has none. */
type MessageElement = { readonly element: QName } | { readonly odd: string };

/** The element of a document-style message, which has one part. */
function messageElement(
  definitions: Definitions,
  port: XmlElement,
  direction: 'input' | 'output',
): MessageElement {
  const [end] = wsdlChildren(port, direction);
  const message = end && attributeOf(end, 'message');
  if (end === undefined || message === undefined) return { odd: `an operation without ${direction}` };
  const parts = wsdlChildren(find(definitions, 'message', resolveQName(end, message)), 'part');
  const [part] = parts;
  const element = part && attributeOf(part, 'element');
  if (part === undefined || parts.length !== 1) return { odd: `a message of ${parts.length} parts` };
  return element === undefined
    ? { odd: 'a part with a type (rpc style)' }
    : { element: resolveQName(part, element) };
}

/** What of a binding operation is not document/literal in one body, in words; nothing when it is. */
function oddBinding(operation: XmlElement, soapNamespace: string, bindingStyle: string): string | undefined {
  const soap = childElements(operation).find((child) => child.namespace === soapNamespace);
  const style = (soap && attributeOf(soap, 'style')) ?? bindingStyle;
  if (style !== 'document') return `style="${style}"`;
  for (const direction of ['input', 'output']) {
    const [end] = wsdlChildren(operation, direction);
    for (const extension of end === undefined ? [] : childElements(end)) {
      if (extension.namespace === ns.wsdl) continue;
      if (extension.local !== 'body') return `${direction}/soap:${extension.local}`;
      const use = attributeOf(extension, 'use') ?? 'literal';
      if (use !== 'literal') return `use="${use}"`;
    }
  }
  return undefined;
}

interface Binding {
  readonly element: XmlElement;
  readonly soapNamespace: string;
  readonly style: string;
  readonly portType: XmlElement;
}

function readOperation(definitions: Definitions, binding: Binding, element: XmlElement): WsdlOperation {
  const name = attributeOf(element, 'name') ?? '';
  const [port, ...overloads] = wsdlChildren(binding.portType, 'operation').filter(
    (child) => attributeOf(child, 'name') === name,
  );
  if (port === undefined) throw fail(definitions.file, `the port type has no operation ${name}`);
  const soap = childElements(element).find((child) => child.namespace === binding.soapNamespace);
  const base = {
    name,
    soapAction: (soap && attributeOf(soap, 'soapAction')) ?? '',
    soapVersion: binding.soapNamespace === ns.wsdlSoap12 ? ('1.2' as const) : ('1.1' as const),
    evidence: documentationOf(port),
  };
  if (overloads.length > 0) return { ...base, unsupported: `overloading of ${name}` };
  const odd = oddBinding(element, binding.soapNamespace, binding.style);
  if (odd !== undefined) return { ...base, unsupported: `${odd} in ${name}` };
  const request = messageElement(definitions, port, 'input');
  const response = messageElement(definitions, port, 'output');
  if ('odd' in request) return { ...base, unsupported: `${request.odd} in ${name}` };
  if ('odd' in response) return { ...base, unsupported: `${response.odd} in ${name}` };
  return { ...base, request: request.element, response: response.element };
}

function readOperations(definitions: Definitions, binding: Binding): WsdlOperation[] {
  return wsdlChildren(binding.element, 'operation').map((operation) =>
    readOperation(definitions, binding, operation),
  );
}

function readBinding(definitions: Definitions, service: XmlElement): Binding | undefined {
  for (const port of wsdlChildren(service, 'port')) {
    const element = find(definitions, 'binding', resolveQName(port, attributeOf(port, 'binding') ?? ''));
    const soap = childElements(element).find(
      (child) =>
        child.local === 'binding' && (child.namespace === ns.wsdlSoap11 || child.namespace === ns.wsdlSoap12),
    );
    if (soap === undefined) continue;
    const portType = find(definitions, 'portType', resolveQName(element, attributeOf(element, 'type') ?? ''));
    return {
      element,
      soapNamespace: soap.namespace,
      style: attributeOf(soap, 'style') ?? 'document',
      portType,
    };
  }
  return undefined;
}

function readServices(root: XmlElement, file: string): readonly WsdlService[] {
  if (root.namespace !== ns.wsdl || root.local !== 'definitions')
    throw fail(file, 'it is not a WSDL 1.1 document');
  const [imported] = wsdlChildren(root, 'import');
  if (imported !== undefined) throw fail(file, 'wsdl:import is not supported');
  const definitions: Definitions = { root, file, namespace: attributeOf(root, 'targetNamespace') ?? '' };
  const schemas = readSchemas(
    wsdlChildren(root, 'types').flatMap((types) =>
      childElements(types).filter((child) => child.namespace === ns.xsd),
    ),
  );
  return wsdlChildren(root, 'service').map((service) => {
    const binding = readBinding(definitions, service);
    return {
      name: attributeOf(service, 'name') ?? '',
      namespace: definitions.namespace,
      evidence: documentationOf(service),
      operations: binding === undefined ? [] : readOperations(definitions, binding),
      schemas,
    };
  });
}

/** Reads one self-contained WSDL. `file` is only for messages. */
export function readWsdl(text: string, file: string): readonly WsdlService[] {
  try {
    return readServices(readDocument(text), file);
  } catch (cause) {
    // Also a prefix in a QName that nobody declared.
    throw cause instanceof XmlError ? fail(file, cause.message, cause) : cause;
  }
}
