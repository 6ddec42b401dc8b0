import { BridgeError } from '../../error/bridge-error.ts';

function textOf(error: object, key: string): string | undefined {
  const value: unknown = Reflect.get(error, key);
  return typeof value === 'string' ? value : undefined;
}

/** What the body parsers of Express call their failures (`error.type`), in our codes. */
const bodyParserFailures: Readonly<Record<string, () => [BridgeError['code'], string]>> = {
  'entity.too.large': () => ['payload-too-large', 'the body is larger than this server accepts'],
  'parameters.too.many': () => ['payload-too-large', 'the form has too many parameters'],
  'entity.parse.failed': () => ['invalid-json', 'the body is not well-formed JSON'],
  'charset.unsupported': () => ['unsupported-media-type', 'the charset of a JSON body must be UTF-8'],
  'encoding.unsupported': () => [
    'unsupported-media-type',
    'the content encoding must be gzip, deflate, br or none',
  ],
  'request.aborted': () => ['client-closed-request', 'the body stopped in the middle'],
  'request.size.invalid': () => ['invalid-request', 'the body is not as long as Content-Length says'],
};

/** Any failure that reaches the end of the chain as a `BridgeError`: ours, Express's, or `internal`. */
export function bridgeErrorOf(reason: unknown): BridgeError {
  if (reason instanceof BridgeError || !(reason instanceof Error)) return BridgeError.from(reason);
  const known = bodyParserFailures[textOf(reason, 'type') ?? ''];
  if (known !== undefined) {
    const [code, detail] = known();
    return new BridgeError(code, detail, { cause: reason });
  }
  // Express's router, for `%` that is not followed by two hexadecimal digits.
  if (reason instanceof URIError) {
    return new BridgeError('invalid-request', 'the path has malformed percent-encoding', { cause: reason });
  }
  // A body that cannot be decompressed, and whatever else Express blames the caller for.
  const status: unknown = Reflect.get(reason, 'status');
  if (typeof status === 'number' && status >= 400 && status < 500) {
    return new BridgeError('invalid-request', 'the request cannot be read', { cause: reason });
  }
  return BridgeError.from(reason);
}
