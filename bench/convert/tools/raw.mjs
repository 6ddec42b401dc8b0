/** Not conversions, but the floors beneath them: what reading alone costs. */
import { SaxesParser } from 'saxes';
import { chunksOf } from '../chunks.mjs';
import { createSaxesBuilder } from './saxes-builder.mjs';

export async function createSaxesEvents() {
  return async (bytes) => {
    let events = 0;
    const parser = new SaxesParser({ xmlns: true });
    parser.on('opentag', () => events++);
    parser.on('closetag', () => events++);
    parser.on('text', () => events++);
    const decoder = new TextDecoder();
    for await (const chunk of chunksOf(bytes)) parser.write(decoder.decode(chunk, { stream: true }));
    parser.close();
  };
}

/** JSON of the same values, read and written: the price of building objects at all. Rate in bytes of the XML. */
export async function createJsonRoundTrip(options) {
  const toJson = await createSaxesBuilder(options);
  const texts = new WeakMap();
  const convert = async (bytes, sink) => {
    sink(Buffer.from(JSON.stringify(JSON.parse(texts.get(bytes)))));
  };
  convert.prepare = async (bytes) => {
    await toJson(bytes, (piece) => texts.set(bytes, piece.toString('utf8')));
  };
  return convert;
}

export async function createUtf8Decode() {
  return async (bytes, sink) => {
    const text = bytes.toString('utf8');
    // Looked at, so that it cannot be optimised away.
    if (text.charCodeAt(text.length >> 1) < 0) sink(bytes);
  };
}

export async function createCopy() {
  return async (bytes, sink) => {
    sink(Buffer.from(bytes));
  };
}
