import { Secret } from '../log/secret.ts';
import type { UrlRewrite } from './formats.ts';
import type { IdentityCredentials } from './identity-credentials.ts';
import { oauthConfiguration, type OauthConfiguration } from './oauth-configuration.ts';
import { present } from './read-variables.ts';
import type { Values } from './variables.ts';

/** Dotted paths into the answer of userinfo, tried in order. */
export interface UserinfoFields {
  readonly userId: readonly string[];
  readonly userName: readonly string[];
  readonly userType: readonly string[];
}

/** How the bridge shows WFM who it is. */
export type WfmEntrance =
  | {
      readonly profile: 'cloud-bearer' | 'onprem-bearer';
      readonly oauth: OauthConfiguration;
      readonly userinfoUrl: string;
      readonly userinfoFields: UserinfoFields;
    }
  | {
      readonly profile: 'onprem-login';
      readonly username: string;
      readonly password: Secret;
      readonly openSession: 'OpenSession' | 'OpenSessionLogin';
    };

/** What people may do who bring a token of their own. */
export interface DelegationConfiguration {
  /** As it was given; which roles there are, `identity` knows. */
  readonly role: string;
  readonly view: 'full' | 'hr' | 'payroll' | 'roster';
  /** Unknown tokens of one remote address. */
  readonly attemptsPerMinute: number;
}

export interface WfmConfiguration {
  readonly locatorUrl: string;
  readonly appName: string;
  readonly entrance: WfmEntrance;
  /** Other identities that API clients may have, by name. */
  readonly identities: ReadonlyMap<string, WfmEntrance>;
  /** Absent: none but API clients may call. */
  readonly delegation?: DelegationConfiguration;
  readonly urlRewrites: readonly UrlRewrite[];
  /** Exact origins that may be called; nothing else decides. */
  readonly allowedOrigins: readonly string[];
  readonly provisional: 'refuse-writes' | 'allow';
  /** IANA names by the names and numbers of WFM's time zones. */
  readonly timeZones: ReadonlyMap<string, string>;
  /** 0 = never close an idle session. */
  readonly sessionIdleMs: number;
  /** Absent: the WSDLs that come with the bridge. */
  readonly wsdlDir?: string;
}

export function locatorUrl(values: Partial<Values>): string | undefined {
  const base = values.WFM_URL === undefined ? undefined : `${values.WFM_URL}/?Handler=WFMLocatorService800`;
  return values.WFM_LOCATOR_URL ?? base;
}

export function userinfoUrl(values: Partial<Values>): string | undefined {
  const base = values.WFM_URL === undefined ? undefined : `${values.WFM_URL}/wfm/api/v3/system/userinfo`;
  return values.WFM_USERINFO_URL ?? base;
}

/** The origins of the configured WFM URLs, each once. */
export function defaultOrigins(values: Partial<Values>): readonly string[] {
  const urls = [
    locatorUrl(values),
    values.WFM_PROFILE === 'onprem-login' ? undefined : userinfoUrl(values),
  ].filter((url) => url !== undefined);
  return [...new Set(urls.map((url) => new URL(url).origin))];
}

function checked(url: string | undefined, name: string): string {
  if (url === undefined) throw new Error(`${name} was not checked`);
  return url;
}

function entranceOf(values: Values): WfmEntrance {
  if (values.WFM_PROFILE === 'onprem-login') {
    return {
      profile: values.WFM_PROFILE,
      username: present(values, 'WFM_USERNAME'),
      password: present(values, 'WFM_PASSWORD'),
      openSession: values.WFM_OPEN_SESSION ?? 'OpenSession',
    };
  }
  return {
    profile: values.WFM_PROFILE,
    oauth: oauthConfiguration(values),
    userinfoUrl: checked(userinfoUrl(values), 'WFM_USERINFO_URL'),
    userinfoFields: {
      userId: values.WFM_USERINFO_USER_ID_FIELDS,
      userName: values.WFM_USERINFO_USER_NAME_FIELDS,
      userType: values.WFM_USERINFO_USER_TYPE_FIELDS,
    },
  };
}

function delegationOf(values: Values): DelegationConfiguration {
  return {
    role: values.DELEGATED_ROLE ?? 'reader',
    view: values.DELEGATED_VIEW ?? 'full',
    attemptsPerMinute: values.DELEGATED_ATTEMPTS_PER_MINUTE ?? 30,
  };
}

function checkedText(given: string | undefined): string {
  if (given === undefined) throw new Error('UPSTREAM_IDENTITIES was not checked');
  return given;
}

/** The entrance of the bridge with the credentials of somebody else. */
function entranceAs(base: WfmEntrance, given: IdentityCredentials): WfmEntrance {
  const { username, clientId, clientSecret } = given;
  if (base.profile === 'onprem-login')
    return { ...base, username: checkedText(username), password: new Secret(checkedText(given.password)) };
  const grant =
    base.oauth.grant.grant === 'password'
      ? {
          grant: 'password' as const,
          username: checkedText(username),
          password: new Secret(checkedText(given.password)),
        }
      : base.oauth.grant;
  return {
    ...base,
    oauth: {
      ...base.oauth,
      grant,
      ...(clientId === undefined ? {} : { clientId }),
      ...(clientSecret === undefined ? {} : { clientSecret: new Secret(clientSecret) }),
    },
  };
}

export function wfmConfiguration(values: Values): WfmConfiguration {
  const entrance = entranceOf(values);
  const identities = values.UPSTREAM_IDENTITIES?.reveal() ?? new Map<string, IdentityCredentials>();
  return {
    locatorUrl: checked(locatorUrl(values), 'WFM_LOCATOR_URL'),
    appName: present(values, 'WFM_APP_NAME'),
    entrance,
    identities: new Map([...identities].map(([name, given]) => [name, entranceAs(entrance, given)])),
    ...(values.DELEGATED_AUTH === 'true' ? { delegation: delegationOf(values) } : {}),
    urlRewrites: values.WFM_URL_REWRITES ?? [],
    allowedOrigins: values.WFM_ALLOWED_ORIGINS ?? defaultOrigins(values),
    provisional: values.WFM_PROVISIONAL,
    timeZones: values.WFM_TIME_ZONES ?? new Map<string, string>(),
    sessionIdleMs: values.WFM_SESSION_IDLE_MS,
    ...(values.WSDL_DIR === undefined ? {} : { wsdlDir: values.WSDL_DIR }),
  };
}
