/** The steps over SOAP and userinfo. */
import type { ServiceModel } from '../../contract/service-model.ts';
import { BridgeError } from '../../error/bridge-error.ts';
import { Secret } from '../../log/secret.ts';
import type { OperationCaller } from '../operation-caller.ts';
import type { Userinfo } from '../wfm-port.ts';
import { admitAddress } from './address.ts';
import { SessionCaller, sessionOperation } from './session-caller.ts';
import type {
  Location,
  OpenedSession,
  SessionSettings,
  SessionSteps,
  UpstreamIdentity,
} from './session-steps.ts';

interface WireLocation {
  readonly sessionServiceURL?: string;
  readonly userID?: number;
}

interface WireSessionInfo {
  readonly services: readonly { readonly serviceName?: string; readonly serviceURL?: string }[];
}

function loginOf({ userName, password }: UpstreamIdentity & { readonly kind: 'login' }): object {
  return { userName, password: password.reveal() };
}

class WfmSessionSteps implements SessionSteps {
  readonly #model: ServiceModel;
  readonly #caller: SessionCaller;
  readonly #settings: SessionSettings;

  constructor(model: ServiceModel, caller: OperationCaller, settings: SessionSettings) {
    this.#model = model;
    this.#caller = new SessionCaller(model, caller, settings.identity);
    this.#settings = settings;
  }

  token(): Promise<Secret | undefined> {
    return this.#caller.token();
  }

  rejectToken(token: Secret | undefined): void {
    this.#caller.rejectToken(token);
  }

  async identify(signal: AbortSignal): Promise<Userinfo | undefined> {
    const { identity } = this.#settings;
    if (identity.kind === 'login') return undefined;
    return this.#caller.withToken((token) => identity.userinfo(token ?? new Secret(''), signal));
  }

  async locate(user: Userinfo | undefined, signal: AbortSignal): Promise<Location> {
    const { identity, appName, locatorUrl, addresses } = this.#settings;
    const base = { serviceName: this.#sessionServiceName(), appName };
    const target = { url: new Secret(locatorUrl), signal };
    const wire =
      identity.kind === 'login'
        ? await this.#caller.call(
            'LocatorService',
            'LocateServerLogin',
            { ...base, ...loginOf(identity) },
            target,
          )
        : await this.#caller.call(
            'LocatorService',
            'LocateServer',
            { ...base, userID: user?.userId },
            target,
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
    const target = { url: sessionServiceUrl, signal };
    const wire =
      identity.kind === 'login' && identity.openWith === 'OpenSessionLogin'
        ? await this.#caller.call(
            'SessionService',
            'OpenSessionLogin',
            { appName, ...loginOf(identity) },
            target,
          )
        : await this.#caller.call('SessionService', 'OpenSession', { appName, userID: user.userId }, target);
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
    await this.#caller.call('SessionService', 'CloseSession', {}, { url: session.sessionServiceUrl, signal });
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
    return sessionOperation(this.#model, 'SessionService', 'OpenSession')[0].name;
  }
}

/** Throws `invalid-contract` at once when the folder lacks an operation that every session needs. */
export function createSessionSteps(
  model: ServiceModel,
  caller: OperationCaller,
  settings: SessionSettings,
): SessionSteps {
  for (const name of ['LocateServer', 'LocateServerLogin']) sessionOperation(model, 'LocatorService', name);
  for (const name of ['OpenSession', 'OpenSessionLogin', 'CloseSession'])
    sessionOperation(model, 'SessionService', name);
  return new WfmSessionSteps(model, caller, settings);
}
