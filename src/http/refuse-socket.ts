import { randomUUID } from 'node:crypto';
import { STATUS_CODES } from 'node:http';
import { Socket } from 'node:net';
import type { Duplex } from 'node:stream';
import { BridgeError } from '../error/bridge-error.ts';
import type { Logger } from '../log/logger.ts';
import { problemAnswer } from './error/problem.ts';

/** The error of Node's parser or of its time limits. */
export type ParserError = Error & { readonly code?: string };

interface Refusal {
  readonly failure: BridgeError;
  /** Where HTTP has a status that says more than that of the code. */
  readonly status?: number;
  readonly reason?: string | undefined;
}

/** Writes a problem document where no request, and so no response, has come to be. */
function refuse(socket: Duplex, { failure, status, reason }: Refusal, logger: Logger): void {
  const requestId = randomUUID();
  const problem = problemAnswer(failure, requestId);
  const sent = status ?? problem.status;
  const remote = socket instanceof Socket ? socket.remoteAddress : undefined;
  logger.info({ requestId, remote, status: sent, code: failure.code, reason }, 'connection refused');
  const body = JSON.stringify({ ...problem.body, status: sent });
  const headers = {
    'Content-Length': Buffer.byteLength(body),
    'X-Request-Id': requestId,
    ...problem.headers,
    Connection: 'close',
  };
  socket.end(
    [
      `HTTP/1.1 ${sent} ${STATUS_CODES[sent] ?? ''}`,
      ...Object.entries(headers).map(([name, value]) => `${name}: ${value}`),
      '',
      body,
    ].join('\r\n'),
  );
}

function refusalOf(reason: string | undefined): Refusal {
  switch (reason) {
    case 'HPE_HEADER_OVERFLOW': {
      const detail = 'the headers are larger than this server accepts';
      return { failure: new BridgeError('payload-too-large', detail), status: 431, reason };
    }
    case 'ERR_HTTP_REQUEST_TIMEOUT': {
      const detail = 'the request did not arrive in time';
      return { failure: new BridgeError('invalid-request', detail), status: 408, reason };
    }
    case undefined:
    default:
      return { failure: new BridgeError('invalid-request', 'this is not an HTTP request'), reason };
  }
}

/** What Node cannot even parse, or what does not arrive. */
export function refuseMalformed(socket: Duplex, error: ParserError, logger: Logger): void {
  refuse(socket, refusalOf(error.code), logger);
}

/** CONNECT names no path of ours, so there is no method that it could be told to use instead. */
export function refuseTunnel(socket: Duplex, logger: Logger): void {
  const failure = new BridgeError('method-not-allowed', 'this is not a proxy', { facts: { allow: [] } });
  // The server lets go of a tunnel: its failures, and its end, are nobody's business but ours.
  socket.on('error', () => socket.destroy());
  socket.on('finish', () => socket.destroy());
  refuse(socket, { failure }, logger);
}
