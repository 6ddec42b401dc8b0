/** Namespace names that the product knows, once. */
export const ns = {
  xml: 'http://www.w3.org/XML/1998/namespace',
  xmlns: 'http://www.w3.org/2000/xmlns/',
  xsd: 'http://www.w3.org/2001/XMLSchema',
  xsi: 'http://www.w3.org/2001/XMLSchema-instance',
  wsdl: 'http://schemas.xmlsoap.org/wsdl/',
  wsdlSoap11: 'http://schemas.xmlsoap.org/wsdl/soap/',
  wsdlSoap12: 'http://schemas.xmlsoap.org/wsdl/soap12/',
  soap11: 'http://schemas.xmlsoap.org/soap/envelope/',
  soap12: 'http://www.w3.org/2003/05/soap-envelope',
  soapEncoding11: 'http://schemas.xmlsoap.org/soap/encoding/',
  soapEncoding12: 'http://www.w3.org/2003/05/soap-encoding',
} as const;

/** The versions of SOAP that a document of these namespaces can be of. */
export type SoapVersion = '1.1' | '1.2';

/** A qualified name as a key: `{namespace}local`, Clark's notation. */
export type QName = `{${string}}${string}`;

export function qname(namespace: string, local: string): QName {
  return `{${namespace}}${local}`;
}

export function localOf(name: QName): string {
  return name.slice(name.indexOf('}') + 1);
}

export function namespaceOf(name: QName): string {
  return name.slice(1, name.indexOf('}'));
}
