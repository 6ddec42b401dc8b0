/** Calls of the locator and the session service: the requests are the bridge's own, and so are their failures. */
import {
  findService,
  type Operation,
  type Service,
  type ServiceModel,
} from '../../contract/service-model.ts';
import { BridgeError } from '../../error/bridge-error.ts';
import type { Secret } from '../../log/secret.ts';
import type { OperationCaller, PreparedCall } from '../operation-caller.ts';
import type { UpstreamIdentity } from './session-steps.ts';

export type SessionFamily = 'LocatorService' | 'SessionService';

export interface SessionTarget {
  readonly url: Secret<URL>;
  readonly signal: AbortSignal;
}

/** Throws `invalid-contract` when the WSDL folder lacks it. */
export function sessionOperation(
  model: ServiceModel,
  family: SessionFamily,
  name: string,
): [Service, Operation] {
  const service = findService(model, family);
  const operation = service?.operations.get(name);
  if (service !== undefined && operation !== undefined && operation.unsupported === undefined)
    return [service, operation];
  throw new BridgeError(
    'invalid-contract',
    `the WSDL folder has no usable ${family}.${name}, which every session needs`,
    {
      facts: { service: family, operation: name },
    },
  );
}

export class SessionCaller {
  readonly #model: ServiceModel;
  readonly #caller: OperationCaller;
  readonly #identity: UpstreamIdentity;

  constructor(model: ServiceModel, caller: OperationCaller, identity: UpstreamIdentity) {
    this.#model = model;
    this.#caller = caller;
    this.#identity = identity;
  }

  async token(): Promise<Secret | undefined> {
    const identity = this.#identity;
    return identity.kind === 'token' ? identity.tokens.token() : undefined;
  }

  rejectToken(token: Secret | undefined): void {
    const identity = this.#identity;
    if (identity.kind === 'token' && token !== undefined) identity.tokens.reject(token);
  }

  /** The friendly answer of one operation. */
  async call(family: SessionFamily, name: string, input: unknown, target: SessionTarget): Promise<unknown> {
    const call = this.#prepare(family, name, input);
    try {
      return await this.withToken((token) => this.#caller.value(call, { ...target, token }));
    } catch (cause) {
      throw this.#identityFailure(cause);
    }
  }

  /** A token may have been revoked before its time: it is thrown away and fetched anew, once. */
  async withToken<T>(use: (token: Secret | undefined) => Promise<T>): Promise<T> {
    const token = await this.token();
    try {
      return await use(token);
    } catch (cause) {
      if (!(cause instanceof BridgeError) || cause.code !== 'upstream-unauthenticated' || token === undefined)
        throw cause;
      this.rejectToken(token);
      return use(await this.token());
    }
  }

  /** Here the words of a fault are about the bridge's own identity, not about an object that a caller asked for. */
  #identityFailure(cause: unknown): unknown {
    if (!(cause instanceof BridgeError)) return cause;
    const { facts, internal } = cause;
    if (cause.code === 'not-found') {
      const detail = "WFM does not know the bridge's user: ask the WFM administrator to add it to WFM";
      return new BridgeError('not-provisioned-in-wfm', detail, { cause, facts, internal });
    }
    if (cause.code === 'conflict') {
      const detail = "WFM refused the bridge's user";
      return new BridgeError('upstream-access-denied', detail, { cause, facts, internal });
    }
    if (cause.code !== 'upstream-unauthenticated' || this.#identity.kind !== 'login') return cause;
    return new BridgeError(cause.code, "WFM refused the bridge's user name and password", {
      cause,
      facts,
      internal: { ...internal, refusedLogin: true },
    });
  }

  /** The request is ours: a flaw in it means that the loaded WSDL differs from what the bridge knows to send. */
  #prepare(family: SessionFamily, name: string, input: unknown): PreparedCall {
    const [service, operation] = sessionOperation(this.#model, family, name);
    try {
      return this.#caller.prepare(service, operation, input, 'friendly');
    } catch (cause) {
      if (!(cause instanceof BridgeError) || cause.code !== 'invalid-request') throw cause;
      const members = (cause.facts.errors ?? []).map(
        (flaw) => `${name}${(flaw.pointer ?? '').replaceAll('/', '.')}`,
      );
      throw new BridgeError(
        'contract-mismatch',
        `${name} of ${service.name} takes other parameters than the bridge knows`,
        {
          cause,
          facts: { service: service.name, operation: name, members },
        },
      );
    }
  }
}
