import { loadConfiguration, type Configuration } from '../../src/config/configuration.ts';
import type { Environment } from '../../src/config/env.ts';
import { BridgeError } from '../../src/error/bridge-error.ts';

/** What a cloud deployment sets at the least, without its upstream identity. */
const base = {
  API_CLIENT_ID: 'payroll',
  API_CLIENT_SECRET: 'sixteen letters!',
  TOKEN_SIGNING_KEY: 'a signing key of at least thirty-two bytes',
  WFM_URL: 'https://wfm.example.com',
  WFM_APP_NAME: 'WFMServer',
};

export const cloud = {
  ...base,
  OAUTH_TOKEN_URL: 'https://auth.example.com/oauth/token',
  OAUTH_CLIENT_ID: 'bridge',
  OAUTH_CLIENT_SECRET: 'hush',
};

export const login = {
  ...base,
  WFM_PROFILE: 'onprem-login',
  WFM_USERNAME: 'wfm-bridge',
  WFM_PASSWORD: 'hush',
};

/** A disk without files. */
export function noFile(path: string): string {
  throw new Error(`no ${path}`);
}

export function load(change: Environment, read = noFile): Configuration {
  return loadConfiguration({ ...cloud, ...change }, read);
}

/** The variables that a configuration is refused for, with what is said of them. */
export function mistakes(env: Environment, read = noFile): Record<string, string> {
  try {
    loadConfiguration(env, read);
  } catch (error) {
    if (!(error instanceof BridgeError) || error.code !== 'invalid-configuration') throw error;
    const pairs = error.facts.errors ?? [];
    return Object.fromEntries(pairs.map(({ parameter, detail }) => [parameter ?? '', detail]));
  }
  return {};
}
