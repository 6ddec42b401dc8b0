import { CachingGateway } from '../../../src/gate/cache/caching-gateway.ts';
import type { CacheOutcome } from '../../../src/telemetry/gate-metrics.ts';
import { ManualClock } from '../../../src/time/manual-clock.ts';
import type {
  Input,
  OperationOf,
  Output,
  ServiceFamily,
  Wfm,
  WfmRequest,
} from '../../../src/wfm/wfm-port.ts';
import { FakeWfm } from '../../support/fake-wfm.ts';

/** One call as WFM got it, to be answered by the test. */
export interface HeldCall {
  readonly request: WfmRequest;
  readonly operation: string;
  answer(value: unknown): void;
  fail(reason: unknown): void;
}

/** A WFM that answers a call when the test says so. */
class HeldWfm extends FakeWfm {
  readonly held: HeldCall[] = [];

  override forRequest(request: WfmRequest): Wfm {
    const { held } = this;
    return {
      ...super.forRequest(request),
      callRaw: (_service, operation) =>
        new Promise((resolve, fail) => {
          held.push({ request, operation, fail, answer: () => resolve({ json: new Uint8Array() }) });
        }),
      call<S extends ServiceFamily, O extends OperationOf<S>>(
        ...[, operation]: [service: S, operation: O, input: Input<S, O>]
      ): Promise<Output<S, O>> {
        return new Promise((resolve, fail) => {
          held.push({ request, operation, fail, answer: (value) => resolve(value as Output<S, O>) });
        });
      },
    };
  }
}

export interface Cached {
  readonly clock: ManualClock;
  readonly held: HeldCall[];
  readonly outcomes: CacheOutcome[];
  readonly wfm: FakeWfm;
  readonly of: (request?: Partial<WfmRequest>) => Wfm;
}

const writes = new Set(['InsertTimeOffType', 'UpdateUser']);

/** Kept for 30 s, standing in for an hour. */
export function cached(maxBytes?: number): Cached {
  const clock = new ManualClock('2026-01-05T09:00:00Z');
  const wfm = new HeldWfm();
  const outcomes: CacheOutcome[] = [];
  const gateway = new CachingGateway({
    gateway: wfm,
    clock,
    freshMs: 30_000,
    staleMs: 3_600_000,
    changedFamily: (service, operation) => (writes.has(operation) ? service : undefined),
    metrics: { cacheLookedUp: (outcome) => outcomes.push(outcome) },
    ...(maxBytes === undefined ? {} : { maxBytes }),
  });
  return {
    clock,
    held: wfm.held,
    outcomes,
    wfm,
    of: (request = {}) =>
      gateway.forRequest({ clientId: 'payroll', signal: new AbortController().signal, ...request }),
  };
}

/** All sites, or those of some ids. */
export function sites(wfm: Wfm, ...siteId: number[]): Promise<unknown> {
  return wfm.call('ConfigService', 'GetSite', {
    filter: { siteId },
    details: { infoType: 'CFG_INFO_OBJECT' },
  });
}

/** Lets everything happen that needs no time. */
export async function settled(): Promise<void> {
  for (let turn = 0; turn < 20; turn += 1) await Promise.resolve();
}
