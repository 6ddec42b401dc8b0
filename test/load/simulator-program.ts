/** A simulator in a process of its own that also tells what it has received and what its world holds (by IPC). */
import { simulatorVariables } from '../../src/cli/simulator-variables.ts';
import { startSimulator } from '../../src/simulator/simulator.ts';

/** What the program says when it is asked. */
export interface WorldReport {
  /** Last names of the users by id. */
  readonly users: Readonly<Record<string, string>>;
  /** How often a SOAP request with this mark has come in, by `<operation> <mark>`. */
  readonly received: Readonly<Record<string, number>>;
  readonly sessions: number;
}

export interface ReadyMessage {
  readonly origin: string;
  readonly variables: Readonly<Record<string, string>>;
}

const simulator = await startSimulator({
  oauthClientSecret: 'a secret of the load',
  password: 'a password of the load',
});
const received = new Map<string, number>();
const { requests } = simulator;
const add = requests.add.bind(requests);
// The log forgets all but a thousand requests; what is counted here is counted to the end.
requests.add = (entry, authorization) => {
  const [mark] = /mark-\d+/.exec(entry.xml ?? '') ?? [];
  const key = `${entry.operation} ${mark ?? ''}`;
  if (mark !== undefined) received.set(key, (received.get(key) ?? 0) + 1);
  add(entry, authorization);
};

process.on('message', () => {
  const report: WorldReport = {
    users: Object.fromEntries(
      simulator.world.users.map(({ gswUserId, gswLastName }) => [gswUserId, gswLastName ?? '']),
    ),
    received: Object.fromEntries(received),
    sessions: simulator.sessions.count(),
  };
  process.send?.(report);
});
process.once('SIGTERM', () => void simulator.close().then(() => process.disconnect()));
const ready: ReadyMessage = { origin: simulator.origin, variables: simulatorVariables(simulator) };
process.send?.(ready);
