export type FaultCode = 'Client' | 'Server' | 'MustUnderstand' | 'VersionMismatch';

/** A failure that the caller sees as a SOAP 1.1 fault. Its message is the faultstring; never a stack. */
export class SoapFault extends Error {
  readonly code: FaultCode;
  readonly httpStatus: number;

  constructor(code: FaultCode, faultstring: string, httpStatus = 500) {
    super(faultstring);
    this.name = 'SoapFault';
    this.code = code;
    this.httpStatus = httpStatus;
  }
}

/** Anything that was thrown, as a fault: what is not one already becomes a `Server` fault that says nothing. */
export function toSoapFault(reason: unknown): SoapFault {
  return reason instanceof SoapFault ? reason : new SoapFault('Server', 'SOAP Server Application Faulted');
}

/** The form in which ATL servers write faults; the prefix of the faultcode is the one of the envelope. */
export function writeFault(fault: SoapFault): string {
  return (
    '<?xml version="1.0" encoding="utf-8"?>' +
    '<SOAP:Envelope xmlns:SOAP="http://schemas.xmlsoap.org/soap/envelope/"><SOAP:Body><SOAP:Fault>' +
    `<faultcode>SOAP:${fault.code}</faultcode><faultstring>${escapeText(fault.message)}</faultstring>` +
    '</SOAP:Fault></SOAP:Body></SOAP:Envelope>'
  );
}

/** Text as XML content, without the control characters that XML cannot hold. */
export function escapeText(text: string): string {
  return text
    .replace(/[\u0000-\u0008\u000B\u000C\u000E-\u001F]/g, '')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;');
}
