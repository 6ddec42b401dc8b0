import { ParseOption, XmlDocument, XmlElement, XmlError } from 'libxml2-wasm';
import { SoapFault } from './soap-fault.ts';

const soap11 = 'http://schemas.xmlsoap.org/soap/envelope/';

/**
 * Gives the one element of the Body to `use`. Refuses with a fault what is not XML, has a DTD, is not a SOAP 1.1
 * envelope, demands that a header be understood, or has anything but one element in its Body. The element is gone
 * when `use` returns.
 */
export function withBodyElement<T>(bytes: Uint8Array, use: (element: XmlElement) => T): T {
  const document = parse(bytes);
  try {
    // No DTD, no entities: nothing of ours needs them, and much harm is done with them.
    if (document.dtd !== null) throw new SoapFault('Client', 'a document type declaration is not accepted');
    return use(bodyElement(document.root));
  } finally {
    document.dispose();
  }
}

function parse(bytes: Uint8Array): XmlDocument {
  if (bytes.length === 0) throw new SoapFault('Client', 'SOAP Invalid Request: the body is empty');
  try {
    return XmlDocument.fromBuffer(bytes, { option: ParseOption.XML_PARSE_NO_XXE });
  } catch (reason) {
    if (!(reason instanceof XmlError)) throw reason;
    throw new SoapFault('Client', `SOAP Invalid Request: ${reason.message.trim()}`);
  }
}

function bodyElement(root: XmlElement): XmlElement {
  if (root.name !== 'Envelope') throw new SoapFault('Client', 'SOAP Invalid Request: no SOAP envelope');
  if (root.namespaceUri !== soap11) throw new SoapFault('VersionMismatch', 'SOAP Version Mismatch Error');
  const parts = childElements(root).filter((child) => child.namespaceUri === soap11);
  const header = parts.find((part) => part.name === 'Header');
  if (header !== undefined && childElements(header).some(mustBeUnderstood)) {
    throw new SoapFault('MustUnderstand', 'SOAP Must Understand Error');
  }
  const body = parts.find((part) => part.name === 'Body');
  const [element, second] = body === undefined ? [] : childElements(body);
  if (element === undefined || second !== undefined) {
    throw new SoapFault('Client', 'SOAP Invalid Request: the Body must hold exactly one element');
  }
  return element;
}

function mustBeUnderstood(entry: XmlElement): boolean {
  return entry.find('@soap:mustUnderstand[. = "1" or . = "true"]', { soap: soap11 }).length > 0;
}

function childElements(element: XmlElement): XmlElement[] {
  return element.find('*').filter((node) => node instanceof XmlElement);
}
