/**
 * The steps to a session, one function each, so that the session keeper walks them in one go and `doctor` one by one:
 * identify (token and userinfo) → locate → open.
 */
import {
  findService,
  type Operation,
  type Service,
  type ServiceModel,
} from '../../contract/service-model.ts';
import { BridgeError } from '../../error/bridge-error.ts';
import { Secret } from '../../log/secret.ts';
import type { OperationCaller, PreparedCall } from '../operation-caller.ts';
import type { TokenSource } from '../token-source.ts';
import type { Userinfo } from '../wfm-port.ts';
import { admitAddress, type AddressRules } from './address.ts';

/** Who the bridge is to WFM. */
export type UpstreamIdentity =
  | {
      /** A token, and userinfo to learn the user id. */
      readonly kind: 'token';
      readonly tokens: TokenSource;
      readonly userinfo: (token: Secret, signal: AbortSignal) => Promise<Userinfo>;
    }
  | {
      /** User name and password, given to the SOAP operations themselves. */
      readonly kind: 'login';
      readonly userName: string;
      readonly password: Secret;
      /** `OpenSession` is what a working client is seen to use after `LocateServerLogin`. */
      readonly openWith: 'OpenSession' | 'OpenSessionLogin';
    };

export interface SessionSettings {
  readonly locatorUrl: URL;
  readonly appName: string;
  readonly identity: UpstreamIdentity;
  readonly addresses: AddressRules;
}

export interface Location {
  readonly sessionServiceUrl: Secret<URL>;
  readonly user: Userinfo;
}

export interface OpenedSession {
  readonly user: Userinfo;
  /** Where `CloseSession` goes: the session's own entry in its list, or the located address. */
  readonly sessionServiceUrl: Secret<URL>;
  /** As the session lists them: name → address, unchecked until it is used. */
  readonly services: ReadonlyMap<string, Secret>;
}

export interface SessionSteps {
  /** The current token, or none where the login identifies. */
  token(): Promise<Secret | undefined>;
  rejectToken(token: Secret | undefined): void;
  /** Absent for a login, which learns its user id from the locator. */
  identify(signal: AbortSignal): Promise<Userinfo | undefined>;
  locate(user: Userinfo | undefined, signal: AbortSignal): Promise<Location>;
  open(location: Location, signal: AbortSignal): Promise<OpenedSession>;
  close(session: OpenedSession, signal: AbortSignal): Promise<void>;
  /** The checked address of a service, or `service-not-offered`. */
  addressOf(session: OpenedSession, serviceName: string): Secret<URL>;
}

interface WireLocation {
  readonly sessionServiceURL?: string;
  readonly userID?: number;
}

interface WireSessionInfo {
  readonly services: readonly { readonly serviceName?: string; readonly serviceURL?: string }[];
}

