/** The messages of one service's operations: elements and types of the Body, with the types that no schema declares. */
import { localOf, namespaceOf, qname, type QName } from '../xml/names.ts';
import { builtinType } from './schema/builtin-type.ts';
import type { Evidence } from './evidence.ts';
import { UnsupportedConstruct } from './schema/unsupported-construct.ts';
import { syntheticType, syntheticValue, type SchemaSet, type SchemaType } from './schema/schema-set.ts';
import type { MessageModel } from './service-model.ts';
import type { WsdlMessage } from './wsdl/wsdl-message.ts';
import type { WsdlOperation } from './wsdl/wsdl-operation.ts';

export type Direction = 'request' | 'response';

const empty: QName = '{}#Empty';

/** Collects the types that messages add while it answers what stands in their Bodies. */
export class MessageCompiler {
  readonly synthetic = new Map<QName, SchemaType>();
  readonly #schemas: SchemaSet;
  readonly #values = new Map<QName, QName>();

  constructor(schemas: SchemaSet) {
    this.#schemas = schemas;
  }

  /** Throws `UnsupportedConstruct` when the element of the message cannot stand in a Body. */
  compile(operation: WsdlOperation, message: WsdlMessage, direction: Direction): MessageModel {
    switch (message.kind) {
      case 'empty':
        this.synthetic.set(empty, syntheticType(empty, []));
        return { name: '{}', type: empty, empty: true, encoded: false };
      case 'element':
        return {
          name: message.element,
          type: this.typeOfElement(message.element),
          empty: false,
          encoded: false,
        };
      case 'rpc':
        return this.#rpc(operation, message, direction);
    }
  }

  /**
   * The type of a global element as it stands in a document: one around the value where that is simple. Throws
   * `UnsupportedConstruct` when there is no such element, or none that may stand there.
   */
  typeOfElement(element: QName): QName {
    const declaration = this.#schemas.elements.get(element);
    if (declaration === undefined)
      throw new UnsupportedConstruct(`the element ${element}, which is not defined,`);
    if (declaration.abstract) throw new UnsupportedConstruct(`the abstract element ${element}`);
    const { type } = declaration;
    return this.#isSimple(type) ? this.#value(element, type) : type;
  }

  #value(element: QName, type: QName): QName {
    const known = this.#values.get(element);
    if (known !== undefined) return known;
    const key = this.#add(namespaceOf(element), localOf(element), (name) => syntheticValue(name, type));
    this.#values.set(element, key);
    return key;
  }

  #rpc(
    operation: WsdlOperation,
    message: WsdlMessage & { readonly kind: 'rpc' },
    direction: Direction,
  ): MessageModel {
    const { wrapper, encoded } = message;
    // A literal part is always there and never nil (WS-I R2211). An encoded one may be nil and, in answers, left out.
    const parts = message.parts.map((part) => ({
      ...part,
      namespace: '',
      required: !encoded || direction === 'request',
      nillable: encoded,
    }));
    const local = direction === 'request' ? operation.name : `${operation.name}Response`;
    const evidence: Evidence = { ...operation.evidence, text: '' };
    const type = this.#add(namespaceOf(wrapper), local, (name) => syntheticType(name, parts, evidence));
    return { name: wrapper, type, empty: false, encoded };
  }

  /** Under a key that neither a schema nor another message has; the name is made unique with all the others. */
  #add(namespace: string, local: string, typeFor: (key: QName) => SchemaType): QName {
    let key = qname(namespace, `#${local}`);
    while (this.synthetic.has(key) || this.#schemas.types.has(key)) key = `${key}'`;
    this.synthetic.set(key, { ...typeFor(key), name: local });
    return key;
  }

  #isSimple(type: QName): boolean {
    return (this.#schemas.types.get(type) ?? builtinType(type))?.kind === 'simple';
  }
}

/** What a refused operation has instead of messages. */
export const noMessage: MessageModel = { name: '{}', type: '{}', empty: false, encoded: false };
