import { destination, pino, type DestinationStream, type Logger } from 'pino';
import { BridgeError } from '../error/bridge-error.ts';

export type { Logger };

export const logLevels = ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'] as const;
export type LogLevel = (typeof logLevels)[number];

/** What a request or an answer may stand under, in whatever is logged. */
const unprinted = ['body', 'input'];

function withoutTexts(facts: Readonly<Record<string, unknown>>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(facts).filter(([name]) => !unprinted.includes(name)));
}

/** A parser's message, and so the first lines of its stack, quotes the text that could not be parsed. */
function quotesText(reason: Error): boolean {
  return reason instanceof SyntaxError || reason instanceof URIError;
}

/** What an error looks like in the log: code, detail, operator's facts, and its causes; bodies and headers never. */
function serializeError(reason: unknown, depth = 0): unknown {
  if (!(reason instanceof Error)) return { message: typeof reason === 'string' ? reason : typeof reason };
  const cause = reason.cause === undefined || depth > 4 ? undefined : serializeError(reason.cause, depth + 1);
  if (reason instanceof BridgeError) {
    return {
      code: reason.code,
      detail: reason.detail,
      ...withoutTexts(reason.internal),
      cause,
      stack: reason.code === 'internal' ? reason.stack : undefined,
    };
  }
  // A foreign error's enumerable properties may hold requests with headers; name, code, message and stack do not.
  const code: unknown = 'code' in reason ? reason.code : undefined;
  if (quotesText(reason)) return { type: reason.name, code, cause };
  return { type: reason.name, code, message: reason.message, cause, stack: reason.stack };
}

/**
 * JSON lines, one an event, on standard output unless told otherwise. Secrets are kept out by their type (`Secret`);
 * the redaction list is the second net for headers that a foreign object may carry.
 */
export function createLogger(level: LogLevel, stream: DestinationStream = destination(1)): Logger {
  return pino(
    {
      level,
      base: null,
      timestamp: pino.stdTimeFunctions.isoTime,
      formatters: { level: (label) => ({ level: label }) },
      serializers: { err: (reason: unknown) => serializeError(reason) },
      redact: {
        paths: [
          ...['authorization', 'headers.authorization', 'password', '*.password', 'token', '*.token'],
          ...unprinted.flatMap((name) => [name, `*.${name}`]),
        ],
        censor: '***',
      },
    },
    stream,
  );
}

/** A logger that says nothing, for tests and for tools whose output is their answer. */
export const silentLogger: Logger = pino({ level: 'silent' });
