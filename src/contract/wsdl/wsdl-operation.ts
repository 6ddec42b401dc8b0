/** The operations of a binding as the document says them; types and conventions come later. */
import { attributeOf, childElements, type XmlElement } from '../../xml/document.ts';
import type { QName, SoapVersion } from '../../xml/names.ts';
import { XmlError } from '../../xml/xml-error.ts';
import { readEvidence, type Evidence } from '../evidence.ts';
import { UnsupportedConstruct } from '../schema/unsupported-construct.ts';
import { documentationOf, wsdlChildren, type Definitions } from './wsdl-definitions.ts';
import {
  faultElement,
  readEnd,
  type MessageStyle,
  type WsdlHeader,
  type WsdlMessage,
} from './wsdl-message.ts';
import { requiredExtension, soapChild, type Binding } from './wsdl-port.ts';

export interface WsdlFault {
  readonly name: string;
  readonly element: QName;
}

/** What an operation says and hears. */
export interface WsdlExchange {
  readonly request: WsdlMessage;
  readonly response: WsdlMessage;
  readonly headers: readonly WsdlHeader[];
  readonly faults: readonly WsdlFault[];
}

export interface WsdlOperation {
  /** Unique among the operations of its port, unless `exchange` is a refusal. */
  readonly name: string;
  readonly port: string;
  readonly soapAction: string;
  readonly soapVersion: SoapVersion;
  readonly evidence: Evidence;
  /** Or why there is none, naming construct and place. */
  readonly exchange: WsdlExchange | string;
}

function operationName(element: XmlElement): string {
  return attributeOf(element, 'name') ?? '';
}

function byName(operations: readonly XmlElement[]): ReadonlyMap<string, readonly XmlElement[]> {
  const groups = new Map<string, XmlElement[]>();
  for (const operation of operations) {
    const group = groups.get(operationName(operation));
    if (group === undefined) groups.set(operationName(operation), [operation]);
    else group.push(operation);
  }
  return groups;
}

/** Name of its input, which tells overloads apart; the default one is that of WSDL 1.1, section 2.4.5. */
function inputName(operation: XmlElement): string {
  const [input] = wsdlChildren(operation, 'input');
  const isOneWay = wsdlChildren(operation, 'output').length === 0;
  const named = input && attributeOf(input, 'name');
  return named ?? `${operationName(operation)}${isOneWay ? '' : 'Request'}`;
}

interface Match {
  readonly name: string;
  readonly portOperation: XmlElement;
}

/** The operations of one name, in port type and binding: asked of each of them, so put together once. */
interface Overloads {
  readonly only: XmlElement | undefined;
  readonly byInput: ReadonlyMap<string, XmlElement>;
  /** False when two inputs of one side share a name. */
  readonly told: boolean;
}

function overloadsOf(group: readonly XmlElement[], boundGroup: readonly XmlElement[]): Overloads {
  const [only] = group;
  const byInput = new Map(group.map((operation) => [inputName(operation), operation]));
  const boundNames = new Set(boundGroup.map(inputName));
  return {
    only: group.length === 1 && boundGroup.length === 1 ? only : undefined,
    byInput,
    told: byInput.size === group.length && boundNames.size === boundGroup.length,
  };
}

/** The port type's operation that a binding's operation is about. Throws when that cannot be said. */
function matched(bound: XmlElement, { only, byInput, told }: Overloads): Match {
  const name = operationName(bound);
  if (byInput.size === 0) throw new UnsupportedConstruct('an operation that its port type lacks');
  if (only !== undefined) return { name, portOperation: only };
  const portOperation = byInput.get(inputName(bound));
  if (!told || portOperation === undefined)
    throw new UnsupportedConstruct('overloads that their input names do not tell apart');
  return { name: `${name}_${inputName(bound)}`, portOperation };
}

function endsOf(operation: XmlElement): { readonly input: XmlElement; readonly output: XmlElement } {
  const ends = childElements(operation).filter(({ local }) => local === 'input' || local === 'output');
  const [first, second] = ends;
  if (first === undefined) throw new UnsupportedConstruct('an operation without messages');
  if (second === undefined)
    throw new UnsupportedConstruct(first.local === 'input' ? 'a one-way operation' : 'a notification');
  if (first.local === 'output') throw new UnsupportedConstruct('a solicit-response operation');
  return { input: first, output: second };
}

function styleOf(bound: XmlElement, binding: Binding): MessageStyle {
  const soap = soapChild(bound, 'operation');
  const style = (soap && attributeOf(soap, 'style')) ?? binding.style;
  if (style !== 'document' && style !== 'rpc') throw new UnsupportedConstruct(`style="${style}"`);
  return style;
}

function readExchange(
  bound: XmlElement,
  portOperation: XmlElement,
  binding: Binding,
  definitions: Definitions,
): WsdlExchange {
  const required = binding.refused ?? requiredExtension(bound);
  if (required !== undefined) throw new UnsupportedConstruct(required);
  const { input, output } = endsOf(portOperation);
  const common = { binding, definitions, style: styleOf(bound, binding) };
  const name = operationName(bound);
  const [boundEnd] = wsdlChildren(bound, 'input');
  const request = readEnd({ ...common, abstractEnd: input, boundEnd, wrapper: name, readsHeaders: true });
  const [boundOutput] = wsdlChildren(bound, 'output');
  const response = readEnd({
    ...common,
    abstractEnd: output,
    boundEnd: boundOutput,
    wrapper: `${name}Response`,
    readsHeaders: false,
  });
  const faults = wsdlChildren(portOperation, 'fault').flatMap((fault) => {
    const element = faultElement(definitions, fault);
    return element === undefined ? [] : [{ name: attributeOf(fault, 'name') ?? '', element }];
  });
  return { request: request.message, response: response.message, headers: request.headers, faults };
}

/** What is thrown while one operation is read is about that operation; everything else is not caught. */
function refusalText(reason: unknown, operation: string): string {
  if (reason instanceof UnsupportedConstruct || reason instanceof XmlError)
    return `${reason.message} in ${operation}`;
  throw reason;
}

function readOperation(
  element: XmlElement,
  overloads: Overloads,
  binding: Binding,
  definitions: Definitions,
): WsdlOperation {
  const soap = soapChild(element, 'operation');
  const common = {
    port: binding.port,
    soapAction: (soap && attributeOf(soap, 'soapAction')) ?? '',
    soapVersion: binding.soapVersion,
  };
  let match: Match | undefined;
  try {
    match = matched(element, overloads);
    const exchange = readExchange(element, match.portOperation, binding, definitions);
    return { ...common, name: match.name, evidence: documentationOf(match.portOperation), exchange };
  } catch (reason) {
    const name = match?.name ?? operationName(element);
    const [first] = overloads.byInput.values();
    const documented = match?.portOperation ?? first;
    const evidence = documented === undefined ? readEvidence('') : documentationOf(documented);
    return { ...common, name, evidence, exchange: refusalText(reason, name) };
  }
}

export function readOperations(binding: Binding, definitions: Definitions): readonly WsdlOperation[] {
  const inPortType = byName(wsdlChildren(binding.portType.element, 'operation'));
  const bound = byName(wsdlChildren(binding.element, 'operation'));
  return [...bound].flatMap(([name, group]) => {
    const inPortTypeGroup = inPortType.get(name) ?? [];
    const overloads = overloadsOf(inPortTypeGroup, group);
    return group.map((element) => readOperation(element, overloads, binding, definitions));
  });
}
