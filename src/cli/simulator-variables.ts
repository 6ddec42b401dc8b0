import type { Simulator } from '../simulator/simulator.ts';

/** The variables that connect a bridge to a simulator, guessed enum numbers allowed: they are its own. */
export function simulatorVariables(simulator: Simulator): Readonly<Record<string, string>> {
  const { credentials, origin, internalOrigin } = simulator;
  const base = {
    WFM_URL: origin,
    WFM_PROFILE: simulator.mode,
    WFM_APP_NAME: credentials.appName,
    WFM_PROVISIONAL: 'allow',
    ...(internalOrigin === origin ? {} : { WFM_URL_REWRITES: `${internalOrigin}=${origin}` }),
  };
  if (simulator.mode === 'onprem-login') {
    return { ...base, WFM_USERNAME: credentials.userName, WFM_PASSWORD: credentials.password };
  }
  return {
    ...base,
    OAUTH_TOKEN_URL: simulator.tokenUrl,
    OAUTH_CLIENT_ID: credentials.clientId,
    OAUTH_CLIENT_SECRET: credentials.clientSecret,
  };
}
