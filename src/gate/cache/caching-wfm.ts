import { isReferenceData } from '../../api/reference-data.ts';
import type {
  Input,
  KeptUse,
  OperationOf,
  Output,
  RawAnswer,
  RawCallOptions,
  ServiceFamily,
  ServiceView,
  SessionView,
  Userinfo,
  Wfm,
  WfmRequest,
} from '../../wfm/wfm-port.ts';
import type { FoundAnswer, ReferenceReads } from './reference-reads.ts';

/** WFM as one request sees it, with what earlier requests have read. */
export class CachingWfm implements Wfm {
  readonly live: Wfm;
  readonly #wfm: Wfm;
  readonly #request: WfmRequest;
  readonly #reads: ReferenceReads;
  readonly #provisional = new Set<string>();
  #kept: KeptUse | undefined;

  constructor(wfm: Wfm, request: WfmRequest, reads: ReferenceReads) {
    this.#wfm = wfm;
    this.#request = request;
    this.#reads = reads;
    const provisional = (): ReadonlySet<string> => this.provisional;
    const liveRequest = { ...request, maxAgeMs: 0 };
    this.live = {
      call: (service, operation, input) => this.#call(liveRequest, service, operation, input),
      callRaw: (service, operation, body, options) => this.callRaw(service, operation, body, options),
      userinfo: () => this.userinfo(),
      session: () => this.session(),
      services: () => this.services(),
      get provisional() {
        return provisional();
      },
    };
  }

  async call<S extends ServiceFamily, O extends OperationOf<S>>(
    service: S,
    operation: O,
    input: Input<S, O>,
  ): Promise<Output<S, O>> {
    return await this.#call(this.#request, service, operation, input);
  }

  /** Never kept: nobody has promised what it is for. */
  async callRaw(
    service: string,
    operation: string,
    body: unknown,
    options: RawCallOptions,
  ): Promise<RawAnswer> {
    return await this.#reads.around(service, operation, () =>
      this.#wfm.callRaw(service, operation, body, options),
    );
  }

  userinfo(): Promise<Userinfo> {
    return this.#wfm.userinfo();
  }

  session(): SessionView {
    return this.#wfm.session();
  }

  services(): readonly ServiceView[] {
    return this.#wfm.services();
  }

  get provisional(): ReadonlySet<string> {
    return new Set([...this.#wfm.provisional, ...this.#provisional]);
  }

  get kept(): KeptUse | undefined {
    return this.#kept;
  }

  async #call<S extends ServiceFamily, O extends OperationOf<S>>(
    request: WfmRequest,
    service: S,
    operation: O,
    input: Input<S, O>,
  ): Promise<Output<S, O>> {
    if (!isReferenceData({ service, operation }))
      return await this.#reads.around(service, operation, () => this.#wfm.call(service, operation, input));
    const found = await this.#reads.read({ service, operation, input }, request);
    this.#used(found);
    // The question is part of the key, so that this is the answer of this operation.
    return found.answer.value as Output<S, O>;
  }

  #used({ answer: { askedAt, provisional }, use }: FoundAnswer): void {
    for (const name of provisional) this.#provisional.add(name);
    if (use === 'new') return;
    const { since = askedAt, stale = false } = this.#kept ?? {};
    this.#kept = { since: Math.min(since, askedAt), stale: stale || use === 'stale' };
  }
}
