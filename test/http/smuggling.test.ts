/** Requests that a proxy in front and the bridge could read differently: none is read at all. */
import { expect, test } from 'vitest';
import { basic, face } from '../support/bridge-face.ts';
import { call } from './error-paths.ts';
import { listening, received, sent } from './raw-socket.ts';

const start = `POST ${call} HTTP/1.1\r\nHost: x\r\nAuthorization: ${basic}\r\nContent-Type: application/json\r\n`;
const hidden = `GET /healthz HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n`;

test.each([
  [
    'a length and chunks',
    `${start}Content-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n${hidden}`,
  ],
  [
    'chunks and a length',
    `${start}Transfer-Encoding: chunked\r\nContent-Length: 5\r\n\r\n0\r\n\r\n${hidden}`,
  ],
  ['two lengths', `${start}Content-Length: 2\r\nContent-Length: 80\r\n\r\n{}${hidden}`],
  ['two lengths in one', `${start}Content-Length: 2, 80\r\n\r\n{}${hidden}`],
  ['a length with a sign', `${start}Content-Length: +2\r\n\r\n{}${hidden}`],
  ['a length in hexadecimal', `${start}Content-Length: 0x2\r\n\r\n{}${hidden}`],
  ['a space before the colon', `${start}Content-Length : 2\r\n\r\n{}${hidden}`],
  [
    'chunks that are not the last encoding',
    `${start}Transfer-Encoding: chunked, identity\r\n\r\n0\r\n\r\n${hidden}`,
  ],
  ['an encoding like chunks', `${start}Transfer-Encoding: xchunked\r\n\r\n0\r\n\r\n${hidden}`],
  [
    'chunks whose size overflows',
    `${start}Transfer-Encoding: chunked\r\n\r\n1ffffffffffffffff\r\n{}\r\n0\r\n\r\n${hidden}`,
  ],
  [
    'chunks that end in a bare line feed',
    `${start}Transfer-Encoding: chunked\r\n\r\n2\n{}\r\n0\r\n\r\n${hidden}`,
  ],
  ['lines that end in a bare line feed', `POST ${call} HTTP/1.1\nHost: x\nContent-Length: 2\n\n{}${hidden}`],
  ['a line feed in a header', `${start}X-Long: a\nX-More: b\r\nContent-Length: 2\r\n\r\n{}${hidden}`],
  ['a carriage return in a header', `${start}X-Long: a\rX-More: b\r\nContent-Length: 2\r\n\r\n{}${hidden}`],
  ['a zero in a header', `${start}X-Long: a\u0000b\r\nContent-Length: 2\r\n\r\n{}${hidden}`],
  ['a header name of more than a token', `${start}X(Long): a\r\nContent-Length: 2\r\n\r\n{}${hidden}`],
])('%s: one 400, and nothing after it', async (_name, bytes) => {
  const { app, wfm } = face();
  const text = await received(sent(await listening(app), bytes));
  expect(text.match(/HTTP\/1\.1 \d+/g)).toEqual(['HTTP/1.1 400']);
  expect(text).toContain('"code":"invalid-request"');
  expect(text).toContain('Connection: close');
  expect(wfm.calls).toEqual([]);
});

test('requests one after the other without waiting are answered in their order', async () => {
  const get = (path: string, more = ''): string => `GET ${path} HTTP/1.1\r\nHost: x\r\n${more}\r\n`;
  const bytes = get('/healthz') + get('/nope') + get('/healthz', 'Connection: close\r\n');
  const text = await received(sent(await listening(face().app), bytes));
  expect(text.match(/HTTP\/1\.1 \d+/g)).toEqual(['HTTP/1.1 200', 'HTTP/1.1 404', 'HTTP/1.1 200']);
});

test('chunks beyond MAX_BODY_BYTES are 413, though nobody has said how many there are', async () => {
  const chunk = `200\r\n${'x'.repeat(0x200)}\r\n`;
  const bytes = `${start}Connection: close\r\nTransfer-Encoding: chunked\r\n\r\n${chunk.repeat(4)}0\r\n\r\n`;
  const { app, wfm } = face();
  const text = await received(sent(await listening(app), bytes));
  expect(text).toContain('HTTP/1.1 413 ');
  expect(text).toContain('"code":"payload-too-large"');
  expect(wfm.calls).toEqual([]);
});
