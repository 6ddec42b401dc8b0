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

const collator = new Intl.Collator('en');

function byName(a: Agent, b: Agent): number {
  const order = collator.compare(a.name ?? '', b.name ?? '');
  return order === 0 ? a.id - b.id : order;
}

/** By name; who has none comes first. */
export function toUsers(agents: readonly Agent[], today: string): User[] {
  return agents.toSorted(byName).map((agent) => toUser(agent, today));
}
