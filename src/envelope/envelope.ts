/** The SOAP envelope, 1.1 and 1.2: what goes around a request and what is found in an answer. */
import { BridgeError } from '../error/bridge-error.ts';
import { childElements, readDocument, type XmlElement } from '../xml/document.ts';
import { decodeXml } from '../xml/encoding.ts';
import { ns, type QName, type SoapVersion } from '../xml/names.ts';
import { encodingOf, textReader } from '../xml/text-encoding.ts';
import { XmlError, XmlSizeError } from '../xml/xml-error.ts';
import { answerHead } from './answer-head.ts';
import { readFault } from './fault.ts';

const envelopeNamespaces: Readonly<Record<SoapVersion, string>> = { '1.1': ns.soap11, '1.2': ns.soap12 };

/** A whole request document around the XML of its body and of its header blocks; no Header where there are none. */
export function writeEnvelope(body: string, version: SoapVersion, headers = ''): string {
  const header = headers === '' ? '' : `<soap:Header>${headers}</soap:Header>`;
  return (
    '<?xml version="1.0" encoding="UTF-8"?>' +
    `<soap:Envelope xmlns:soap="${envelopeNamespaces[version]}">${header}<soap:Body>${body}</soap:Body></soap:Envelope>`
  );
}

/** The headers that name operation and media type, which differ between the versions of SOAP. */
export function requestHeaders(soapAction: string, version: SoapVersion): Readonly<Record<string, string>> {
  const quoted = `"${soapAction.replaceAll('"', '')}"`;
  return version === '1.1'
    ? { 'content-type': 'text/xml; charset=utf-8', soapaction: quoted }
    : { 'content-type': `application/soap+xml; charset=utf-8; action=${quoted}` };
}

const opened = /<(?:[\w.-]+:)?Envelope[\s>]/;
const closed = /<\/(?:[\w.-]+:)?Envelope\s*>/;
const html = /^\s*<(?:!doctype\s+html|html[\s>])/i;

/** The markup asked for is ASCII, whatever the encoding of the rest. */
function isUnclosed(bytes: Uint8Array): boolean {
  const text = Buffer.from(bytes).toString('latin1');
  return opened.test(text) && !closed.test(text);
}

function truncated(cause?: unknown): BridgeError {
  return new BridgeError('upstream-truncated', 'the answer ends before its envelope is closed', { cause });
}

/** What bytes that cannot be read as XML are. */
function unreadable(bytes: Uint8Array, cause: unknown): BridgeError {
  const text = Buffer.from(bytes).toString('latin1');
  if (html.test(text))
    return new BridgeError('upstream-html', 'the answer is an HTML page instead of SOAP', { cause });
  // A cut answer is an accident of the network and may be asked for again; malformed XML is a fault of the server.
  return isUnclosed(bytes)
    ? truncated(cause)
    : new BridgeError('upstream-invalid-xml', 'the answer is not XML that the bridge accepts', { cause });
}

function parse(bytes: Uint8Array): XmlElement {
  try {
    return readDocument(decodeXml(bytes));
  } catch (cause) {
    if (cause instanceof XmlSizeError)
      throw new BridgeError('upstream-oversized', `the answer has ${cause.message}`, { cause });
    throw unreadable(bytes, cause);
  }
}

function bodyOf(envelope: XmlElement): XmlElement | undefined {
  if (envelope.local.toLowerCase() === 'html') {
    throw new BridgeError('upstream-html', 'the answer is an HTML page instead of SOAP');
  }
  const namespaces: readonly string[] = Object.values(envelopeNamespaces);
  if (envelope.local !== 'Envelope' || !namespaces.includes(envelope.namespace)) {
    throw new BridgeError('upstream-contract-violation', 'the answer is XML, but not a SOAP envelope');
  }
  return childElements(envelope).find(
    (child) => child.local === 'Body' && child.namespace === envelope.namespace,
  );
}

/** The expected element, the first one in the Body; throws for any other. */
function expectedIn(body: XmlElement, first: XmlElement, expected: QName): XmlElement {
  if (first.local === 'Fault' && first.namespace === body.namespace) throw readFault(first);
  if (first.name !== expected)
    throw new BridgeError('upstream-wrong-operation', `${expected} was expected, ${first.name} came`);
  return first;
}

/**
 * The response element of an answer. Throws `BridgeError`: `upstream-empty`, `upstream-html`, `upstream-truncated`,
 * `upstream-oversized` for more elements than `xml/document.ts` accepts (500,000), `upstream-invalid-xml`,
 * `upstream-contract-violation` when there is no envelope, `upstream-fault` for a fault of either version, and
 * `upstream-wrong-operation` for any element but the expected one.
 */
export function readResponseElement(bytes: Uint8Array, expected: QName): XmlElement {
  if (bytes.every((byte) => byte <= 0x20))
    throw new BridgeError('upstream-empty', 'the answer has no content');
  const body = bodyOf(parse(bytes));
  if (body === undefined) throw new BridgeError('upstream-contract-violation', 'the envelope has no Body');
  const [first] = childElements(body);
  if (first === undefined) throw new BridgeError('upstream-empty', 'the SOAP Body is empty');
  return expectedIn(body, first, expected);
}

/** The text of bytes that may end inside of a character. */
function textOfHead(bytes: Uint8Array): string {
  const head = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length);
  return textReader(encodingOf(head, true) ?? 'utf-8').read(bytes, true);
}

/** What the first pieces of an answer say for certain. Throws `XmlError` for what cannot be read. */
function judgeHead(text: string, expected: QName): void {
  const body = bodyOf(readDocument(text));
  const [first] = body === undefined ? [] : childElements(body);
  if (body !== undefined && first !== undefined) expectedIn(body, first, expected);
}

/**
 * Throws what `readResponseElement` does for an answer that is not the expected one, at a cost that does not grow with it: of a
 * long one, or of one that `isCut`, only the beginning is read, which says if it is a fault, a page or another answer.
 */
export function judgeAnswer(bytes: Uint8Array, expected: QName, isCut: boolean): void {
  let head: ReturnType<typeof answerHead>;
  try {
    head = answerHead(textOfHead(bytes), isCut);
    if (!head.isWhole) judgeHead(head.text, expected);
  } catch (cause) {
    if (!(cause instanceof XmlError)) throw cause;
    const failure = unreadable(bytes, cause);
    if (isCut && failure.code !== 'upstream-html')
      throw new BridgeError('upstream-oversized', 'the answer has more before it begins than is read', {
        cause,
      });
    throw failure;
  }
  if (head.isWhole) readResponseElement(bytes, expected);
  else if (!isCut && isUnclosed(bytes)) throw truncated();
}
