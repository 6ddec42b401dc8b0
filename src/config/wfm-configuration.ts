import type { Secret } from '../log/secret.ts';
import type { UrlRewrite } from './formats.ts';
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

export interface WfmConfiguration {
  readonly locatorUrl: string;
  readonly appName: string;
  readonly entrance: WfmEntrance;
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

export function wfmConfiguration(values: Values): WfmConfiguration {
  return {
    locatorUrl: checked(locatorUrl(values), 'WFM_LOCATOR_URL'),
    appName: present(values, 'WFM_APP_NAME'),
    entrance: entranceOf(values),
    urlRewrites: values.WFM_URL_REWRITES ?? [],
    allowedOrigins: values.WFM_ALLOWED_ORIGINS ?? defaultOrigins(values),
    provisional: values.WFM_PROVISIONAL,
    timeZones: values.WFM_TIME_ZONES ?? new Map<string, string>(),
    sessionIdleMs: values.WFM_SESSION_IDLE_MS,
    ...(values.WSDL_DIR === undefined ? {} : { wsdlDir: values.WSDL_DIR }),
  };
}
