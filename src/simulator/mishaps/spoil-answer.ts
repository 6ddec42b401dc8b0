import { SoapFault, writeFault } from '../soap/soap-fault.ts';
import { loginPage } from '../userinfo.ts';
import type { MishapName, MishapOrder } from './mishap-catalogue.ts';

/** An answer to a SOAP request as it is sent: complete, or with a part that is too long to hold. */
export interface SpoiledAnswer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
  /** Bytes of text that are put in before the end of the body. */
  readonly padding?: { readonly at: number; readonly bytes: number };
}

const xmlType = { 'content-type': 'text/xml; charset=utf-8' };
const htmlType = { 'content-type': 'text/html; charset=utf-8' };
/** Nobody owns it: a documentation address (RFC 5737). */
const elsewhere = 'http://192.0.2.1:6030/';

const counts = /(<((?:[\w.-]+:)?[\w.-]+NSizeIs)>)(\d+)(?=<\/\2>)/g;

/** Every array's items gone, its count left: the elements that follow a count and have its name. */
function withoutItems(xml: string): string {
  let text = xml;
  for (const [, , counter = ''] of xml.matchAll(counts)) {
    const member = counter.slice(0, -'NSizeIs'.length);
    const first = text.indexOf(`<${member}>`);
    const last = text.lastIndexOf(`</${member}>`);
    if (first !== -1 && last > first) text = text.slice(0, first) + text.slice(last + member.length + 3);
  }
  return text;
}

/** Where the element of the answer ends: before the end tags of it, the Body and the Envelope. */
function beforeEnd(xml: string): number {
  let at = xml.length;
  for (let left = 3; left > 0; left--) at = Math.max(0, xml.lastIndexOf('</', at - 1));
  return at;
}

function inserted(xml: string, text: string): string {
  return xml.slice(0, beforeEnd(xml)) + text + xml.slice(beforeEnd(xml));
}

type Spoil = (xml: string, order: MishapOrder) => Partial<SpoiledAnswer>;

const spoilers: Readonly<Partial<Record<MishapName, Spoil>>> = {
  'fault-in-200': () => ({ body: writeFault(new SoapFault('Server', 'SOAP Server Application Faulted')) }),
  html: () => ({ headers: htmlType, body: loginPage }),
  empty: () => ({ body: '' }),
  'other-operation': (xml) => ({ body: xml.replaceAll(/Response(?=[\s>])/g, 'OtherResponse') }),
  'wrong-counts': (xml) => ({
    body: xml.replaceAll(counts, (_all, tag: string, _name, count: string) => `${tag}${Number(count) + 1}`),
  }),
  'missing-arrays': (xml) => ({ body: withoutItems(xml) }),
  oversized: (xml, { bytes = 1_000_000_000 }) => ({ padding: { at: beforeEnd(xml), bytes } }),
  dtd: (xml) => ({
    body: `<!DOCTYPE x [<!ENTITY boom "boom">]>${xml.replace(/^<\?xml[^>]*\?>/, '').replace('</', '&boom;</')}`,
  }),
  'deep-nesting': (xml) => ({
    body: inserted(xml, '<deep>'.repeat(100_000) + '</deep>'.repeat(100_000)),
  }),
  'not-xml': () => ({ body: '\u0000<<not xml>>' }),
  'http-401': () => ({
    status: 401,
    headers: { ...htmlType, 'www-authenticate': 'Bearer error="invalid_token"' },
    body: '',
  }),
  'http-503': () => ({
    status: 503,
    headers: { ...htmlType, 'retry-after': '2' },
    body: 'Service Unavailable',
  }),
  redirect: () => ({ status: 307, headers: { location: elsewhere }, body: '' }),
};

/** What becomes of a good answer. Mishaps of the connection leave it as it is. */
export function spoilAnswer(xml: string, order: MishapOrder): SpoiledAnswer {
  return { status: 200, headers: xmlType, body: xml, ...spoilers[order.name]?.(xml, order) };
}
