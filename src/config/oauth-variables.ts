import { httpUrl, line, milliseconds, oneOf, text } from './formats.ts';
import { optional, secret, withDefault } from './variable.ts';

const group = 'OAuth';

/** How the bridge gets its own token for WFM. */
export const oauthVariables = {
  OAUTH_TOKEN_URL: optional(httpUrl, {
    group,
    description: 'Whole URL of the token endpoint. Required but for `onprem-login`.',
  }),
  OAUTH_CLIENT_ID: optional(text, {
    group,
    description: 'Client id at the token service. Required but for `onprem-login`.',
  }),
  OAUTH_CLIENT_SECRET: secret(text, {
    group,
    description: 'Client secret at the token service. Required by the grant `client_credentials`.',
  }),
  OAUTH_CLIENT_AUTH: withDefault(oneOf('header', 'body'), 'header', {
    group,
    description: 'Whether client id and secret are sent as Basic credentials or in the body.',
  }),
  OAUTH_GRANT: withDefault(oneOf('client_credentials', 'password', 'refresh_token'), 'client_credentials', {
    group,
    description: 'Grant to use. `password` is a legacy that RFC 9700 forbids; the bridge warns of it.',
  }),
  OAUTH_SCOPE: optional(text, { group, description: 'Scope to ask for.' }),
  OAUTH_USERNAME: optional(line, {
    group,
    description: 'User of the grant `password`, such as `tenant\\user`.',
  }),
  OAUTH_PASSWORD: secret(text, { group, description: 'Password of the grant `password`.' }),
  OAUTH_REFRESH_TOKEN: secret(text, { group, description: 'First token of the grant `refresh_token`.' }),
  OAUTH_REFRESH_TOKEN_STORE_FILE: optional(text, {
    group,
    description: 'File (mode 0600) that keeps the newest refresh token where the token service replaces it.',
  }),
  OAUTH_TIMEOUT_MS: withDefault(milliseconds, '10000', {
    group,
    description: 'Time-out of a token request.',
  }),
};
