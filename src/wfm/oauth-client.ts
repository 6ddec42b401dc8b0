import { Agent as HttpAgent } from 'node:http';
import { Agent as HttpsAgent } from 'node:https';
import { HttpsProxyAgent } from 'https-proxy-agent';
import type { ModuleOptions } from 'simple-oauth2';
import { BridgeError } from '../error/bridge-error.ts';
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

/** RFC 6749, appendix A; the library would refuse anything else with an error that shows it. */
const sendable = /^[\x20-\x7e]*$/;

function clientOf({ clientId, clientSecret }: OauthConfiguration): {
  readonly id: string;
  readonly secret: string;
} {
  const client = { id: clientId, secret: clientSecret?.reveal() ?? '' };
  if (sendable.test(client.id) && sendable.test(client.secret)) return client;
  throw new BridgeError(
    'invalid-configuration',
    'OAUTH_CLIENT_ID and OAUTH_CLIENT_SECRET may hold printable ASCII characters only',
  );
}

/** The settings in the words of `simple-oauth2`: own time-out and size limit, no redirects, no proxy of the environment. */
export function oauthClientConfiguration(settings: OauthClientSettings): ModuleOptions {
  const { oauth, headers } = settings;
  const tokenUrl = new URL(oauth.tokenUrl);
  const http = {
    timeout: oauth.timeoutMs,
    maxBytes: maxAnswerBytes,
    // None is followed, and one that carries a token in its body is a failure as well.
    redirects: 0,
    redirect303: true,
    // Services are seen that label their JSON wrongly; the shape of the answer is checked instead.
    json: 'force' as const,
    headers: { ...headers.reveal(), accept: 'application/json' },
    agents: agents(settings),
  };
  return {
    client: clientOf(oauth),
    auth: { tokenHost: tokenUrl.origin, tokenPath: `${tokenUrl.pathname}${tokenUrl.search}` },
    http,
    options: { authorizationMethod: oauth.clientAuth },
  };
}
