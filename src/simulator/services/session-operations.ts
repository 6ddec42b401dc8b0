import type { Simulation } from '../simulation.ts';
import type { WireObject } from '../soap/answer-shape.ts';
import type { OperationTable } from './operation.ts';
import { requireApplication, requireLogin, requirePerson, requireSession } from './session-rules.ts';

/** The last one is of a version nobody knows: clients have to live with that. */
const offered = [
  'SessionService800',
  'ConfigService850',
  'ScheduleService712',
  'ScheduleService850',
  'CalendarService850',
  'ForecastService850',
  'PerformanceService850',
  'AdherenceService850',
  'ForecastService761',
];

export const sessionOperations: OperationTable = {
  OpenSession: (args, simulation, caller) => {
    const person = requirePerson(simulation, args.int('userID'), caller);
    return openSession(simulation, person.id, requireApplication(args.text('appName')));
  },

  OpenSessionLogin: (args, simulation) => {
    const person = requireLogin(simulation, args.text('userName'), args.text('password'));
    return openSession(simulation, person.id, requireApplication(args.text('appName')));
  },

  CloseSession: (_args, simulation, caller) => {
    simulation.sessions.close(requireSession(simulation, caller).key);
    return {};
  },
};

function openSession(simulation: Simulation, userId: number, appName: string): WireObject {
  const { key } = simulation.sessions.open(userId, appName);
  const left = simulation.mishaps.current.omitServices ?? [];
  const services = offered
    .filter((name) => !left.includes(name))
    .map((name) => ({
      serviceName: name,
      serviceURL: `${simulation.returnedOrigin()}/?Handler=WFM${name}&SessionID=${key}`,
    }));
  return { return: { services } };
}
