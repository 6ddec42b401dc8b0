/** The ports of a service: which of them are called, and why the others are not. */
import { attributeOf, childElements, resolveQName, type XmlElement } from '../../xml/document.ts';
import { ns, type QName, type SoapVersion } from '../../xml/names.ts';
import { XmlError } from '../../xml/xml-error.ts';
import { UnsupportedConstruct } from '../schema/unsupported-construct.ts';
import type { PortModel } from '../service-model.ts';
import { wsdlChildren, type Definition, type Definitions } from './wsdl-definitions.ts';

export interface Binding {
  /** Name of the port that is called. */
  readonly port: string;
  readonly element: XmlElement;
  /** Target namespace of the WSDL that holds the binding. */
  readonly namespace: string;
  /** Of the elements that extend the binding: that of SOAP 1.1 or 1.2. */
  readonly soapNamespace: string;
  readonly soapVersion: SoapVersion;
  /** Style of the operations that do not say theirs. */
  readonly style: string;
  readonly portType: Definition;
  /** What none of its operations can be called for. */
  readonly refused: string | undefined;
}

export interface ReadPorts {
  readonly ports: readonly PortModel[];
  /** Those of the ports that are called. */
  readonly bindings: readonly Binding[];
  readonly problems: readonly string[];
}

const versions: ReadonlyMap<string, SoapVersion> = new Map([
  [ns.wsdlSoap11, '1.1'],
  [ns.wsdlSoap12, '1.2'],
]);

const httpTransports = new Set([
  'http://schemas.xmlsoap.org/soap/http',
  'http://www.w3.org/2003/05/soap/bindings/HTTP',
]);

/** The child of that name that belongs to the SOAP binding, of either version. */
export function soapChild(element: XmlElement, local: string): XmlElement | undefined {
  return childElements(element).find((child) => child.local === local && versions.has(child.namespace));
}

/** An extension that must be understood, and is none of the SOAP binding: in words, `{namespace}local`. */
export function requiredExtension(element: XmlElement): string | undefined {
  const required = childElements(element).find((child) => {
    if (child.namespace === ns.wsdl || versions.has(child.namespace)) return false;
    const flag = child.attributes.get(`{${ns.wsdl}}required`);
    return flag === 'true' || flag === '1';
  });
  return required === undefined ? undefined : `${required.name} with wsdl:required`;
}

function transportProblem(soap: XmlElement): string | undefined {
  const transport = (attributeOf(soap, 'transport') ?? '').trim();
  return transport === '' || httpTransports.has(transport.replace(/\/$/, ''))
    ? undefined
    : `transport="${transport}"`;
}

/** An address without what may be secret: user, password and query. */
function shownAddress(location: string): string | undefined {
  if (!URL.canParse(location)) return undefined;
  const url = new URL(location);
  url.username = '';
  url.password = '';
  url.search = '';
  url.hash = '';
  return url.href;
}

interface Candidate {
  readonly name: string;
  readonly address: string | undefined;
  readonly portTypeName?: QName;
  readonly binding?: Binding;
  /** Why it cannot be called at all. */
  readonly why?: string;
  /** True when that is a flaw of the WSDL. */
  readonly broken?: boolean;
}

function readBinding(
  port: XmlElement,
  name: string,
  definitions: Definitions,
): Omit<Candidate, 'name' | 'address'> {
  const bindingName = resolveQName(port, attributeOf(port, 'binding') ?? '');
  const { element, namespace } = definitions.find('binding', bindingName);
  const soap = soapChild(element, 'binding');
  const soapVersion = soap && versions.get(soap.namespace);
  if (soap === undefined || soapVersion === undefined) return { why: 'its binding is not SOAP' };
  const portTypeName = resolveQName(element, attributeOf(element, 'type') ?? '');
  const binding: Binding = {
    port: name,
    element,
    namespace,
    soapNamespace: soap.namespace,
    soapVersion,
    style: attributeOf(soap, 'style') ?? 'document',
    portType: definitions.find('portType', portTypeName),
    refused: transportProblem(soap) ?? requiredExtension(element) ?? requiredExtension(port),
  };
  return { portTypeName, binding };
}

function readCandidate(port: XmlElement, definitions: Definitions): Candidate {
  const name = attributeOf(port, 'name') ?? '';
  const soap = soapChild(port, 'address');
  const address = shownAddress((soap && attributeOf(soap, 'location')) ?? '');
  try {
    return { name, address, ...readBinding(port, name, definitions) };
  } catch (reason) {
    if (!(reason instanceof UnsupportedConstruct || reason instanceof XmlError)) throw reason;
    return { name, address, why: reason.message.replace(/,$/, ''), broken: true };
  }
}

/** For each port type the first port that can be called, or the first one if none can. */
function chosenOf(candidates: readonly Candidate[]): ReadonlyMap<QName, Candidate> {
  const chosen = new Map<QName, Candidate>();
  for (const candidate of candidates) {
    if (candidate.portTypeName === undefined) continue;
    const first = chosen.get(candidate.portTypeName);
    if (
      first === undefined ||
      (first.binding?.refused !== undefined && candidate.binding?.refused === undefined)
    )
      chosen.set(candidate.portTypeName, candidate);
  }
  return chosen;
}

export function readPorts(service: XmlElement, definitions: Definitions): ReadPorts {
  const candidates = wsdlChildren(service, 'port').map((port) => readCandidate(port, definitions));
  const chosen = chosenOf(candidates);
  const ports = candidates.map((candidate): PortModel => {
    const instead = candidate.portTypeName === undefined ? undefined : chosen.get(candidate.portTypeName);
    const used = instead === candidate;
    return {
      name: candidate.name,
      soapVersion: candidate.binding?.soapVersion,
      address: candidate.address,
      used,
      unusedBecause: used
        ? undefined
        : (candidate.why ?? `${instead?.name ?? ''} offers the same operations`),
    };
  });
  const broken = candidates.filter((candidate) => candidate.broken === true);
  const bindings = [...chosen.values()].flatMap(({ binding }) => (binding === undefined ? [] : [binding]));
  return {
    ports,
    bindings,
    problems: [
      ...broken.map(({ name, why }) => `${why ?? ''} in port ${name}`),
      ...(bindings.length === 0 ? ['it has no SOAP port'] : []),
    ],
  };
}
