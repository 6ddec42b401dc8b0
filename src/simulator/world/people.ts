import type { World } from './world.ts';

/** Somebody whom WFM knows: a user (supervisor, planner, integration) or an agent. */
export interface Person {
  readonly id: number;
  readonly login: string;
  readonly kind: 'supervisor' | 'agent';
  readonly firstName?: string | undefined;
  readonly lastName?: string | undefined;
  readonly email?: string | undefined;
  readonly timeZone?: string | undefined;
}

export function findPersonById(world: World, id: number): Person | undefined {
  return directoryOf(world).byId.get(id);
}

export function findPersonByLogin(world: World, login: string): Person | undefined {
  return directoryOf(world).byLogin.get(login);
}

interface Directory {
  readonly byId: ReadonlyMap<number, Person>;
  readonly byLogin: ReadonlyMap<string, Person>;
}

/** Every request asks for somebody, and a large world has twenty thousand people. */
const directories = new WeakMap<World, Directory>();

function directoryOf(world: World): Directory {
  const known = directories.get(world);
  if (known !== undefined) return known;
  // Of two with the same id or login the first one counts.
  const all = people(world).reverse();
  const directory = {
    byId: new Map(all.map((person) => [person.id, person])),
    byLogin: new Map(all.map((person) => [person.login, person])),
  };
  directories.set(world, directory);
  return directory;
}

function people(world: World): Person[] {
  const zoneName = (id: number): string | undefined =>
    world.timeZones.find((zone) => zone.wmTimezoneId === id)?.wmName;
  return [
    ...world.users.map((user) => ({
      id: user.gswUserId,
      login: user.wmUser ?? '',
      kind: 'supervisor' as const,
      firstName: user.gswFirstName,
      lastName: user.gswLastName,
      email: user.gswEmail,
      timeZone: zoneName(user.wmTimezoneId),
    })),
    ...world.agents.map((agent) => ({
      id: agent.gswAgentId,
      login: agent.gswUserName,
      kind: 'agent' as const,
      firstName: agent.gswFirstName,
      lastName: agent.gswLastName,
      email: agent.gswEmail,
      timeZone: zoneName(agent.wmTimezoneId),
    })),
  ];
}
