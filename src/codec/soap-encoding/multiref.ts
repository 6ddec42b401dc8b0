/**
 * Answers in the SOAP encoding → the same as literal XML: every value stands where it is referred to. The references
 * may point anywhere in the document, so it is read as a whole, within the limits of `xml/document.ts`.
 */
import type { Operation, Service } from '../../contract/service-model.ts';
import { readResponseElement } from '../../envelope/envelope.ts';
import { BridgeError } from '../../error/bridge-error.ts';
import { childElements, readDocument, type XmlElement } from '../../xml/document.ts';
import { decodeXml } from '../../xml/encoding.ts';
import { ns } from '../../xml/names.ts';
import { XmlError, XmlSizeError } from '../../xml/xml-error.ts';
import { oversized } from '../decode/answer-failure.ts';
import { ReferenceWriter } from './reference-writer.ts';
import { isEnvelopeNamespace } from './soap-encoding.ts';

/** How much longer than what was read the resolved document may be, in characters. */
const mostGrowth = 32 * 1024 * 1024;

/** More bytes are not read as a whole, where nobody says otherwise. */
const longestAnswer = 256 * 1024 * 1024;

/** In bytes: the reader is given time for others between two pieces. */
const pieceLength = 64 * 1024;

async function wholeOf(bytes: AsyncIterable<Uint8Array>, most: number): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of bytes) {
    length += chunk.length;
    if (length > most) throw oversized(`${most} bytes`);
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

/** The Body with the expected element in it; `undefined` when the decoder is to see the answer as it came. */
function answerIn(bytes: Uint8Array, operation: Operation): XmlElement | undefined {
  let envelope: XmlElement;
  try {
    envelope = readDocument(decodeXml(bytes));
  } catch (cause) {
    if (cause instanceof XmlSizeError)
      throw new BridgeError('upstream-oversized', `the answer has ${cause.message}`, { cause });
    // It says what the bytes are: a page, nothing, an answer that was cut, or bad XML.
    readResponseElement(bytes, operation.response.name);
    // Never to the decoder as it came: its references would not be resolved.
    throw new BridgeError('upstream-invalid-xml', 'the answer is not XML that the bridge accepts', { cause });
  }
  const isEnvelope = envelope.local === 'Envelope' && isEnvelopeNamespace(envelope.namespace);
  const body = childElements(envelope).find(
    (child) => child.local === 'Body' && child.namespace === envelope.namespace,
  );
  return isEnvelope && body !== undefined && rootIn(body, operation) !== undefined ? body : undefined;
}

/** The expected element; what else stands in the Body is there to be referred to, unless it is a fault. */
function rootIn(body: XmlElement, operation: Operation): XmlElement | undefined {
  const children = childElements(body);
  const isFault = children.some(({ local, namespace }) => local === 'Fault' && namespace === body.namespace);
  return isFault ? undefined : children.find(({ name }) => name === operation.response.name);
}

function literalDocument(
  body: XmlElement,
  bytes: Uint8Array,
  service: Service,
  operation: Operation,
): Uint8Array {
  const answer = rootIn(body, operation);
  if (answer === undefined) return bytes;
  const writer = new ReferenceWriter(service, body, bytes.length + mostGrowth);
  const content = writer.write(answer, operation.response.type);
  const soap = body.namespace === ns.soap12 ? ns.soap12 : ns.soap11;
  return Buffer.from(`<soap:Envelope xmlns:soap="${soap}"><soap:Body>${content}</soap:Body></soap:Envelope>`);
}

/**
 * The literal document of an rpc/encoded answer: `href` and `enc:ref` replaced by what they refer to, the attributes of
 * the encoding and the `xsi:type`s that say nothing gone, the items of arrays called as in the model. A fault, and
 * whatever is not the expected answer, passes through as it is. Throws as `readResponseElement` does for what is no XML, `upstream-contract-violation` for a cycle, for a
 * reference to nothing, to two elements or out of the document, for a chain of more than 10 of them, and for sparse, partial and multi-dimensional arrays;
 * `upstream-oversized` for a document that is too large, or would be once its references are resolved.
 */
export async function* inlineMultirefs(
  bytes: AsyncIterable<Uint8Array>,
  service: Service,
  operation: Operation,
  mostBytes = longestAnswer,
): AsyncIterable<Uint8Array> {
  const whole = await wholeOf(bytes, mostBytes);
  const body = answerIn(whole, operation);
  if (body === undefined) {
    yield whole;
    return;
  }
  let literal: Uint8Array;
  try {
    literal = literalDocument(body, whole, service, operation);
  } catch (cause) {
    // Of the XML itself nothing was wrong: what is found now is in what it says.
    if (cause instanceof XmlError)
      throw new BridgeError('upstream-contract-violation', cause.message, { cause });
    throw cause;
  }
  for (let start = 0; start < literal.length; start += pieceLength)
    yield literal.subarray(start, start + pieceLength);
}
