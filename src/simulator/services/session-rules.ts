import type { OpenSession } from '../session-register.ts';
import type { Simulation } from '../simulation.ts';
import { SoapFault } from '../soap/soap-fault.ts';
import { findPersonById, findPersonByLogin, type Person } from '../world/people.ts';
import type { Caller } from './operation.ts';

const applications = ['WFMServer', 'WFMClient'];

/** The live session of the URL. It belongs to one person: another person's token does not open it. */
export function requireSession(simulation: Simulation, caller: Caller): OpenSession {
  const session = caller.sessionKey === undefined ? undefined : simulation.sessions.use(caller.sessionKey);
  if (session === undefined) throw new SoapFault('Client', 'Invalid or expired session');
  if (caller.login !== undefined) {
    const person = findPersonByLogin(simulation.world.now, caller.login);
    if (person?.id !== session.userId) {
      throw new SoapFault('Client', 'Access denied: the session belongs to somebody else');
    }
  }
  return session;
}

export function requireApplication(name: string | undefined): string {
  if (name === undefined || !applications.includes(name)) {
    throw new SoapFault('Client', `Application ${name ?? ''} is not known to Configuration Server`);
  }
  return name;
}

/** The person with this DBID, who must be the one behind the token where there is a token. */
export function requirePerson(simulation: Simulation, userId: number, caller: Caller): Person {
  const person = findPersonById(simulation.world.now, userId);
  if (person === undefined) throw new SoapFault('Client', `User ${userId} is not known to WFM`);
  if (caller.login !== undefined && caller.login !== person.login) {
    throw new SoapFault('Client', 'Access denied: the token belongs to somebody else');
  }
  return person;
}

/** The person with this login and password; refused in the cloud, where only tokens prove who somebody is. */
export function requireLogin(
  simulation: Simulation,
  userName: string | undefined,
  password: string | undefined,
): Person {
  if (simulation.mode === 'cloud-bearer') {
    throw new SoapFault('Client', 'Login with user name and password is not available');
  }
  const person = findPersonByLogin(simulation.world.now, userName ?? '');
  if (person === undefined || password !== simulation.credentials.password) {
    throw new SoapFault('Client', 'Invalid user name or password');
  }
  return person;
}
