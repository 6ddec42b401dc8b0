import { XmlDocument, XmlValidateError, XsdValidator, type XmlElement } from 'libxml2-wasm';
import { BridgeError } from '../../error/bridge-error.ts';
import { serviceFacts, type Member } from './service-facts.ts';
import { SoapFault } from './soap-fault.ts';

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

/** Reads a self-contained WSDL with one schema and one port, which is what the simulator serves. */
export function readServiceSchema(wsdlText: string): ServiceSchema {
  const { service, port, namespace, operations, elements, types, schemaXml } = serviceFacts(wsdlText);
  const validator = compile(schemaXml);
  return {
    service,
    port,
    namespace,
    operations,
    elementMembers: (element) => elements.get(element) ?? [],
    typeMembers: (type) => types.get(type),
    validate: (element) => validate(validator, element),
    dispose: () => validator.dispose(),
  };
}

function compile(schemaXml: string): XsdValidator {
  const schema = XmlDocument.fromString(schemaXml);
  try {
    return XsdValidator.fromDoc(schema);
  } catch (cause) {
    throw new BridgeError('invalid-contract', 'a WSDL of the simulator has a schema that is not valid', {
      cause,
    });
  } finally {
    schema.dispose();
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
