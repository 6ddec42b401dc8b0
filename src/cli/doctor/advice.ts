/** Step and error code → likely cause and whom to ask: a table, so that a new case is a new row. */
import type { BridgeError } from '../../error/bridge-error.ts';
import type { ErrorCode } from '../../error/codes.ts';
import type { Advice } from './finding.ts';

interface AdviceRow {
  /** Any step when absent. */
  readonly step?: string;
  readonly code?: ErrorCode;
  /** A further condition on what the operator's log would show. */
  readonly when?: (error: BridgeError) => boolean;
  readonly advice: (error: BridgeError) => Advice;
}

const network = 'the network team: is there a route, a firewall, a proxy (UPSTREAM_PROXY_URL)?';
const genesys = 'Genesys, or whoever runs the token service';
const wfmAdmin = 'the WFM administrator';

function fixed(cause: string, ask: string): () => Advice {
  return () => ({ cause, ask });
}

function isStatus(error: BridgeError): boolean {
  return typeof error.internal['status'] === 'number';
}

/** The first row that fits wins. */
const rows: readonly AdviceRow[] = [
  {
    step: 'token',
    code: 'bridge-credentials-rejected',
    advice: fixed(
      'OAUTH_CLIENT_ID, OAUTH_CLIENT_SECRET or the login is wrong or has expired, or OAUTH_GRANT is not allowed for this client',
      genesys,
    ),
  },
  {
    step: 'token',
    code: 'auth-upstream-unavailable',
    when: isStatus,
    advice: fixed(
      'OAUTH_TOKEN_URL names a server that answers, but not a token endpoint: check its path (often /auth/v3/oauth/token)',
      genesys,
    ),
  },
  {
    step: 'token',
    advice: fixed(
      'OAUTH_TOKEN_URL cannot be reached or does not speak OAuth 2: check host and port',
      network,
    ),
  },
  {
    step: 'userinfo',
    code: 'not-provisioned-in-wfm',
    advice: fixed(
      "the token's owner is not a WFM user",
      `${wfmAdmin}: add this user to WFM with a security role; Genesys: provision API access`,
    ),
  },
  {
    step: 'userinfo',
    code: 'upstream-unauthenticated',
    advice: fixed(
      'WFM does not accept this token (another environment?), or wants a browser login: is the profile right (WFM_PROFILE)?',
      wfmAdmin,
    ),
  },
  {
    step: 'userinfo',
    code: 'upstream-contract-violation',
    advice: fixed(
      'userinfo has another shape here: set WFM_USERINFO_USER_ID_FIELDS to where the user id is',
      wfmAdmin,
    ),
  },
  {
    step: 'userinfo',
    advice: fixed(
      'WFM_URL or WFM_USERINFO_URL is wrong (on premises userinfo is WFM Web, not WFM Server), or WFM Web is down',
      `${wfmAdmin}; ${network}`,
    ),
  },
  {
    code: 'upstream-address-refused',
    advice: (error) => {
      const origin = error.internal['named'];
      const named = typeof origin === 'string' ? origin : 'an address that is not a URL';
      return {
        cause: `WFM named ${named}, its own name for itself: if that is right, add WFM_URL_REWRITES=${named}=<where you reach it>, or put it into WFM_ALLOWED_ORIGINS`,
        ask: `${wfmAdmin}: under which address is this WFM Server reached from here?`,
      };
    },
  },
  {
    step: 'LocateServer',
    code: 'upstream-unavailable',
    advice: fixed(
      'WFM Server is down, or WFM_URL / WFM_LOCATOR_URL names the wrong host or port',
      `${wfmAdmin}: which host and port has WFM Server? ${network}`,
    ),
  },
  {
    code: 'upstream-unavailable',
    advice: fixed('the server that the locator named cannot be reached', `${network}; ${wfmAdmin}`),
  },
  {
    code: 'upstream-timeout',
    advice: fixed('WFM is overloaded, or a firewall swallows the connection', `${wfmAdmin}; ${network}`),
  },
  {
    code: 'upstream-html',
    advice: fixed(
      'the URL leads to a web page, a proxy or a login form, not to WFM Server',
      `${network}; ${wfmAdmin}`,
    ),
  },
  {
    code: 'upstream-access-denied',
    advice: fixed(
      'the user may not do this: the *Login operations are refused in the cloud, and reads need a security role',
      wfmAdmin,
    ),
  },
  {
    code: 'upstream-unauthenticated',
    advice: fixed(
      'user name or password is wrong, or the profile does not fit this WFM (WFM_PROFILE)',
      wfmAdmin,
    ),
  },
  ...['LocateServer', 'OpenSession'].map((step): AdviceRow => ({
    step,
    code: 'upstream-fault',
    advice: fixed(
      'WFM refuses in the words above: often WFM_APP_NAME is no application of its Configuration Server, or the user is unknown there',
      wfmAdmin,
    ),
  })),
  {
    code: 'service-not-offered',
    advice: fixed(
      'this WFM Server does not offer the service, or offers only versions that the WSDL folder lacks',
      `${wfmAdmin}: is it licensed and running? Put the WSDL of an offered version into WSDL_DIR`,
    ),
  },
  {
    code: 'contract-mismatch',
    advice: fixed(
      'the WSDLs in WSDL_DIR differ from what the bridge knows',
      'the developers of wfm-bridge, with the names above',
    ),
  },
  { code: 'invalid-contract', advice: fixed('a file in WSDL_DIR cannot be used', 'whoever put it there') },
];

const fallback: Advice = {
  cause: 'this server answered in a way the bridge does not know',
  ask: 'the developers of wfm-bridge, with the output of `wfm-bridge doctor --cross-check`',
};

export function adviceFor(step: string, error: BridgeError): Advice {
  const row = rows.find(
    (candidate) =>
      (candidate.step === undefined || candidate.step === step) &&
      (candidate.code === undefined || candidate.code === error.code) &&
      (candidate.when === undefined || candidate.when(error)),
  );
  return row?.advice(error) ?? fallback;
}
