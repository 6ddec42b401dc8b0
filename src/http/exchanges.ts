import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import type { Duplex } from 'node:stream';

/** Which answers each connection still owes. */
export interface Exchanges {
  /** Whether anything runs on the connection, a request that is still arriving included. */
  isBusy(connection: Duplex): boolean;
  /** Whether the next bytes on it would be taken for the answer to an earlier request, or for a part of it. */
  owesAnswer(connection: Duplex): boolean;
  /** From now on the last answer on each connection says that the connection ends with it. */
  endConnections(): void;
}

/** Says so in the newest answer alone: a caller that sends one request after the other is owed all before it. */
function endWithNewest(responses: Iterable<ServerResponse>): void {
  let newest: ServerResponse | undefined;
  for (const response of responses) {
    if (newest !== undefined) newest.shouldKeepAlive = true;
    newest = response;
  }
  if (newest !== undefined) newest.shouldKeepAlive = false;
}

export function watchExchanges(server: Server): Exchanges {
  const open = new Map<Duplex, Set<ServerResponse>>();
  let areEnding = false;
  const of = (connection: Duplex): readonly ServerResponse[] => [...(open.get(connection) ?? [])];

  const watch = ({ socket }: IncomingMessage, response: ServerResponse): void => {
    const responses = open.get(socket) ?? new Set();
    open.set(socket, responses.add(response));
    if (areEnding) endWithNewest(responses);
    response.once('close', () => {
      responses.delete(response);
      if (responses.size === 0) open.delete(socket);
    });
  };
  server.prependListener('request', watch);
  server.prependListener('checkExpectation', watch);

  return {
    isBusy: (connection) => of(connection).length > 0,
    owesAnswer: (connection) => of(connection).some(({ req, headersSent }) => req.complete || headersSent),
    endConnections() {
      areEnding = true;
      for (const responses of open.values()) endWithNewest(responses);
    },
  };
}
