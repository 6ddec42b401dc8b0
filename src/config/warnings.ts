import type { Configuration, UpstreamAccess } from './configuration.ts';

function isLoopback(hostname: string): boolean {
  return hostname === 'localhost' || hostname === '[::1]' || /^127\.\d+\.\d+\.\d+$/.test(hostname);
}

/** The origins that would be called without encryption on a real network. */
function plainOrigins({ wfm }: UpstreamAccess): readonly string[] {
  const { entrance } = wfm;
  const urls = [...wfm.allowedOrigins, wfm.locatorUrl];
  if (entrance.profile !== 'onprem-login') urls.push(entrance.userinfoUrl, entrance.oauth.tokenUrl);
  const plain = urls
    .map((url) => new URL(url))
    .filter((url) => url.protocol === 'http:' && !isLoopback(url.hostname));
  return [...new Set(plain.map((url) => url.origin))];
}

/** What an operator should know of the way to WFM, one sentence each: legal, but dangerous. Never a secret. */
export function upstreamWarnings(access: UpstreamAccess): readonly string[] {
  const { wfm } = access;
  const found: string[] = [];
  if (wfm.entrance.profile !== 'onprem-login' && wfm.entrance.oauth.grant.grant === 'password') {
    found.push(
      'OAUTH_GRANT=password: RFC 9700 forbids this grant; use it only where nothing else is offered',
    );
  }
  for (const origin of plainOrigins(access)) {
    found.push(`${origin} is called over plain http: tokens and personal data travel unencrypted`);
  }
  if (wfm.provisional === 'allow') {
    found.push('WFM_PROVISIONAL=allow: guessed enum numbers are written; never do this against a real WFM');
  }
  return found;
}

/** The same for a whole server. */
export function warnings(configuration: Configuration): readonly string[] {
  if (!configuration.server.randomSigningKey) return upstreamWarnings(configuration);
  const randomKey =
    'TOKEN_SIGNING_KEY is not set: tokens and download addresses end with this process and no other instance accepts them';
  return [...upstreamWarnings(configuration), randomKey];
}