function named(model: ServiceModel, family: string, name: string): [Service, Operation] {
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

class WfmSessionSteps implements SessionSteps {
  readonly #model: ServiceModel;
  readonly #caller: OperationCaller;
  readonly #settings: SessionSettings;

  constructor(model: ServiceModel, caller: OperationCaller, settings: SessionSettings) {
    this.#model = model;
    this.#caller = caller;
    this.#settings = settings;
  }

  async token(): Promise<Secret | undefined> {
    const { identity } = this.#settings;
    return identity.kind === 'token' ? identity.tokens.token() : undefined;
  }

  rejectToken(token: Secret | undefined): void {
    const { identity } = this.#settings;
    if (identity.kind === 'token' && token !== undefined) identity.tokens.reject(token);
  }

  async identify(signal: AbortSignal): Promise<Userinfo | undefined> {
    const { identity } = this.#settings;
    if (identity.kind === 'login') return undefined;
    return this.#withToken((token) => identity.userinfo(token ?? new Secret(''), signal));
  }

  async locate(user: Userinfo | undefined, signal: AbortSignal): Promise<Location> {
    const { identity, appName, locatorUrl, addresses } = this.#settings;
    const base = { serviceName: this.#sessionServiceName(), appName };
    const wire =
      identity.kind === 'login'
        ? await this.#call(
            'LocatorService',
            'LocateServerLogin',
            { ...base, userName: identity.userName, password: identity.password.reveal() },
            locatorUrl,
            signal,
          )
        : await this.#call(
            'LocatorService',
            'LocateServer',
            { ...base, userID: user?.userId },
            locatorUrl,
            signal,
          );
    const { sessionServiceURL, userID } = (wire ?? {}) as WireLocation;
    return {
      sessionServiceUrl: admitAddress(sessionServiceURL ?? '', 'the session service', addresses),
      user: user ?? {
        userId: userID ?? 0,
        ...(identity.kind === 'login' ? { userName: identity.userName } : {}),
      },
    };
  }

  async open({ sessionServiceUrl, user }: Location, signal: AbortSignal): Promise<OpenedSession> {
    const { identity, appName } = this.#settings;
    const wire =
      identity.kind === 'login' && identity.openWith === 'OpenSessionLogin'
        ? await this.#call(
            'SessionService',
            'OpenSessionLogin',
            { appName, userName: identity.userName, password: identity.password.reveal() },
            sessionServiceUrl,
            signal,
          )
        : await this.#call(
            'SessionService',
            'OpenSession',
            { appName, userID: user.userId },
            sessionServiceUrl,
            signal,
          );
    const services = new Map<string, Secret>();
    for (const { serviceName, serviceURL } of (wire as WireSessionInfo | null)?.services ?? []) {
      if (serviceName !== undefined && serviceURL !== undefined)
        services.set(serviceName, new Secret(serviceURL));
    }
    // The session's key is in the addresses of its list, so the session service is bound anew to the one in there.
    const own = services.get(this.#sessionServiceName());
    return { user, sessionServiceUrl: this.#rebound(own) ?? sessionServiceUrl, services };
  }

  async close(session: OpenedSession, signal: AbortSignal): Promise<void> {
    await this.#call('SessionService', 'CloseSession', {}, session.sessionServiceUrl, signal);
  }

  addressOf(session: OpenedSession, serviceName: string): Secret<URL> {
    const address = session.services.get(serviceName);
    if (address !== undefined) return this.#admit(address, serviceName);
    throw new BridgeError('service-not-offered', `the WFM session does not list ${serviceName}`, {
      facts: { service: serviceName },
    });
  }

  #admit(address: Secret, serviceName: string): Secret<URL> {
    return admitAddress(address.reveal(), serviceName, this.#settings.addresses);
  }

  /** The session stands already: to fail here would leave one behind at WFM with every attempt. */
  #rebound(own: Secret | undefined): Secret<URL> | undefined {
    try {
      return own === undefined ? undefined : this.#admit(own, this.#sessionServiceName());
    } catch {
      return undefined;
    }
  }

  #sessionServiceName(): string {
    return named(this.#model, 'SessionService', 'OpenSession')[0].name;
  }

  // eslint-disable-next-line @typescript-eslint/max-params -- one call of the wire, spelled out
  async #call(
    family: string,
    name: string,
    input: unknown,
    url: URL | Secret<URL>,
    signal: AbortSignal,
  ): Promise<unknown> {
    const call = this.#prepare(family, name, input);
    const target = url instanceof Secret ? url : new Secret(url);
    try {
      return await this.#withToken((token) => this.#caller.value(call, { url: target, token, signal }));
    } catch (cause) {
      throw this.#identityFailure(cause);
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
    if (cause.code !== 'upstream-unauthenticated' || this.#settings.identity.kind !== 'login') return cause;
    return new BridgeError(cause.code, "WFM refused the bridge's user name and password", {
      cause,
      facts,
      internal: { ...internal, refusedLogin: true },
    });
  }

  /** The request is ours: a flaw in it means that the loaded WSDL differs from what the bridge knows to send. */
  #prepare(family: string, name: string, input: unknown): PreparedCall {
    const [service, operation] = named(this.#model, family, name);
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

  /** A token may have been revoked before its time: it is thrown away and fetched anew, once. */
  async #withToken<T>(use: (token: Secret | undefined) => Promise<T>): Promise<T> {
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
}

/** Throws `invalid-contract` at once when the folder lacks an operation that every session needs. */
export function createSessionSteps(
  model: ServiceModel,
  caller: OperationCaller,
  settings: SessionSettings,
): SessionSteps {
  for (const name of ['LocateServer', 'LocateServerLogin']) named(model, 'LocatorService', name);
  for (const name of ['OpenSession', 'OpenSessionLogin', 'CloseSession'])
    named(model, 'SessionService', name);
  return new WfmSessionSteps(model, caller, settings);
}
