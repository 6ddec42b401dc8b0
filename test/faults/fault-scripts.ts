/** What an upstream may do that no HTTP server would. */
import type { Script } from '../support/scripted-server.ts';
import { envelope, oneSite } from '../support/scripted-wfm.ts';

export const goodAnswer = envelope(oneSite);

/** Bytes as they are, and the end of the connection. */
export function bytes(...parts: readonly (string | Uint8Array)[]): Script {
  return ({ socket }) => {
    for (const part of parts) socket?.write(part);
    socket?.end();
  };
}

/** Bytes as they are; the connection stays open. */
export function openBytes(...parts: readonly string[]): Script {
  return ({ socket }) => {
    for (const part of parts) socket?.write(part);
  };
}

export function head(headers: Readonly<Record<string, string>> = {}, status = '200 OK'): string {
  const all = { 'Content-Type': 'text/xml; charset=utf-8', ...headers };
  const lines = Object.entries(all).map(([name, value]) => `${name}: ${value}\r\n`);
  return `HTTP/1.1 ${status}\r\n${lines.join('')}\r\n`;
}

/** Writes a part again and again until the connection is gone. */
export function dripping(start: string, drop: string, everyMs: number): Script {
  return ({ socket }) => {
    if (socket === null) return;
    socket.write(start);
    const timer = setInterval(() => socket.write(drop), everyMs);
    socket.once('close', () => {
      clearInterval(timer);
    });
  };
}

export const page = '<!DOCTYPE html><html><body>Sign in</body></html>';
