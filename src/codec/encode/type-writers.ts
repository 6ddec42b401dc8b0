/** Model → writers of values: one for each type, made when a request first needs it, shared wherever the type is used. */
import { typeOf, type ComplexType } from '../../contract/service-model.ts';
import { qname, type QName } from '../../xml/names.ts';
import { escapeText } from '../../xml/write.ts';
import { anyAttributesWriter, attributeWriter } from './attribute-writer.ts';
import { ContentWriters, type WriterContext } from './content-writers.ts';
import { encodingAttributes, type EncodingAttributes } from './encoding-attributes.ts';
import { holderSplitter } from './holder-items.ts';
import { own, type JsonObject } from './json-object.ts';
import { alternativesWriter, objectWriter, typeKey, xsiType, type Writer } from './object-writer.ts';
import { RequestNames } from './request-names.ts';
import { deepPlace, type RequestPlace } from './request-place.ts';
import { TextWriters, type TextWriter } from './text-writer.ts';
import { ValueNames } from '../value/value-names.ts';

export class TypeWriters {
  readonly names: RequestNames;
  /** What an element of the SOAP encoding says of itself; absent where the request is literal. */
  readonly encoded: EncodingAttributes | undefined;
  readonly #context: WriterContext;
  readonly #friendly: boolean;
  readonly #texts: TextWriters;
  readonly #contents: ContentWriters;
  readonly #writers = new Map<QName, Writer>();

  /** `element` and `type` are those that the names are declared on. */
  constructor(context: WriterContext, element: QName, type: QName, isEncoded: boolean) {
    const { service, operation } = context;
    this.#context = context;
    this.#friendly = context.options.profile === 'friendly';
    this.#texts = new TextWriters(service);
    this.names = new RequestNames(service, element, type);
    this.encoded = isEncoded ? encodingAttributes(service, operation.soapVersion, this.names) : undefined;
    this.#contents = new ContentWriters({
      context,
      names: this.names,
      encoded: this.encoded,
      ofType: (name, place) => this.ofType(name, place),
      textOf: (name) => this.#texts.ofType(name),
      ofText: (writer, name) => this.#ofText(writer, name),
    });
  }

  /** The writer of a complex type. */
  ofType(name: QName, place: RequestPlace): Writer {
    const type = typeOf(this.#context.service, name);
    if (type.kind !== 'complex') throw new Error(`${name} reached the encoder`);
    if (place.path !== undefined || place.filling) return this.#ofComplex(name, type, place);
    const known = this.#writers.get(name);
    if (known !== undefined) return known;
    // Compiled when it is first used: a type may lead to itself, or over thousands of others to the end of the stack.
    let compiled: Writer | undefined;
    const writer: Writer = (value, at) => {
      compiled ??= this.#ofComplex(name, type, deepPlace);
      return compiled(value, at);
    };
    this.#writers.set(name, writer);
    return writer;
  }

  #ofText(writer: TextWriter, type: QName): Writer {
    const attributes = this.encoded?.attributesOf(type, 0) ?? '';
    return (value, place) => {
      const names = new ValueNames();
      const text = writer.write(value, place, names);
      return `${names.declarations()}${attributes}>${escapeText(text ?? '')}`;
    };
  }

  #ofComplex(name: QName, type: ComplexType, place: RequestPlace): Writer {
    const plain = this.#object(type, place, this.#encodedAttributes(name, type));
    // Where an attribute is called like it, `@type` means that one, unless a type must be told.
    const isAttribute = type.attributes.some((attribute) => this.#attributeKey(attribute) === typeKey);
    if (isAttribute && type.derived.length === 0 && !type.abstract) return plain;
    const derived = new Map(
      type.derived.flatMap((key): [string, () => Writer][] => {
        const model = typeOf(this.#context.service, key);
        return model.kind !== 'complex' || model.abstract ? [] : [[model.name, this.#derived(key, model)]];
      }),
    );
    return alternativesWriter(plain, { name: type.name, abstract: type.abstract, derived });
  }

  /** Compiled when it is first used: a base may have hundreds of derived types, of which a request names one. */
  #derived(name: QName, type: ComplexType): () => Writer {
    let writer: Writer | undefined;
    return () => {
      const told =
        this.encoded === undefined
          ? () => xsiType(this.names.tagOfName(name))
          : this.#encodedAttributes(name, type);
      writer ??= this.#object(type, deepPlace, told);
      return writer;
    };
  }

  #encodedAttributes(name: QName, type: ComplexType): (object: JsonObject) => string {
    const { encoded } = this;
    if (encoded === undefined) return () => '';
    const [items] = type.members;
    const key = (this.#friendly ? items?.friendly : items?.key) ?? '';
    return (object) => {
      const value = own(object, key);
      return encoded.attributesOf(name, Array.isArray(value) ? value.length : 0);
    };
  }

  #object(type: ComplexType, place: RequestPlace, typeAttribute: (object: JsonObject) => string): Writer {
    const content = this.#contents.ofComplex(type, place);
    const text = type.value && {
      key: this.#friendly ? type.value.friendly : '$value',
      writer: this.#texts.ofType(type.value.type),
    };
    const known = new Set(type.attributes.map((attribute) => qname(attribute.namespace, attribute.name)));
    const splitter = this.#friendly ? holderSplitter(this.#context.service, type) : undefined;
    const attributes = type.attributes.map((attribute) => ({
      attribute,
      key: this.#attributeKey(attribute),
      tag: this.names.tagOf(attribute.namespace, attribute.name),
      writer: this.#texts.ofType(attribute.type),
    }));
    return objectWriter(
      {
        keys: [
          ...attributes.map(({ key }) => key),
          ...content.keys,
          ...(text === undefined ? [] : [text.key]),
          ...(splitter === undefined || type.holder === undefined ? [] : [type.holder.items]),
        ],
        attributes: attributes.map(attributeWriter),
        anyAttributes: type.anyAttribute ? anyAttributesWriter(known) : undefined,
        text,
        content: content.write,
        prepared: splitter,
      },
      typeAttribute,
    );
  }

  #attributeKey(attribute: ComplexType['attributes'][number]): string {
    return this.#friendly ? attribute.friendly : attribute.key;
  }
}
