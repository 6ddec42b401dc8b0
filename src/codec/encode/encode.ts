/**
 * Model → a writer of requests: JSON in, XML out. It walks the contract and never the caller's JSON, so order and
 * names are the WSDL's; the flaws of the input are collected with their JSON pointers before anything is refused.
 */
import { typeOf, type Operation, type Service } from '../../contract/service-model.ts';
import { writeEnvelope } from '../../envelope/envelope.ts';
import { BridgeError } from '../../error/bridge-error.ts';
import { localOf, namespaceOf, type QName } from '../../xml/names.ts';
import type { WriterContext } from './content-writers.ts';
import { FlawList, InputPlace } from './input-place.ts';
import { isObject, own, without } from './json-object.ts';
import { knownObject } from './object-writer.ts';
import type { CodecOptions } from '../profile.ts';
import { deepPlace, topPlace, type RequestPlace } from './request-place.ts';
import { TypeWriters } from './type-writers.ts';
import { xmlWriter } from './xml-value.ts';

/** Writes the SOAP document of a request. Throws `invalid-request` with one flaw for each mistake, 50 at most. */
export type RequestWriter = (input: unknown) => string;

/** A whole element, with all it needs declared on it. */
type RootWriter = (value: unknown, place: InputPlace) => string;

interface Root {
  readonly name: QName;
  readonly type: QName;
  readonly encoded: boolean;
}

const headersKey = '@headers';

function rootWriter(context: WriterContext, { name, type, encoded }: Root, place: RequestPlace): RootWriter {
  if (typeOf(context.service, type).kind === 'opaque') return xmlWriter(name);
  const writers = new TypeWriters(context, name, type, encoded);
  const inside = writers.ofType(type, place);
  const tag = writers.names.tagOf(namespaceOf(name), localOf(name));
  const start = `<${tag}${writers.names.declarations}${writers.encoded?.rootAttributes ?? ''}`;
  return (value, at) => `${start}${inside(value, at)}</${tag}>`;
}

/** The header blocks that were given, in the order of the contract. */
function headersWriter(context: WriterContext): RootWriter {
  const { headers } = context.operation;
  const blocks = headers.map(({ key, name, type }) => {
    let write: RootWriter | undefined;
    const compiled = (): RootWriter =>
      (write ??= rootWriter(context, { name, type, encoded: false }, deepPlace));
    return { key, compiled };
  });
  const keys = new Set(headers.map(({ key }) => key));
  return (value, place) => {
    const object = knownObject(value, keys, place);
    if (object === undefined) return '';
    const given = blocks.filter(({ key }) => own(object, key) !== undefined);
    return given.map(({ key, compiled }) => compiled()(object[key], place.child(key))).join('');
  };
}

/**
 * The writer of an operation's requests: the complete SOAP document with the headers that were given. An empty message
 * has an empty Body; its input is an object without properties but `@headers`.
 */
export function compileRequestWriter(
  service: Service,
  operation: Operation,
  options: CodecOptions,
): RequestWriter {
  const context = { service, operation, options };
  const writeBody = rootWriter(context, operation.request, topPlace);
  const writeHeaders = operation.headers.length === 0 ? undefined : headersWriter(context);
  return (input) => {
    const flaws = new FlawList();
    const place = InputPlace.root(flaws);
    let headers = '';
    let content = input;
    if (writeHeaders !== undefined && isObject(input) && Object.hasOwn(input, headersKey)) {
      headers = writeHeaders(input[headersKey], place.child(headersKey));
      content = without(input, headersKey);
    }
    const body = writeBody(content, place);
    if (flaws.isEmpty)
      return writeEnvelope(operation.request.empty ? '' : body, operation.soapVersion, headers);
    throw new BridgeError(
      'invalid-request',
      `the body does not match ${operation.name} in the ${options.profile} profile`,
      {
        facts: { errors: flaws.shown(), service: operation.service, operation: operation.name },
      },
    );
  };
}
