import { createLogger } from '../log/logger.ts';
import type { SimulatorMode } from '../simulator/simulation.ts';
import { startSimulator, type SimulatorOptions } from '../simulator/simulator.ts';
import { shellQuoted } from './shell-word.ts';
import { simulatorVariables } from './simulator-variables.ts';
import type { Terminal } from './terminal.ts';

export const simulatorModes: readonly SimulatorMode[] = ['cloud-bearer', 'onprem-bearer', 'onprem-login'];

/** As commander gives them. */
export interface SimulateOptions {
  readonly port: number;
  readonly host: string;
  readonly seed: number;
  readonly agentsPerSite?: number;
  readonly mode: SimulatorMode;
  readonly arrays: 'flat' | 'wrapped';
  readonly internalOrigin?: string;
  readonly sessionLifetime?: number;
  readonly tokenLifetime?: number;
  readonly clientId?: string;
  readonly clientSecret?: string;
  readonly userName?: string;
  readonly password?: string;
}

function simulatorOptions(options: SimulateOptions): SimulatorOptions {
  const { port, host, seed, mode, arrays, internalOrigin, sessionLifetime, tokenLifetime } = options;
  const { agentsPerSite, clientId, clientSecret, userName, password } = options;
  return {
    port,
    host,
    seed,
    mode,
    arrays,
    ...(internalOrigin === undefined ? {} : { internalOrigin }),
    ...(sessionLifetime === undefined ? {} : { sessionLifetimeMs: sessionLifetime }),
    ...(tokenLifetime === undefined ? {} : { tokenLifetimeS: tokenLifetime }),
    ...(agentsPerSite === undefined ? {} : { agentsPerSite }),
    ...(clientId === undefined ? {} : { oauthClientId: clientId }),
    ...(clientSecret === undefined ? {} : { oauthClientSecret: clientSecret }),
    ...(userName === undefined ? {} : { userName }),
    ...(password === undefined ? {} : { password }),
  };
}

/** Runs the simulator until it is told to end. Its credentials are printed: they open nothing but made-up data. */
export async function simulate(options: SimulateOptions, terminal: Terminal): Promise<number> {
  const simulator = await startSimulator({ ...simulatorOptions(options), logger: createLogger('warn') });
  terminal.out(`# WFM simulator (${simulator.mode}) on ${simulator.origin}; connect a bridge with:`);
  for (const [name, value] of Object.entries(simulatorVariables(simulator)))
    terminal.out(`export ${name}=${shellQuoted(value)}`);
  await terminal.ended();
  await simulator.close();
  return 0;
}
