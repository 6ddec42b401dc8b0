import type { Simulation } from '../simulation.ts';
import { SoapFault } from '../soap/soap-fault.ts';
import type { OperationTable } from './operation.ts';
import { requireApplication, requireLogin, requirePerson } from './session-rules.ts';

export const locatorOperations: OperationTable = {
  LocateServer: (args, simulation, caller) => {
    requireApplication(args.text('appName'));
    requirePerson(simulation, args.int('userID'), caller);
    return { return: { sessionServiceURL: sessionServiceUrl(args.text('serviceName'), simulation) } };
  },

  LocateServerLogin: (args, simulation) => {
    const person = requireLogin(simulation, args.text('userName'), args.text('password'));
    requireApplication(args.text('appName'));
    const url = sessionServiceUrl(args.text('serviceName'), simulation);
    return { return: { sessionServiceURL: url, userID: person.id } };
  },
};

function sessionServiceUrl(serviceName: string | undefined, simulation: Simulation): string {
  if (serviceName !== 'SessionService800') {
    throw new SoapFault('Client', `Service ${serviceName ?? ''} cannot be located`);
  }
  return `${simulation.returnedOrigin()}/?Handler=WFMSessionService800`;
}
