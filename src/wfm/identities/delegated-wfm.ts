import type { ServiceModel } from '../../contract/service-model.ts';
import { BridgeError } from '../../error/bridge-error.ts';
import { contractViews } from '../contract-view.ts';
import { heldAnswer } from '../held-answer.ts';
import type {
  DelegatedIdentity,
  Input,
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
} from '../wfm-port.ts';
import type { ConnectionUse, DelegatedConnections } from './delegated-connections.ts';
import { tokenRefused } from './delegated-identity.ts';

export interface DelegatedWfmOptions {
  readonly model: ServiceModel;
  readonly connections: DelegatedConnections;
  readonly request: WfmRequest;
  /** Of the request. */
  readonly name: string;
  readonly delegated: DelegatedIdentity;
}

/** WFM as a caller with a token of its own sees it. A refused token is the caller's affair: `unauthenticated`, no retry. */
export class DelegatedWfm implements Wfm {
  readonly provisional = new Set<string>();
  readonly #options: DelegatedWfmOptions;

  constructor(options: DelegatedWfmOptions) {
    this.#options = options;
  }

  call<S extends ServiceFamily, O extends OperationOf<S>>(
    service: S,
    operation: O,
    input: Input<S, O>,
  ): Promise<Output<S, O>> {
    return this.#using((wfm, release) => wfm.call(service, operation, input).finally(release));
  }

  callRaw(service: string, operation: string, body: unknown, options: RawCallOptions): Promise<RawAnswer> {
    return this.#using(async (wfm, release) => {
      let isHeld = false;
      try {
        const answer = await wfm.callRaw(service, operation, body, options);
        if (answer.json instanceof Uint8Array) return answer;
        isHeld = true;
        return { json: heldAnswer(answer.json, release, this.#options.request.signal) };
      } finally {
        if (!isHeld) release();
      }
    });
  }

  userinfo(): Promise<Userinfo> {
    return Promise.resolve(this.#options.delegated.user);
  }

  session(): SessionView {
    const { connections, name, request } = this.#options;
    const connection = connections.peek(name);
    return connection?.client.forRequest(request).session() ?? { state: 'closed', renewals: 0 };
  }

  services(): readonly ServiceView[] {
    return contractViews(this.#options.model, this.session().services);
  }

  async #using<T>(work: (wfm: Wfm, release: () => void) => Promise<T>): Promise<T> {
    const { connections, name, delegated, request } = this.#options;
    const { connection, release }: ConnectionUse = connections.use(name, delegated);
    const wfm = connection.client.forRequest(request);
    try {
      return await work(wfm, release);
    } catch (cause) {
      const failure = failureOfOwner(cause);
      if (failure instanceof BridgeError && failure.code === 'unauthenticated') {
        connections.end(name);
        delegated.refused();
      }
      throw failure;
    } finally {
      for (const found of wfm.provisional) this.provisional.add(found);
    }
  }
}

/** What WFM says against the identity is said to the caller, who is that identity. */
function failureOfOwner(cause: unknown): unknown {
  if (!(cause instanceof BridgeError)) return cause;
  if (cause.code === 'upstream-unauthenticated') return tokenRefused(cause);
  if (cause.code === 'upstream-access-denied')
    return new BridgeError('forbidden', 'WFM denies this to the owner of the token', { cause });
  if (cause.code !== 'not-provisioned-in-wfm') return cause;
  const detail = 'WFM does not know the owner of the token';
  return new BridgeError('caller-not-provisioned-in-wfm', detail, { cause });
}
