import { baseUrl, httpUrl, integer, line, oneOf, origins, paths, rewrites, text } from './formats.ts';
import { roleName } from './client-roles.ts';
import { identityCredentials } from './identity-credentials.ts';
import { optional, secret, withDefault } from './variable.ts';
import { zonePairs } from './zone-pairs.ts';

const group = 'WFM';

/** Where WFM is, how to enter it and what to believe of its answers. */
export const wfmVariables = {
  WFM_URL: optional(baseUrl, {
    group,
    description:
      'Base URL of WFM. The locator is `<WFM_URL>/?Handler=WFMLocatorService800`, userinfo is `<WFM_URL>/wfm/api/v3/system/userinfo`.',
  }),
  WFM_LOCATOR_URL: optional(httpUrl, {
    group,
    description: 'Whole URL of the locator service, where it differs. On premises it is on WFM Server.',
    fallback: 'from WFM_URL',
  }),
  WFM_USERINFO_URL: optional(httpUrl, {
    group,
    description: 'Whole URL of userinfo, where it differs. On premises it is on WFM Web.',
    fallback: 'from WFM_URL',
  }),
  WFM_PROFILE: withDefault(oneOf('cloud-bearer', 'onprem-bearer', 'onprem-login'), 'cloud-bearer', {
    group,
    description:
      '`cloud-bearer` and `onprem-bearer` enter with an OAuth token and userinfo, `onprem-login` with a WFM user and password.',
  }),
  WFM_APP_NAME: optional(line, {
    group,
    description: 'Name of the application object in Configuration Server, such as `WFMServer`. Required.',
  }),
  WFM_USERNAME: optional(line, { group, description: 'WFM user of the profile `onprem-login`.' }),
  WFM_PASSWORD: secret(text, { group, description: 'Password of the profile `onprem-login`.' }),
  WFM_OPEN_SESSION: optional(oneOf('OpenSession', 'OpenSessionLogin'), {
    group,
    description: 'Operation that opens the session in the profile `onprem-login`.',
    fallback: 'OpenSession',
  }),
  WFM_URL_REWRITES: optional(rewrites, {
    group,
    description:
      'Origins that WFM names and the bridge must replace: `http://wfm-internal:5007=https://wfm.example.com`, comma separated.',
  }),
  WFM_ALLOWED_ORIGINS: optional(origins, {
    group,
    description: 'Exact origins that the bridge may call for WFM, comma separated.',
    fallback: 'origins of the configured WFM URLs',
  }),
  WFM_PROVISIONAL: withDefault(oneOf('refuse-writes', 'allow'), 'refuse-writes', {
    group,
    description:
      'What to do where an enum number is a guess: `refuse-writes` answers 501 to writes, `allow` sends the guess (simulators only).',
  }),
  WFM_TIME_ZONES: optional(zonePairs, {
    group,
    description:
      "IANA names of WFM's time zones, by WFM's name or number: `Central European=Europe/Amsterdam,7=Asia/Kathmandu`, comma separated. `doctor` compares them.",
    fallback: "WFM's own names, where they are IANA names",
  }),
  WFM_SESSION_IDLE_MS: withDefault(integer(0, 2_147_483_647), '900000', {
    group,
    description: 'Time after which an unused WFM session is closed; 0 keeps it.',
  }),
  WFM_USERINFO_USER_ID_FIELDS: withDefault(
    paths,
    'data.userId,userId,data.user.id,user.id,data.id,id,data.dbid,dbid',
    {
      group,
      description: 'Where the user id may be in the answer of userinfo: dotted paths, tried in order.',
    },
  ),
  WFM_USERINFO_USER_NAME_FIELDS: withDefault(
    paths,
    'data.userName,userName,data.username,username,data.user.name,user.name',
    {
      group,
      description: 'The same for the user name.',
    },
  ),
  WFM_USERINFO_USER_TYPE_FIELDS: withDefault(
    paths,
    'data.userType,userType,data.user.type,user.type,data.type,type',
    {
      group,
      description: 'The same for the type of user.',
    },
  ),
  UPSTREAM_IDENTITIES: secret(identityCredentials, {
    group,
    description:
      'Other identities that API clients may call WFM as, a JSON object: `{"payroll":{"clientId":"…","clientSecret":"…"}}`, or `username` and `password` with the grant `password` and in the profile `onprem-login`.',
  }),
  DELEGATED_AUTH: withDefault(oneOf('true', 'false'), 'false', {
    group,
    description:
      'Whether people may call with their own Genesys token: WFM is then called as themselves. Not in the profile `onprem-login`.',
  }),
  DELEGATED_ROLE: optional(roleName, {
    group,
    description: 'Role that such people have; what WFM refuses them, it refuses all the same.',
    fallback: 'reader',
  }),
  DELEGATED_VIEW: optional(oneOf('full', 'hr', 'payroll', 'roster'), {
    group,
    description: 'View that they have.',
    fallback: 'full: WFM knows who may see what',
  }),
  DELEGATED_ATTEMPTS_PER_MINUTE: optional(integer(1, 100_000), {
    group,
    description: 'Tokens that WFM does not know which one remote address may show in a minute.',
    fallback: '30',
  }),
  WSDL_DIR: optional(text, {
    group,
    description: 'Folder with the WSDLs and their convention files.',
    fallback: 'the one that comes with the bridge',
  }),
};
