import { BridgeError } from '../error/bridge-error.ts';
import type { CallObserver, StartedCall } from '../telemetry/call-observer.ts';
import type { OperationCaller, PreparedCall } from './operation-caller.ts';
import type { Transport } from './transport.ts';

/** An answer in pieces is over when its reader has the last one, or leaves. */
function observedPieces(pieces: AsyncIterable<Uint8Array>, started: StartedCall): AsyncIterable<Uint8Array> {
  return {
    [Symbol.asyncIterator]() {
      const source = pieces[Symbol.asyncIterator]();
      return {
        async next() {
          try {
            const piece = await started.run(() => source.next());
            if (piece.done === true) started.end('good');
            return piece;
          } catch (reason) {
            started.end(BridgeError.from(reason).code);
            throw reason;
          }
        },
        async return() {
          started.end('client-closed-request');
          await source.return?.();
          return { done: true, value: undefined };
        },
      };
    },
  };
}

async function watched<T>(started: StartedCall, work: () => Promise<T>): Promise<T> {
  try {
    return await started.run(work);
  } catch (reason) {
    started.end(BridgeError.from(reason).code);
    throw reason;
  }
}

/** The same caller, each of whose calls is told to the observer from its beginning to the end of its answer. */
export function observedCaller(caller: OperationCaller, observer: CallObserver): OperationCaller {
  const begin = ({ service, operation }: PreparedCall): StartedCall =>
    observer.begin({ service: service.name, operation: operation.name });
  return {
    prepare: (service, operation, input, profile) => caller.prepare(service, operation, input, profile),
    async value(call, target) {
      const started = begin(call);
      const value = await watched(started, () => caller.value(call, target));
      started.end('good');
      return value;
    },
    async json(call, target, form) {
      const started = begin(call);
      const answer = await watched(started, () => caller.json(call, target, form));
      if (!(answer instanceof Uint8Array)) return observedPieces(answer, started);
      started.end('good');
      return answer;
    },
  };
}

/** The same transport, which tells WFM in which trace it is asked. */
export function tracingTransport(transport: Transport, observer: CallObserver): Transport {
  return {
    ...transport,
    send: (request) => transport.send({ ...request, headers: { ...request.headers, ...observer.headers() } }),
  };
}
