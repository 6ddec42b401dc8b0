/** The encoding of an answer: what its Content-Type says, its byte-order mark, and its XML declaration (RFC 7303). */
import { describe, expect, test } from 'vitest';
import { operationBench, outcome, readSites } from '../support/operation-bench.ts';
import type { Script } from '../support/scripted-server.ts';
import { envelope, oneSite } from '../support/scripted-wfm.ts';

function declaration(encoding: string): string {
  return `<?xml version="1.0" encoding="${encoding}"?>`;
}

const plain = '<?xml version="1.0"?>';
const name = 'Zürich';
const document = envelope(oneSite.replace('Utrecht', name)).replace(/^<\?xml[^>]*>/, '');

function utf16be(text: string): Buffer {
  return Buffer.from(text, 'utf16le').swap16();
}

/** Written in pieces of so many bytes, each in a packet of its own. */
function reply(contentType: string, bytes: Buffer, pieceLength = bytes.length): Script {
  return (response) => {
    response.writeHead(200, { 'content-type': contentType });
    const write = (from: number): void => {
      if (from >= bytes.length) response.end();
      else
        response.write(bytes.subarray(from, from + pieceLength), () =>
          setImmediate(() => {
            write(from + pieceLength);
          }),
        );
    };
    write(0);
  };
}

type Row = readonly [what: string, contentType: string, bytes: Buffer];

const read: readonly Row[] = [
  ['no charset and no declaration', 'text/xml', Buffer.from(document)],
  ['no charset and a declaration', 'text/xml', Buffer.from(declaration('ISO-8859-1') + document, 'latin1')],
  ['a charset alone', 'text/xml; charset=iso-8859-1', Buffer.from(document, 'latin1')],
  [
    'a charset and a declaration without encoding',
    'text/xml; charset=iso-8859-1',
    Buffer.from(plain + document, 'latin1'),
  ],
  [
    'a charset over another declaration',
    'text/xml; charset=iso-8859-1',
    Buffer.from(declaration('UTF-8') + document, 'latin1'),
  ],
  [
    'UTF-8 over another declaration',
    'text/xml; charset=utf-8',
    Buffer.from(declaration('ISO-8859-1') + document),
  ],
  ['UTF-8 and the same declaration', 'text/xml; charset=utf-8', Buffer.from(declaration('utf-8') + document)],
  ['a charset in quotes', 'text/xml; charset="ISO-8859-1"', Buffer.from(document, 'latin1')],
  [
    'a charset behind another parameter that seems to have one',
    'application/soap+xml; action="a;charset=utf-8" ; CHARSET = latin1',
    Buffer.from(document, 'latin1'),
  ],
  ['a byte-order mark over a charset', 'text/xml; charset=iso-8859-1', Buffer.from(`\ufeff${document}`)],
  [
    'a byte-order mark of UTF-16 over a charset',
    'text/xml; charset=utf-8',
    Buffer.from(`\ufeff${document}`, 'utf16le'),
  ],
  ['UTF-16 in the order named', 'text/xml; charset=utf-16be', utf16be(declaration('UTF-16') + document)],
  ['UTF-16 in the order seen', 'text/xml; charset=utf-16', utf16be(declaration('UTF-16') + document)],
  ['an empty charset', 'text/xml; charset=""', Buffer.from(document)],
];

describe.each(read)('%s', (_what, contentType, bytes) => {
  test.each([bytes.length, 100, 3])('in pieces of %d bytes', async (pieceLength) => {
    const bench = await operationBench(reply(contentType, bytes, pieceLength));
    expect(await bench.json(readSites)).toMatchObject({ items: [{ name }] });
    expect(await bench.value(readSites)).toMatchObject({ items: [{ name }] });
  });
});

test.each<[what: string, code: string, contentType: string, bytes: Buffer]>([
  [
    'bytes that are not of the charset',
    'upstream-invalid-xml',
    'text/xml; charset=us-ascii',
    Buffer.from(document),
  ],
  [
    'bytes that are of the declaration only',
    'upstream-invalid-xml',
    'text/xml; charset=utf-8',
    Buffer.from(declaration('ISO-8859-1') + document, 'latin1'),
  ],
  ['a charset that nobody knows', 'upstream-invalid-xml', 'text/xml; charset=klingon', Buffer.from(document)],
  [
    'a page',
    'upstream-html',
    'text/xml; charset=iso-8859-1',
    Buffer.from('<html><body>Zürich</body></html>', 'latin1'),
  ],
  ['nothing', 'upstream-empty', 'text/xml; charset=iso-8859-1', Buffer.from('')],
  ['blanks', 'upstream-empty', 'text/xml; charset=iso-8859-1', Buffer.from(' \r\n')],
  [
    'an answer that is cut',
    'upstream-truncated',
    'text/xml; charset=iso-8859-1',
    Buffer.from(document.slice(0, -20), 'latin1'),
  ],
])('%s is %s', async (_what, code, contentType, bytes) => {
  const bench = await operationBench(reply(contentType, bytes));
  expect(await outcome(bench.json(readSites))).toBe(code);
  expect(await outcome(bench.value(readSites))).toBe(code);
});
