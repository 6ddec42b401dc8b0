/**
 * The oracle: a SOAP answer → the JSON that `docs/json-mapping.md` says it is. Slow and plain: the whole document as a
 * tree, every rule where the page has it. It shares with the decoder of the product the model, the table of scalars and
 * the names of enums and dates, and nothing else.
 */
import { onlyProperty } from '../../src/contract/only-property.ts';
import { typeOf, type Operation, type Service } from '../../src/contract/service-model.ts';
import type { CodecOptions } from '../../src/codec/profile.ts';
import { readDocument, type XmlElement } from '../../src/xml/document.ts';
import { decodeXml } from '../../src/xml/encoding.ts';
import { XmlError } from '../../src/xml/xml-error.ts';
import { ObjectReader } from './read-object.ts';
import { elementsOf, isNil } from './element-facts.ts';
import { OracleFailure, violation } from './failure.ts';
import { libxmlRoot } from './libxml-document.ts';
import { withoutReferences } from './soap-references.ts';

const envelopes = ['http://schemas.xmlsoap.org/soap/envelope/', 'http://www.w3.org/2003/05/soap-envelope'];

function bodyOf(root: XmlElement): XmlElement {
  if (root.local.toLowerCase() === 'html') throw new OracleFailure('upstream-html', 'a page');
  if (root.local !== 'Envelope' || !envelopes.includes(root.namespace))
    throw new OracleFailure('upstream-contract-violation', 'not an envelope');
  const body = elementsOf(root).find((child) => child.local === 'Body' && child.namespace === root.namespace);
  if (body === undefined) throw new OracleFailure('upstream-contract-violation', 'no Body');
  return body;
}

function answerElement(body: XmlElement, operation: Operation): XmlElement | undefined {
  const [first, ...others] = elementsOf(body);
  if (first?.local === 'Fault' && first.namespace === body.namespace)
    throw new OracleFailure('upstream-fault', 'a fault');
  if (operation.response.empty) return undefined;
  if (first === undefined) throw new OracleFailure('upstream-empty', 'the Body is empty');
  // What references lead to may stand anywhere in the Body.
  const behind = others.find(({ name }) => name === operation.response.name);
  if (operation.response.encoded && behind !== undefined && first.name !== behind.name) return behind;
  if (first.name !== operation.response.name)
    throw new OracleFailure('upstream-wrong-operation', `${first.name} came`);
  return first;
}

/** In `friendly` the only property of an answer is the answer. */
function unwrapped(service: Service, operation: Operation, value: unknown): unknown {
  const type = typeOf(service, operation.response.type);
  const only = type.kind === 'complex' ? onlyProperty(type) : undefined;
  if (only === undefined) return value;
  const key = only.kind === 'member' ? only.member.friendly : only.value.friendly;
  const object = value as ReadonlyMap<string, unknown>;
  return object.has('@type') ? value : (object.get(key) ?? null);
}

export type Called = readonly [Service, Operation];

/** JSON objects are maps in what comes back, so that no name of a member can do any harm. */
export function readAnswerTree(
  called: Called,
  root: XmlElement,
  options: CodecOptions,
  wrapped = false,
): unknown {
  const [service, operation] = called;
  const body = bodyOf(root);
  const element = answerElement(body, operation);
  if (element === undefined) return new Map();
  const { encoded, type } = operation.response;
  const resolved = encoded ? withoutReferences(body, element) : element;
  const reader = new ObjectReader(service, options, encoded);
  // The answer itself is required, and no declaration of it says that it may be nil.
  if (isNil(resolved)) throw violation(resolved.local, 'nil, but not nillable');
  const value = reader.element(resolved, type, resolved.local);
  return options.profile === 'friendly' && !wrapped ? unwrapped(service, operation, value) : value;
}

/**
 * The tree of a document. The product's reader of small documents is asked first; what it refuses may still be XML, as
 * an element called `__proto__` is.
 */
function rootOf(bytes: Uint8Array): XmlElement {
  try {
    const text = decodeXml(bytes);
    try {
      return readDocument(text);
    } catch (reason) {
      const root = libxmlRoot(text);
      if (root === undefined) throw reason;
      return root;
    }
  } catch (reason) {
    if (reason instanceof XmlError) throw new OracleFailure('upstream-invalid-xml', reason.message);
    throw reason;
  }
}

/** The same from bytes. With `wrapped`, a single property stays one. Fails with `OracleFailure`. */
export function readAnswer(
  called: Called,
  bytes: Uint8Array,
  options: CodecOptions,
  wrapped = false,
): unknown {
  if (bytes.every((byte) => byte <= 0x20)) throw new OracleFailure('upstream-empty', 'nothing came');
  return readAnswerTree(called, rootOf(bytes), options, wrapped);
}
