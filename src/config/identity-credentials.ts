import { z } from 'zod';

export const credentialMembers = ['clientId', 'clientSecret', 'username', 'password'] as const;
export type CredentialMember = (typeof credentialMembers)[number];

/** What the bridge shows WFM or the token service to be somebody else than itself. */
export type IdentityCredentials = Readonly<Partial<Record<CredentialMember, string>>>;

const mostIdentities = 100;
const name = /^[A-Za-z0-9_-]{1,64}$/;
const credentials = z.strictObject({
  clientId: z.string().min(1).optional(),
  clientSecret: z.string().min(1).optional(),
  username: z.string().min(1).optional(),
  password: z.string().min(1).optional(),
});

/** The messages name identities, never what they hold. */
function identitiesOf(text: string): ReadonlyMap<string, IdentityCredentials> | string {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return 'must be a JSON object';
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return 'must be a JSON object';
  const entries = Object.entries(value);
  if (entries.length === 0 || entries.length > mostIdentities)
    return `must name 1 to ${mostIdentities} identities`;
  const found = new Map<string, IdentityCredentials>();
  for (const [key, content] of entries) {
    if (!name.test(key)) return 'names of identities are 1 to 64 letters, digits, hyphens or underscores';
    const parsed = credentials.safeParse(content);
    if (!parsed.success)
      return `${key} must be an object of the texts ${credentialMembers.join(', ')}, as many as it needs`;
    found.set(key, parsed.data as IdentityCredentials);
  }
  return found;
}

/** A JSON object: name → credentials. */
export const identityCredentials = z
  .string()
  .transform((text, context): ReadonlyMap<string, IdentityCredentials> => {
    const found = identitiesOf(text);
    if (typeof found !== 'string') return found;
    context.addIssue({ code: 'custom', message: found });
    return z.NEVER;
  });
