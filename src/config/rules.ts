import type { RequestFlaw } from '../error/bridge-error.ts';
import { identityRules } from './identity-rules.ts';
import { pemFileRules } from './pem-files.ts';
import type { FileReader, Reading } from './read-variables.ts';
import type { VariableName } from './variables.ts';
import { defaultOrigins, locatorUrl, userinfoUrl } from './wfm-configuration.ts';

/** What several variables must be together; each rule says which mistakes it found. */

function required(reading: Reading, names: readonly VariableName[], why: string): RequestFlaw[] {
  return names
    .filter((name) => !reading.given.has(name))
    .map((parameter) => ({ parameter, detail: `is required${why}` }));
}

function refused(reading: Reading, names: readonly string[], why: string): RequestFlaw[] {
  return names
    .filter((name) => reading.given.has(name))
    .map((parameter) => ({ parameter, detail: `has no meaning ${why}` }));
}

function addressRules(reading: Reading): RequestFlaw[] {
  const login = reading.values.WFM_PROFILE === 'onprem-login';
  if (reading.given.has('WFM_URL')) return [];
  const detail = 'is required while WFM_URL is not set';
  const flaws: RequestFlaw[] = [];
  if (!reading.given.has('WFM_LOCATOR_URL')) flaws.push({ parameter: 'WFM_LOCATOR_URL', detail });
  if (!login && !reading.given.has('WFM_USERINFO_URL')) flaws.push({ parameter: 'WFM_USERINFO_URL', detail });
  return flaws;
}

const loginOnly = ['WFM_USERNAME', 'WFM_PASSWORD', 'WFM_OPEN_SESSION'];
const userinfoOnly = [
  'WFM_USERINFO_URL',
  'WFM_USERINFO_USER_ID_FIELDS',
  'WFM_USERINFO_USER_NAME_FIELDS',
  'WFM_USERINFO_USER_TYPE_FIELDS',
];

function profileRules(reading: Reading): RequestFlaw[] {
  const profile = reading.values.WFM_PROFILE;
  if (profile === 'onprem-login') {
    const oauth = [...reading.given].filter((name) => name.startsWith('OAUTH_'));
    return [
      ...required(reading, ['WFM_USERNAME', 'WFM_PASSWORD'], ' in the profile onprem-login'),
      ...refused(reading, [...oauth, ...userinfoOnly], 'in the profile onprem-login'),
    ];
  }
  // A profile that was not understood has its own line; what hangs on it cannot be judged.
  if (profile === undefined) return [];
  return [
    ...refused(reading, loginOnly, `in the profile ${profile}`),
    ...required(reading, ['OAUTH_TOKEN_URL', 'OAUTH_CLIENT_ID'], ` in the profile ${profile}`),
    ...grantRules(reading),
  ];
}

const passwordOnly = ['OAUTH_USERNAME', 'OAUTH_PASSWORD'];
const refreshOnly = ['OAUTH_REFRESH_TOKEN', 'OAUTH_REFRESH_TOKEN_STORE_FILE'];

function grantRules(reading: Reading): RequestFlaw[] {
  const where = (grant: string): string => `with the grant ${grant}`;
  const grant = reading.values.OAUTH_GRANT;
  if (grant === undefined) return [];
  switch (grant) {
    case 'client_credentials':
      return [
        ...required(reading, ['OAUTH_CLIENT_SECRET'], ` ${where('client_credentials')}`),
        ...refused(reading, [...passwordOnly, ...refreshOnly], where('client_credentials')),
      ];
    case 'password':
      return [
        ...required(reading, ['OAUTH_USERNAME', 'OAUTH_PASSWORD'], ` ${where('password')}`),
        ...refused(reading, refreshOnly, where('password')),
      ];
    case 'refresh_token':
      return [
        ...required(reading, ['OAUTH_REFRESH_TOKEN'], ` ${where('refresh_token')}`),
        ...refused(reading, passwordOnly, where('refresh_token')),
      ];
  }
}

/** An address the bridge is sure to need and may not call is a mistake, not a surprise at the first request. */
function originRules({ values }: Reading): RequestFlaw[] {
  const allowed = values.WFM_ALLOWED_ORIGINS ?? defaultOrigins(values);
  const needed: [string, string | undefined][] = [
    ['WFM_LOCATOR_URL', locatorUrl(values)],
    ['WFM_USERINFO_URL', values.WFM_PROFILE === 'onprem-login' ? undefined : userinfoUrl(values)],
  ];
  for (const { to } of values.WFM_URL_REWRITES ?? []) needed.push(['WFM_URL_REWRITES', to]);
  return needed
    .filter(([, url]) => url !== undefined && !allowed.includes(new URL(url).origin))
    .map(([parameter]) => ({
      parameter,
      detail: 'leads to an origin that WFM_ALLOWED_ORIGINS does not list',
    }));
}

function keyRules(reading: Reading): RequestFlaw[] {
  if (reading.given.has('TOKEN_SIGNING_KEY')) return [];
  return refused(reading, ['TOKEN_SIGNING_KEY_PREVIOUS'], 'without TOKEN_SIGNING_KEY');
}

/** The mistakes of the variables for those who call: only `serve` needs them. */
export function callerRules(reading: Reading): RequestFlaw[] {
  const pair = ['API_CLIENT_ID', 'API_CLIENT_SECRET'] as const;
  const isGiven = pair.some((name) => reading.given.has(name));
  const clientFlaws = isGiven
    ? required(reading, pair, ' where the environment gives an API client')
    : refused(reading, ['API_CLIENT_ROLES', 'API_CLIENT_SITE_ID'], 'without API_CLIENT_ID');
  return [...clientFlaws, ...keyRules(reading)];
}

const delegatedOnly = ['DELEGATED_ROLE', 'DELEGATED_VIEW', 'DELEGATED_ATTEMPTS_PER_MINUTE'];

function delegationRules(reading: Reading): RequestFlaw[] {
  const { DELEGATED_AUTH: isOn, WFM_PROFILE: profile } = reading.values;
  if (isOn === 'false') return refused(reading, delegatedOnly, 'without DELEGATED_AUTH=true');
  if (isOn !== 'true' || profile !== 'onprem-login') return [];
  const detail = 'needs the profile cloud-bearer or onprem-bearer: there are no tokens in onprem-login';
  return [{ parameter: 'DELEGATED_AUTH', detail }];
}

/** The mistakes of the variables that lead to WFM: addresses, profile, OAuth, files. */
export function upstreamRules(reading: Reading, read: FileReader): RequestFlaw[] {
  return [
    ...required(reading, ['WFM_APP_NAME'], ''),
    ...addressRules(reading),
    ...profileRules(reading),
    ...originRules(reading),
    ...delegationRules(reading),
    ...identityRules(reading),
    ...pemFileRules(reading, read),
  ];
}
