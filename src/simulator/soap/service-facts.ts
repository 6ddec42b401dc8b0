import { XmlDocument, XmlElement } from 'libxml2-wasm';
import { BridgeError } from '../../error/bridge-error.ts';

/** One member of a structure, in the words of its schema. */
export interface Member {
  readonly name: string;
  /** Local name of the type: `int`, `CfgSite`. */
  readonly type: string;
  readonly many: boolean;
}

/** What a WSDL says, as plain values. */
export interface ServiceFacts {
  readonly service: string;
  readonly port: string;
  readonly namespace: string;
  readonly operations: ReadonlySet<string>;
  /** Members by global element, and by complex type. */
  readonly elements: ReadonlyMap<string, readonly Member[]>;
  readonly types: ReadonlyMap<string, readonly Member[]>;
  /** The schema as a document of its own. */
  readonly schemaXml: string;
}

const prefixes = { w: 'http://schemas.xmlsoap.org/wsdl/', s: 'http://www.w3.org/2001/XMLSchema' };

/**
 * Tests start simulators by the dozen, and writing the schema out is half of a start. A text means the same every time,
 * what is kept of it never changes, and there are as many texts as WSDLs.
 */
const factsByText = new Map<string, ServiceFacts>();

/** Reads a self-contained WSDL with one schema and one port, which is what the simulator serves. */
export function serviceFacts(wsdlText: string): ServiceFacts {
  const known = factsByText.get(wsdlText);
  if (known !== undefined) return known;
  const facts = readFacts(wsdlText);
  factsByText.set(wsdlText, facts);
  return facts;
}

function readFacts(wsdlText: string): ServiceFacts {
  const wsdl = parse(wsdlText);
  try {
    const schema = only(wsdl, '/w:definitions/w:types/s:schema');
    const operations = find(wsdl, '/w:definitions/w:portType/w:operation');
    return {
      service: attribute(only(wsdl, '/w:definitions/w:service'), 'name'),
      port: attribute(only(wsdl, '/w:definitions/w:service/w:port'), 'name'),
      namespace: attribute(schema, 'targetNamespace'),
      operations: new Set(operations.map((item) => attribute(item, 'name'))),
      elements: readMembers(schema, './s:element', './s:complexType/s:sequence/s:element'),
      types: readMembers(schema, './s:complexType', './s:sequence/s:element'),
      // Canonical form carries the prefixes of the WSDL along, so that the schema can stand alone.
      schemaXml: schema.canonicalizeToString(),
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
