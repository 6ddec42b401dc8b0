import type { RequestFlaw } from '../error/bridge-error.ts';
import { credentialMembers, type CredentialMember } from './identity-credentials.ts';
import type { Reading } from './read-variables.ts';

/** What an identity must have, and may have beside it; undefined where identities have no meaning. */
function needed({
  values,
}: Reading):
  { readonly all: readonly CredentialMember[]; readonly some: readonly CredentialMember[] } | undefined {
  if (values.WFM_PROFILE === 'onprem-login') return { all: ['username', 'password'], some: [] };
  const grant = values.OAUTH_GRANT;
  if (grant === 'client_credentials') return { all: ['clientId', 'clientSecret'], some: [] };
  if (grant === 'password') return { all: ['username', 'password'], some: ['clientId', 'clientSecret'] };
  return undefined;
}

const parameter = 'UPSTREAM_IDENTITIES';

/** The mistakes of the identities beside the bridge's own: each must have what its profile and grant need, and no more. */
export function identityRules(reading: Reading): RequestFlaw[] {
  const identities = reading.values.UPSTREAM_IDENTITIES?.reveal();
  const { WFM_PROFILE: profile, OAUTH_GRANT: grant } = reading.values;
  if (identities === undefined || profile === undefined || grant === undefined) return [];
  const what = needed(reading);
  if (what === undefined) return [{ parameter, detail: 'has no meaning with the grant refresh_token' }];
  const where = profile === 'onprem-login' ? `the profile ${profile}` : `the grant ${grant}`;
  return [...identities].flatMap(([identity, given]) => [
    ...what.all
      .filter((member) => given[member] === undefined)
      .map((member) => ({ parameter, detail: `${identity} needs ${member}, as ${where} does` })),
    ...credentialMembers
      .filter((member) => given[member] !== undefined && ![...what.all, ...what.some].includes(member))
      .map((member) => ({
        parameter,
        detail: `${identity} has ${member}, which has no meaning with ${where}`,
      })),
  ]);
}
