import { XmlDocument, XmlElement, XmlValidateError, XsdValidator } from 'libxml2-wasm';
import { BridgeError } from '../../error/bridge-error.ts';
import { SoapFault } from './soap-fault.ts';

/** One member of a structure, in the words of its schema. */
export interface Member {
  readonly name: string;
  /** Local name of the type: `int`, `CfgSite`. */
  readonly type: string;
  readonly many: boolean;
}

/** What the simulator needs to know of one WSDL. */
export interface ServiceSchema {
  readonly service: string;
  readonly port: string;
  readonly namespace: string;
  /** Names of the operations; a request element has the name of its operation. */
  readonly operations: ReadonlySet<string>;
  /** The members of a global element in their order. */
  elementMembers(element: string): readonly Member[];
  /** The members of a complex type in their order; `undefined` for simple types. */
  typeMembers(type: string): readonly Member[] | undefined;
  /** Throws a Client fault with the validator's first message. */
  validate(element: XmlElement): void;
  /** Frees what the validator holds outside of JavaScript's memory. */
  dispose(): void;
}

const prefixes = { w: 'http://schemas.xmlsoap.org/wsdl/', s: 'http://www.w3.org/2001/XMLSchema' };

/** Reads a self-contained WSDL with one schema and one port, which is what the simulator serves. */
export function readServiceSchema(wsdlText: string): ServiceSchema {
  const wsdl = parse(wsdlText);
  try {
    const schema = only(wsdl, '/w:definitions/w:types/s:schema');
    const elements = readMembers(schema, './s:element', './s:complexType/s:sequence/s:element');
    const types = readMembers(schema, './s:complexType', './s:sequence/s:element');
    const operations = find(wsdl, '/w:definitions/w:portType/w:operation').map((item) =>
      attribute(item, 'name'),
    );
    const validator = compile(schema);
    return {
      service: attribute(only(wsdl, '/w:definitions/w:service'), 'name'),
      port: attribute(only(wsdl, '/w:definitions/w:service/w:port'), 'name'),
      namespace: attribute(schema, 'targetNamespace'),
      operations: new Set(operations),
      elementMembers: (element) => elements.get(element) ?? [],
      typeMembers: (type) => types.get(type),
      validate: (element) => validate(validator, element),
      dispose: () => validator.dispose(),
    };
  } finally {
    wsdl.dispose();
  }
}

function parse(text: string): XmlDocument {
  try {
    return XmlDocument.fromString(text);
  } catch (cause) {
    throw new BridgeError('invalid-contract', 'a WSDL of the simulator is not well-formed XML', { cause });
  }
}

function readMembers(schema: XmlElement, owners: string, members: string): Map<string, Member[]> {
  return new Map(
    find(schema, owners).map((owner) => [attribute(owner, 'name'), find(owner, members).map(readMember)]),
  );
}

function readMember(element: XmlElement): Member {
  return {
    name: attribute(element, 'name'),
    type: attribute(element, 'type').replace(/^.*:/, ''),
    many: element.attr('maxOccurs')?.value === 'unbounded',
  };
}

/** Canonical form carries the prefixes of the WSDL along, so that the schema can stand alone. */
function compile(schema: XmlElement): XsdValidator {
  const alone = XmlDocument.fromString(schema.canonicalizeToString());
  try {
    return XsdValidator.fromDoc(alone);
  } catch (cause) {
    throw new BridgeError('invalid-contract', 'a WSDL of the simulator has a schema that is not valid', {
      cause,
    });
  } finally {
    alone.dispose();
  }
}

function validate(validator: XsdValidator, element: XmlElement): void {
  try {
    validator.validate(element);
  } catch (reason) {
    if (!(reason instanceof XmlValidateError)) throw reason;
    throw new SoapFault('Client', (reason.details[0]?.message ?? reason.message).trim());
  }
}

function find(from: XmlDocument | XmlElement, path: string): XmlElement[] {
  return from.find(path, prefixes).filter((node) => node instanceof XmlElement);
}

function only(from: XmlDocument, path: string): XmlElement {
  const [first, second] = find(from, path);
  if (first !== undefined && second === undefined) return first;
  throw new BridgeError('invalid-contract', `the simulator expects exactly one ${path} in each of its WSDLs`);
}

function attribute(element: XmlElement, name: string): string {
  return element.attr(name)?.value ?? '';
}
