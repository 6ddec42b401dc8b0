/** The codec of one operation with an envelope around it, in one line of a test. */
import { text } from 'node:stream/consumers';
import { noOddities, operationCodec } from '../../src/codec/operation-codec.ts';
import type { CodecOptions } from '../../src/codec/profile.ts';
import type { Operation, Service } from '../../src/contract/service-model.ts';
import type { Oddities } from '../../src/codec/oddities.ts';
import type { RequestFlaw } from '../../src/error/bridge-error.ts';
import { BridgeError } from '../../src/error/bridge-error.ts';
import { bodyOfEnvelope } from './xsd-of-wsdl.ts';

export const friendly: CodecOptions = { profile: 'friendly', nameProvisionalEnums: true };
export const exact: CodecOptions = { profile: 'exact', nameProvisionalEnums: true };

type Called = readonly [Service, Operation];

/** The XML in the Body of a request. */
export function encodeBody(called: Called, input: unknown, options: CodecOptions = friendly): string {
  return bodyOfEnvelope(operationCodec(...called, options).encode(input));
}

/** The flaws for which a request is refused; none when it is not. */
export function flawsOf(
  called: Called,
  input: unknown,
  options: CodecOptions = friendly,
): readonly RequestFlaw[] {
  try {
    operationCodec(...called, options).encode(input);
    return [];
  } catch (reason) {
    if (reason instanceof BridgeError && reason.code === 'invalid-request') return reason.facts.errors ?? [];
    throw reason;
  }
}

export function envelope(body: string): string {
  return `<e:Envelope xmlns:e="http://schemas.xmlsoap.org/soap/envelope/"><e:Body>${body}</e:Body></e:Envelope>`;
}

// eslint-disable-next-line @typescript-eslint/require-await -- the port is a stream
async function* streamOf(text: string): AsyncIterable<Uint8Array> {
  yield Buffer.from(text);
}

/** The value of an answer whose Body holds this XML. */
export async function decodeBody(
  called: Called,
  body: string,
  options: CodecOptions = friendly,
  oddities: Oddities = noOddities(),
): Promise<unknown> {
  return operationCodec(...called, options).decodeValue(streamOf(envelope(body)), oddities);
}

/** The same as lines of JSON. */
export async function linesOfBody(
  called: Called,
  body: string,
  options: CodecOptions = friendly,
): Promise<string> {
  return text(operationCodec(...called, options).decodeItems(streamOf(envelope(body))));
}
