/** One request, with the moments that count. The body is counted, and kept only on demand. */
import { Agent, request } from 'node:http';

const agent = new Agent({ keepAlive: true, maxSockets: 64 });

/**
 * @param {{ path: string, method?: string, headers?: object, body?: string, isKept?: boolean }} message
 * @returns {Promise<{ status: number, bytes: number, body: Buffer, firstByteMs: number, seconds: number }>}
 */
export function ask(origin, message, timeoutMs = 180_000) {
  const { path, method = 'POST', headers = {}, body = '', isKept = false } = message;
  return new Promise((resolve, reject) => {
    const begin = performance.now();
    const length = method === 'GET' ? {} : { 'content-length': Buffer.byteLength(body) };
    const options = { agent, method, headers: { ...headers, ...length } };
    const signal = AbortSignal.timeout(timeoutMs);
    const outgoing = request(`${origin}${path}`, { ...options, signal }, (response) => {
      let bytes = 0;
      let firstByteMs;
      const pieces = [];
      response.on('data', (piece) => {
        firstByteMs ??= performance.now() - begin;
        bytes += piece.length;
        if (isKept) pieces.push(piece);
      });
      response.on('error', reject);
      response.on('end', () =>
        resolve({
          status: response.statusCode,
          bytes,
          body: Buffer.concat(pieces),
          firstByteMs,
          seconds: (performance.now() - begin) / 1000,
        }),
      );
    });
    outgoing.on('error', reject);
    outgoing.end(body);
  });
}

/** As `ask`; anything but a whole answer with status 200 is an error. */
export async function askWhole(origin, message, timeoutMs) {
  const answer = await ask(origin, message, timeoutMs);
  if (answer.status !== 200 || answer.bytes === 0) {
    throw new Error(`status ${answer.status} ${answer.body.toString('utf8').slice(0, 160)}`.trim());
  }
  return answer;
}
