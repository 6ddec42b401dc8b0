/**
 * The steps to a session, one function each, so that the session keeper walks them in one go and `doctor` one by one:
 * identify (token and userinfo) → locate → open.
 */
import type { Secret } from '../../log/secret.ts';
import type { TokenSource } from '../token-source.ts';
import type { Userinfo } from '../wfm-port.ts';
import type { AddressRules } from './address.ts';

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
