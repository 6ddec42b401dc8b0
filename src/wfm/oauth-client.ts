import { Agent as HttpAgent } from 'node:http';
import { Agent as HttpsAgent } from 'node:https';
import { HttpsProxyAgent } from 'https-proxy-agent';
import type { ModuleOptions } from 'simple-oauth2';
import type { OauthConfiguration } from '../config/oauth-configuration.ts';
import type { Secret } from '../log/secret.ts';
import type { UpstreamTls } from './upstream-tls.ts';

export interface OauthClientSettings {
  readonly oauth: OauthConfiguration;
  /** Sent with every request, such as `x-api-key`. */
  readonly headers: Secret<Readonly<Record<string, string>>>;
  readonly tls: UpstreamTls;
  readonly proxyUrl: Secret | undefined;
}

/** A token answer is a few hundred bytes; whatever is larger is something else. */
const maxAnswerBytes = 65_536;

/** The library wants a third agent, for unauthorised certificates; it is the strict one as well. */
function agents({
  proxyUrl,
  tls,
}: OauthClientSettings): Record<'http' | 'https' | 'httpsAllowUnauthorized', HttpAgent> {
  const https = proxyUrl === undefined ? new HttpsAgent(tls) : new HttpsProxyAgent(proxyUrl.reveal(), tls);
  return { http: proxyUrl === undefined ? new HttpAgent() : https, https, httpsAllowUnauthorized: https };
}

/** The settings in the words of `simple-oauth2`: own time-out and size limit, no redirects, no proxy of the environment. */
export function oauthClientConfiguration(settings: OauthClientSettings): ModuleOptions {
  const { oauth, headers } = settings;
  const tokenUrl = new URL(oauth.tokenUrl);
  const http = {
    timeout: oauth.timeoutMs,
    maxBytes: maxAnswerBytes,
    redirects: false as const,
    // Services are seen that label their JSON wrongly; the shape of the answer is checked instead.
    json: 'force' as const,
    headers: { ...headers.reveal(), accept: 'application/json' },
    agents: agents(settings),
  };
  return {
    client: { id: oauth.clientId, secret: oauth.clientSecret?.reveal() ?? '' },
    auth: { tokenHost: tokenUrl.origin, tokenPath: `${tokenUrl.pathname}${tokenUrl.search}` },
    http,
    options: { authorizationMethod: oauth.clientAuth },
  };
}
