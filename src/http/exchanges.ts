import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import type { Duplex } from 'node:stream';

/** Which answers each connection still owes. */
export interface Exchanges {
  /** Whether anything runs on the connection, a request that is still arriving included. */
  isBusy(connection: Duplex): boolean;
  /** Whether the next bytes on it would be taken for the answer to an earlier request, or for a part of it. */
  owesAnswer(connection: Duplex): boolean;
}

export function watchExchanges(server: Server): Exchanges {
  const open = new WeakMap<Duplex, Set<ServerResponse>>();
  const of = (connection: Duplex): readonly ServerResponse[] => [...(open.get(connection) ?? [])];

  const watch = ({ socket }: IncomingMessage, response: ServerResponse): void => {
    const responses = open.get(socket) ?? new Set();
    open.set(socket, responses.add(response));
    response.once('close', () => responses.delete(response));
  };
  server.prependListener('request', watch);
  server.prependListener('checkExpectation', watch);

  return {
    isBusy: (connection) => of(connection).length > 0,
    owesAnswer: (connection) => of(connection).some(({ req, headersSent }) => req.complete || headersSent),
  };
}
