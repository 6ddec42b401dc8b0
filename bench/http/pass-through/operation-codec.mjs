import { operationCodec as converting } from '../../../dist/codec/operation-codec.js';

export * from '../../../dist/codec/operation-codec.js';

/** Encodes as the product does and leaves answers alone; session calls, which are read as values, are decoded. */
export function operationCodec(...definition) {
  return Object.assign(converting(...definition), { decode: (bytes) => bytes });
}
