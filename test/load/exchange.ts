/** One request and what became of it, told so that a whole answer and a broken one are never taken for each other. */
import { request, type Agent, type IncomingHttpHeaders, type IncomingMessage } from 'node:http';

export interface Sent {
  readonly method: string;
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string;
}

/** The whole answer has come. */
export interface Answered {
  readonly outcome: 'answered';
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly text: string;
}

/** The answer began, and the connection broke in the middle of it. */
export interface Cut {
  readonly outcome: 'cut';
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  /** What had come by then. */
  readonly text: string;
  readonly reason: string;
}

/** Nothing of an answer has come; `wasSent` says whether the connection had taken the whole request. */
export interface Unanswered {
  readonly outcome: 'unanswered';
  readonly wasSent: boolean;
  readonly reason: string;
}

export type Exchange = Answered | Cut | Unanswered;

export interface ExchangeOptions {
  readonly agent: Agent;
  /** Milliseconds without a byte after which the caller gives up. */
  readonly patienceMs: number;
  /** The connection has taken the whole request. */
  readonly onSent?: () => void;
}

function reasonOf(error: Error & { readonly code?: string }): string {
  return error.code ?? error.message;
}

function readAnswer(response: IncomingMessage, settle: (exchange: Exchange) => void): void {
  const { statusCode: status = 0, headers } = response;
  const chunks: Buffer[] = [];
  const text = (): string => Buffer.concat(chunks).toString();
  response.on('data', (chunk: Buffer) => void chunks.push(chunk));
  response.on('end', () => {
    if (response.complete) settle({ outcome: 'answered', status, headers, text: text() });
  });
  const cut = (reason: string): void => settle({ outcome: 'cut', status, headers, text: text(), reason });
  response.on('error', (error) => cut(reasonOf(error)));
  response.on('close', () => cut('closed'));
}

/** Sends a request to an origin; is never rejected. */
export function exchange(origin: string, sent: Sent, options: ExchangeOptions): Promise<Exchange> {
  const { agent, patienceMs, onSent } = options;
  return new Promise((resolve) => {
    let wasSent = false;
    const outgoing = request(`${origin}${sent.path}`, {
      method: sent.method,
      agent,
      headers: {
        ...sent.headers,
        ...(sent.body === undefined ? {} : { 'content-length': Buffer.byteLength(sent.body) }),
      },
    });
    outgoing.setTimeout(patienceMs, () => outgoing.destroy(new Error(`silent for ${patienceMs} ms`)));
    outgoing.on('finish', () => {
      const { socket } = outgoing;
      const noted = (): void => {
        wasSent = true;
        onSent?.();
      };
      if (socket?.connecting === true) socket.once('connect', noted);
      else noted();
    });
    outgoing.on('response', (response) => readAnswer(response, resolve));
    outgoing.on('error', (error) => resolve({ outcome: 'unanswered', wasSent, reason: reasonOf(error) }));
    outgoing.end(sent.body);
  });
}
