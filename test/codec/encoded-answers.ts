/** Answers in the SOAP encoding for tests: the model of one, the text around it, and what it resolves to. */
import { inlineMultirefs } from '../../src/codec/soap-encoding/multiref.ts';
import type { Operation, Service } from '../../src/contract/service-model.ts';
import { canonicalXml } from '../../src/xml/canonical.ts';
import { childElements, readDocument } from '../../src/xml/document.ts';
import { ns } from '../../src/xml/names.ts';
import { complex, handMade, member, t, xsd } from '../support/hand-made-service.ts';

const free = { namespace: '' };
const array = (items: string): ReturnType<typeof complex> =>
  complex('Array', [member('item', t(items), { ...free, repeated: true })], { arrayOf: t(items) });

const called = handMade({
  types: {
    OpResponse: complex('OpResponse', [
      member('result', t('Node'), free),
      member('number', xsd('int'), free),
      member('numbers', t('Numbers'), free),
      member('nodes', t('Nodes'), free),
      member('any', t('Any'), free),
    ]),
    Node: complex(
      'Node',
      [
        member('a', xsd('string'), free),
        member('b', xsd('int'), free),
        member('left', t('Node'), free),
        member('right', t('Node'), free),
      ],
      { derived: [t('BigNode')] },
    ),
    BigNode: complex('BigNode', [member('a', xsd('string'), free), member('more', t('Numbers'), free)]),
    Numbers: complex('Numbers', [member('item', xsd('int'), { ...free, repeated: true })], {
      arrayOf: xsd('int'),
    }),
    Nodes: array('Node'),
    Any: { kind: 'opaque', name: 'anyType' },
  },
  response: { encoded: true },
});

const declared =
  `xmlns:t="urn:t" xmlns:xsi="${ns.xsi}" xmlns:xsd="${ns.xsd}" xmlns:e="${ns.soapEncoding11}" ` +
  `xmlns:e2="${ns.soapEncoding12}"`;

export function soap(body: string): string {
  return `<s:Envelope xmlns:s="${ns.soap11}" ${declared}><s:Body s:encodingStyle="${ns.soapEncoding11}">${body}</s:Body></s:Envelope>`;
}

export const answer = (content: string, independent = ''): string =>
  soap(`<t:OpResponse s:encodingStyle="${ns.soapEncoding11}">${content}</t:OpResponse>${independent}`);

async function* chunks(text: string): AsyncIterable<Uint8Array> {
  const bytes = Buffer.from(text);
  for (let start = 0; start < bytes.length; start += 1000) {
    yield await Promise.resolve(bytes.subarray(start, start + 1000));
  }
}

/** The document without its references. */
export async function resolved(
  text: string,
  [service, operation]: [Service, Operation] = called,
): Promise<string> {
  const parts: Uint8Array[] = [];
  for await (const part of inlineMultirefs(chunks(text), service, operation)) parts.push(part);
  return Buffer.concat(parts).toString();
}

/** What stands inside of the answer, without the declarations that every element of the document sees. */
export async function contentOf(text: string): Promise<string> {
  const [body] = childElements(readDocument(await resolved(text)));
  const [element, ...more] = childElements(body!);
  if (more.length > 0) throw new Error('one element in Body expected');
  const canonical = canonicalXml(element!);
  return canonical.replace(/^<t:OpResponse[^>]*>/, '').replace(/<\/t:OpResponse>$/, '');
}
