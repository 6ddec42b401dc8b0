import { operationCodec, type OperationCodec } from '../codec/operation-codec.ts';
import type { CodecOptions } from '../codec/profile.ts';
import type { JsonProfile } from '../contract/json-profile.ts';
import type { Operation, Service } from '../contract/service-model.ts';

/** The codecs of the loaded contract, each compiled when it is first used. */
export interface CodecCache {
  codecOf(service: Service, operation: Operation, profile: JsonProfile): OperationCodec;
}

export function createCodecCache(options: Omit<CodecOptions, 'profile'>): CodecCache {
  const codecs = new Map<string, OperationCodec>();
  return {
    codecOf(service, operation, profile) {
      const key = `${service.name} ${operation.name} ${profile}`;
      let codec = codecs.get(key);
      if (codec === undefined) {
        codec = operationCodec(service, operation, { ...options, profile });
        codecs.set(key, codec);
      }
      return codec;
    },
  };
}
