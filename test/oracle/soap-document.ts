/** Whole answers around the XML of their Body, in all encodings, and in pieces. */
import type { Draws } from './draws.ts';

export interface SoapDocument {
  readonly bytes: Buffer;
  readonly encoding: string;
}

export const encodings = ['utf-8', 'utf-8 with mark', 'utf-16le', 'utf-16be', 'iso-8859-1'] as const;
export type Encoding = (typeof encodings)[number];

function swapped(bytes: Buffer): Buffer {
  return Buffer.from(bytes).swap16();
}

/** The bytes of a text with the declaration or the mark that its encoding needs. */
export function encodeXml(xml: string, encoding: Encoding, draws: Draws): Buffer {
  const declaration = (name: string): string => {
    const quote = draws.pick(['"', "'"]);
    return `<?xml version=${quote}1.0${quote} encoding=${quote}${name}${quote}?>`;
  };
  switch (encoding) {
    case 'utf-8':
      return Buffer.from(draws.chance(0.5) ? declaration(draws.pick(['utf-8', 'UTF-8'])) + xml : xml);
    case 'utf-8 with mark':
      return Buffer.from(`\ufeff${xml}`);
    case 'utf-16le':
      return Buffer.from(`\ufeff${draws.chance(0.5) ? declaration('UTF-16') : ''}${xml}`, 'utf16le');
    case 'utf-16be':
      return swapped(Buffer.from(`\ufeff${xml}`, 'utf16le'));
    case 'iso-8859-1':
      return Buffer.from(declaration('ISO-8859-1') + xml, 'latin1');
  }
}

const envelopes = {
  '1.1': 'http://schemas.xmlsoap.org/soap/envelope/',
  '1.2': 'http://www.w3.org/2003/05/soap-envelope',
};

/** An envelope around the Body that `body` writes, which is told what is in scope of it. */
export function soapText(
  version: keyof typeof envelopes,
  draws: Draws,
  body: (scope: ReadonlyMap<string, string>) => string,
): string {
  const prefix = draws.pick(['soap', 'SOAP-ENV', 's', 'e']);
  const scope = new Map([[prefix, envelopes[version]]]);
  if (draws.chance(0.2)) scope.set('xsi', 'http://www.w3.org/2001/XMLSchema-instance');
  if (draws.chance(0.1)) scope.set('', 'urn:around');
  const declarations = [...scope]
    .map(([name, uri]) => ` xmlns${name === '' ? '' : ':'}${name}="${uri}"`)
    .join('');
  const header = draws.chance(0.2)
    ? `<${prefix}:Header><h:a xmlns:h="urn:h">x<h:b/></h:a></${prefix}:Header>`
    : '';
  const blank = draws.pick(['', '', '\n', '<!-- c -->']);
  const after = draws.pick(['', '', '\n', '<!-- end -->', '<?end?>']);
  return `<${prefix}:Envelope${declarations}>${header}${blank}<${prefix}:Body>${blank}${body(scope)}${blank}</${prefix}:Body></${prefix}:Envelope>${after}`;
}

/** Cuts bytes at any places: byte by byte, at a few, or nowhere. */
export function chunksOf(bytes: Buffer, draws: Draws): Buffer[] {
  const size = draws.pick([bytes.length, 1, 2, 3, 7, 64, 1000, -1, -1]);
  const chunks: Buffer[] = [];
  for (let start = 0; start < bytes.length;) {
    const length = size > 0 ? size : 1 + draws.below(Math.min(200, bytes.length));
    chunks.push(bytes.subarray(start, start + length));
    start += length;
  }
  return chunks;
}

// eslint-disable-next-line @typescript-eslint/require-await -- the port is a stream
export async function* streamOf(chunks: readonly Uint8Array[]): AsyncIterable<Uint8Array> {
  for (const chunk of chunks) yield chunk;
}
