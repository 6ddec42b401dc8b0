import type { Secret } from '../log/secret.ts';
import { present } from './read-variables.ts';
import type { Values } from './variables.ts';

/** What each grant needs beside the client. */
export type OauthGrant =
  | { readonly grant: 'client_credentials' }
  | { readonly grant: 'password'; readonly username: string; readonly password: Secret }
  | {
      readonly grant: 'refresh_token';
      readonly refreshToken: Secret;
      /** Keeps the newest refresh token over restarts. */
      readonly storeFile?: string;
    };

export interface OauthConfiguration {
  readonly tokenUrl: string;
  readonly clientId: string;
  /** Absent for a public client. */
  readonly clientSecret?: Secret;
  /** Where client id and secret are put: a Basic header or the body. */
  readonly clientAuth: 'header' | 'body';
  readonly scope?: string;
  readonly timeoutMs: number;
  readonly grant: OauthGrant;
}

function grantOf(values: Values): OauthGrant {
  switch (values.OAUTH_GRANT) {
    case 'client_credentials':
      return { grant: 'client_credentials' };
    case 'password':
      return {
        grant: 'password',
        username: present(values, 'OAUTH_USERNAME'),
        password: present(values, 'OAUTH_PASSWORD'),
      };
    case 'refresh_token': {
      const storeFile = values.OAUTH_REFRESH_TOKEN_STORE_FILE;
      return {
        grant: 'refresh_token',
        refreshToken: present(values, 'OAUTH_REFRESH_TOKEN'),
        ...(storeFile === undefined ? {} : { storeFile }),
      };
    }
  }
}

export function oauthConfiguration(values: Values): OauthConfiguration {
  const { OAUTH_CLIENT_SECRET: clientSecret, OAUTH_SCOPE: scope } = values;
  return {
    tokenUrl: present(values, 'OAUTH_TOKEN_URL'),
    clientId: present(values, 'OAUTH_CLIENT_ID'),
    ...(clientSecret === undefined ? {} : { clientSecret }),
    clientAuth: values.OAUTH_CLIENT_AUTH,
    ...(scope === undefined ? {} : { scope }),
    timeoutMs: values.OAUTH_TIMEOUT_MS,
    grant: grantOf(values),
  };
}
