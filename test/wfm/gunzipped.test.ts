/** Opening gzip as it comes: every cut of it, its bounds, and that nothing is left behind. */
import { buffer } from 'node:stream/consumers';
import type * as Zlib from 'node:zlib';
import { gzipSync, type Gunzip } from 'node:zlib';
import { beforeEach, describe, expect, test, vi } from 'vitest';
import { gunzipped } from '../../src/wfm/gunzipped.ts';
import { failureOf } from '../support/failure-of.ts';

const made: Gunzip[] = [];
vi.mock('node:zlib', async (original) => {
  const zlib = await original<typeof Zlib>();
  const recorded = (...settings: Parameters<typeof Zlib.createGunzip>): Gunzip => {
    const gunzip = zlib.createGunzip(...settings);
    made.push(gunzip);
    return gunzip;
  };
  return { ...zlib, createGunzip: recorded };
});
beforeEach(() => {
  made.length = 0;
});

const mib = 1024 * 1024;

/** Bytes in pieces of so many; remembers how many were taken and whether the rest was given up. */
function cut(
  bytes: Uint8Array,
  size: number,
): { readonly source: AsyncIterable<Uint8Array>; taken: number; isOver: boolean } {
  const state = { taken: 0, isOver: false };
  async function* pieces(): AsyncGenerator<Uint8Array, void, undefined> {
    try {
      for (let at = 0; at < bytes.length; at += size) {
        state.taken += 1;
        yield await Promise.resolve(bytes.subarray(at, at + size));
      }
    } finally {
      state.isOver = true;
    }
  }
  return Object.assign(state, { source: pieces() });
}

async function opened(bytes: Uint8Array, size = 1000, maxBytes = 64 * mib): Promise<string> {
  return (await buffer(gunzipped(cut(bytes, size).source, maxBytes))).toString();
}

const text = Array.from({ length: 1000 }, (_, row) => `<row id="${row}">${row * 7919}</row>`).join('');
const zipped = gzipSync(text);

describe('what was put in comes out', () => {
  test.each([1, 7, 64, 1000, zipped.length])('in pieces of %i bytes', async (size) => {
    expect(await opened(zipped, size)).toBe(text);
  });

  test('of several members, one after the other', async () => {
    expect(await opened(Buffer.concat([gzipSync('a'), gzipSync('b'), zipped]), 5)).toBe(`ab${text}`);
  });

  test('nothing for nothing', async () => {
    expect(await opened(new Uint8Array())).toBe('');
  });

  test('up to the limit, to the byte', async () => {
    expect(await opened(zipped, 1000, text.length)).toBe(text);
    expect((await failureOf(opened(zipped, 1000, text.length - 1))).code).toBe('upstream-oversized');
  });

  test('a MiB of one letter, however small it came', async () => {
    expect(await opened(gzipSync('x'.repeat(mib)))).toHaveLength(mib);
  });
});

const corrupt = Buffer.from(zipped);
corrupt.fill(0xff, 500, 520);
const wrongSum = Buffer.from(zipped);
wrongSum.fill(0, zipped.length - 8, zipped.length - 4);

test.each([
  { name: 'no gzip at all', bytes: Buffer.from('<Envelope/>'), code: 'upstream-invalid-xml' },
  { name: 'bytes turned over in the middle', bytes: corrupt, code: 'upstream-invalid-xml' },
  { name: 'another checksum', bytes: wrongSum, code: 'upstream-invalid-xml' },
  { name: 'half of it', bytes: zipped.subarray(0, zipped.length / 2), code: 'upstream-truncated' },
  { name: 'all but its last byte', bytes: zipped.subarray(0, -1), code: 'upstream-truncated' },
  { name: 'its head alone', bytes: zipped.subarray(0, 5), code: 'upstream-truncated' },
  {
    name: 'words after its end',
    bytes: Buffer.concat([zipped, Buffer.from('more')]),
    code: 'upstream-invalid-xml',
  },
  {
    name: 'zeros after its end',
    bytes: Buffer.concat([zipped, Buffer.alloc(9)]),
    code: 'upstream-invalid-xml',
  },
  { name: 'very much in very little', bytes: gzipSync(Buffer.alloc(8 * mib)), code: 'upstream-oversized' },
])('$name: $code, whatever the pieces', async ({ bytes, code }) => {
  for (const size of [97, 4096, bytes.length]) {
    expect((await failureOf(opened(bytes, size))).code).toBe(code);
  }
  expect(made.every(({ destroyed }) => destroyed)).toBe(true);
});

describe('a bomb', () => {
  /** 256 MiB of zeros in 260 kB. */
  const bomb = gzipSync(Buffer.alloc(256 * mib));

  test('is given up at 200 times what came in, long before its end', async () => {
    let out = 0;
    const read = async (): Promise<void> => {
      for await (const piece of gunzipped(cut(bomb, 1024).source, 1024 * mib)) out += piece.length;
    };
    expect((await failureOf(read())).code).toBe('upstream-oversized');
    expect(out).toBeLessThanOrEqual(mib);
    expect(made[0]?.destroyed).toBe(true);
  });

  test('takes no more of its source than it opens', async () => {
    const pieces = cut(bomb, 1024);
    await failureOf(buffer(gunzipped(pieces.source, 1024 * mib)));
    expect(pieces.isOver).toBe(true);
    expect(pieces.taken).toBeLessThan(8);
  });
});

test('a reader that leaves in the middle ends source and stream', async () => {
  const pieces = cut(zipped, 64);
  const reader = gunzipped(pieces.source, mib);
  expect((await reader.next()).done).toBe(false);
  expect(made[0]?.destroyed).toBe(false);
  await reader.return();
  expect(pieces.isOver).toBe(true);
  expect(made[0]?.destroyed).toBe(true);
});

test('a source that breaks ends the stream with its own failure', async () => {
  async function* breaking(): AsyncGenerator<Uint8Array, void, undefined> {
    yield await Promise.resolve(zipped.subarray(0, 500));
    throw new Error('the wire');
  }
  await expect(buffer(gunzipped(breaking(), mib))).rejects.toThrow('the wire');
  expect(made[0]?.destroyed).toBe(true);
});
