import type { ServiceModel } from '../../contract/service-model.ts';
import { BridgeError } from '../../error/bridge-error.ts';
import type { ContractUse, MissingUse, Wfm, WfmGateway, WfmRequest } from '../wfm-port.ts';
import type { DelegatedConnections } from './delegated-connections.ts';
import { DelegatedWfm } from './delegated-wfm.ts';
import type { IdentityConnection } from './identity-connection.ts';
import { refusingWfm } from './refusing-wfm.ts';

export interface IdentityGatewayOptions {
  readonly model: ServiceModel;
  /** The bridge's own identity. */
  readonly own: IdentityConnection;
  /** What makes the others, by name; each is made when it is first asked for. */
  readonly named: ReadonlyMap<string, () => IdentityConnection>;
  /** Those of callers with tokens of their own. */
  readonly delegated: DelegatedConnections;
}

/**
 * The door to WFM for all upstream identities: each request goes through the connection of its own identity, and what no
 * identity is known for fails. Nothing ever falls back to the bridge's own.
 */
export class IdentityGateway implements WfmGateway {
  readonly #options: IdentityGatewayOptions;
  /** Bounded, since the configuration names them. */
  readonly #named = new Map<string, IdentityConnection>();

  constructor(options: IdentityGatewayOptions) {
    this.#options = options;
  }

  forRequest(request: WfmRequest): Wfm {
    const { own, model } = this.#options;
    const { identity, delegated } = request;
    if (delegated !== undefined) {
      // Nobody may take a caller with a token for somebody else because a name was forgotten.
      if (identity === undefined) throw new Error('an identity that is delegated has a name');
      const { delegated: connections } = this.#options;
      return new DelegatedWfm({ model, connections, request, name: identity, delegated });
    }
    if (identity === undefined) return own.client.forRequest(request);
    const connection = this.#connectionOf(identity);
    return connection === undefined
      ? refusingWfm(model, unknownIdentity(identity))
      : connection.client.forRequest(request);
  }

  /** That of the bridge's own identity: the others are the business of those who use them. */
  ready(signal: AbortSignal): Promise<void> {
    return this.#options.own.client.ready(signal);
  }

  missing(uses: readonly ContractUse[]): readonly MissingUse[] {
    return this.#options.own.client.missing(uses);
  }

  /** Closes the WFM sessions of all identities. */
  async close(): Promise<void> {
    const all = [this.#options.own, ...this.#named.values()];
    await Promise.all([...all, this.#options.delegated].map((connections) => connections.close()));
  }

  #connectionOf(name: string): IdentityConnection | undefined {
    const known = this.#named.get(name);
    if (known !== undefined) return known;
    const connection = this.#options.named.get(name)?.();
    if (connection !== undefined) this.#named.set(name, connection);
    return connection;
  }
}

function unknownIdentity(name: string): BridgeError {
  const detail =
    'this API client calls WFM as an identity of its own, and UPSTREAM_IDENTITIES of this bridge does not have it';
  return new BridgeError('upstream-identity-missing', detail, { internal: { identity: name } });
}
