import type { GateMetrics } from '../../telemetry/gate-metrics.ts';
import type { Clock } from '../../time/clock.ts';
import type { ContractUse, MissingUse, Wfm, WfmGateway, WfmRequest } from '../../wfm/wfm-port.ts';
import { CachingWfm } from './caching-wfm.ts';
import { KeptAnswers } from './kept-answers.ts';
import { ReferenceReads, type ReadLimits } from './reference-reads.ts';

export interface CachingOptions extends ReadLimits {
  readonly gateway: WfmGateway;
  readonly clock: Clock;
  /** The service, without version, that an operation changes; `undefined` for reads and for what there is not. */
  readonly changedFamily: (service: string, operation: string) => string | undefined;
  readonly metrics?: Pick<GateMetrics, 'cacheLookedUp'> | undefined;
  /** Of all kept answers together. */
  readonly maxBytes?: number;
}

const defaultBytes = 32 * 1024 * 1024;

/**
 * The gateway, which answers reads of reference data from what it has read a moment ago. It stands below scope and view, so
 * that both hold anew for every request, and is kept by upstream identity, which decides what WFM itself shows.
 */
export class CachingGateway implements WfmGateway {
  readonly #gateway: WfmGateway;
  readonly #reads: ReferenceReads;

  constructor({ maxBytes = defaultBytes, ...options }: CachingOptions) {
    this.#gateway = options.gateway;
    this.#reads = new ReferenceReads({ ...options, answers: new KeptAnswers(options.clock, maxBytes) });
  }

  forRequest(request: WfmRequest): Wfm {
    return new CachingWfm(this.#gateway.forRequest(request), request, this.#reads);
  }

  ready(signal: AbortSignal): Promise<void> {
    return this.#gateway.ready(signal);
  }

  missing(uses: readonly ContractUse[]): readonly MissingUse[] {
    return this.#gateway.missing(uses);
  }
}
