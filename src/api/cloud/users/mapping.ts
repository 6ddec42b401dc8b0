import type { Agent } from '../../wfm/agents/schema.ts';
import type { User } from '../models/user.ts';
import { cloudId } from '../parts/cloud-id.ts';
import { userUri } from '../parts/cloud-paths.ts';
import { versionOfRow } from '../parts/entity-version.ts';

/** A user inside something else: who it is, and no more. */
export function toEmbeddedUser({ id, name, version }: Agent): User {
  const userId = cloudId('user', id);
  return {
    id: userId,
    ...(name === null ? {} : { name }),
    version: versionOfRow(version),
    selfUri: userUri(userId),
  };
}

/** `today` is the day of the site: who has left by then is inactive. */
export function toUser(agent: Agent, today: string): User {
  const { email, userName, endDate } = agent;
  return {
    ...toEmbeddedUser(agent),
    ...(email === null ? {} : { email }),
    ...(userName === null ? {} : { username: userName }),
    state: endDate !== null && endDate <= today ? 'inactive' : 'active',
  };
}
