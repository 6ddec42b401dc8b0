import type { AsyncLocalStorage } from 'node:async_hooks';
import type { ErrorCode } from '../error/codes.ts';
import type { RunningSpan, Tracing } from './tracing.ts';
import type { DecodedAnswer, UpstreamMetrics } from './upstream-metrics.ts';

/** What one request has cost WFM so far. */
export interface UpstreamAccount {
  calls: number;
  /** Milliseconds: the sum of its calls, some of which may have run side by side. */
  ms: number;
}

/** One call to WFM that is under way. */
export interface StartedCall {
  run<T>(work: () => T): T;
  /** Only the first one counts. */
  end(outcome: 'good' | ErrorCode): void;
}

/** Whoever watches the calls to WFM. */
export interface CallObserver {
  /** Names of the contract: no address, no id. */
  begin(call: { readonly service: string; readonly operation: string }): StartedCall;
  decoded(answer: DecodedAnswer): void;
  /** To be sent along, so that the trace goes on at WFM. */
  headers(): Readonly<Record<string, string>>;
}

export interface CallObserverParts {
  readonly metrics: UpstreamMetrics;
  readonly tracing: Tracing;
  readonly accounts: AsyncLocalStorage<UpstreamAccount>;
  readonly now: () => number;
}

/** Metrics, a span and the account of the request, for each call. */
export function callObserver({ metrics, tracing, accounts, now }: CallObserverParts): CallObserver {
  return {
    begin({ service, operation }) {
      const startedAt = now();
      const account = accounts.getStore();
      const span: RunningSpan = tracing.client(`WFM ${operation}`, {
        'rpc.system': 'soap',
        'rpc.service': service,
        'rpc.method': operation,
      });
      let isOver = false;
      return {
        run: (work) => span.run(work),
        end(outcome) {
          if (isOver) return;
          isOver = true;
          const ms = now() - startedAt;
          if (account !== undefined) {
            account.calls += 1;
            account.ms += ms;
          }
          metrics.callEnded({ service, operation, ms, outcome });
          const failure = outcome === 'good' ? undefined : outcome;
          span.end({ attributes: { 'wfm_bridge.outcome': outcome }, failure });
        },
      };
    },
    decoded: (answer) => metrics.answerDecoded(answer),
    headers: () => tracing.headers(),
  };
}
