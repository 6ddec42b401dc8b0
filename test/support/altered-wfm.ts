/** Stands between a bridge and a simulator, and changes what WFM answers. */
import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { buffer } from 'node:stream/consumers';

/** An answer as it shall be, from what WFM has answered. `operation` is the local name of the request's body. */
export type Alteration = (answer: string, operation: string) => string;

const operationPattern = /Body[^>]*>\s*<(?:\w+:)?(\w+)/;
const asItIs: Alteration = (answer) => answer;

export class AlteredWfm {
  readonly #server: Server;
  /** Where the simulator is. */
  target = '';
  #alter: Alteration = asItIs;

  private constructor() {
    this.#server = createServer((request, response) => {
      void (async () => {
        const body = await buffer(request);
        const { 'content-type': type = 'text/xml', authorization = '', soapaction = '""' } = request.headers;
        const answer = await fetch(`${this.target}${request.url ?? '/'}`, {
          method: request.method ?? 'POST',
          headers: { 'content-type': type, authorization, soapaction: String(soapaction) },
          ...(body.length > 0 ? { body } : {}),
        });
        const operation = operationPattern.exec(body.toString())?.[1] ?? '';
        const text = this.#alter(await answer.text(), operation);
        response.writeHead(answer.status, {
          'content-type': answer.headers.get('content-type') ?? 'text/xml',
        });
        response.end(text);
      })();
    });
  }

  static async open(): Promise<AlteredWfm> {
    const wfm = new AlteredWfm();
    wfm.#server.listen(0, '127.0.0.1');
    await once(wfm.#server, 'listening');
    return wfm;
  }

  get origin(): string {
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}`;
  }

  alter(alteration: Alteration): void {
    this.#alter = alteration;
  }

  heal(): void {
    this.#alter = asItIs;
  }

  async close(): Promise<void> {
    this.#server.closeAllConnections();
    this.#server.close();
    await once(this.#server, 'close');
  }
}
