import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { BridgeError } from '../error/bridge-error.ts';
import { MishapBoard } from './mishaps.ts';
import { TokenRegister } from './oauth/token-register.ts';
import { RequestLog } from './request-log.ts';
import { SessionRegister, type SessionView } from './session-register.ts';
import type { Simulation, SimulatorCredentials, SimulatorMode } from './simulation.ts';
import { createSimulatorApp, tokenPath } from './simulator-app.ts';
import { settle, type SimulatorOptions, type SimulatorSettings } from './simulator-options.ts';
import { createSoapService, type SoapService } from './soap/soap-service.ts';
import { userinfoPath } from './userinfo.ts';
import { LiveWorld } from './world/changes.ts';
import { readEnumNumbers } from './world/enum-numbers.ts';
import { createWorld, type World } from './world/world.ts';
import { readWsdlTexts } from './wsdl-files.ts';

export type { SimulatorOptions } from './simulator-options.ts';

/** A running simulator: where it is, what gets one in, and the handles by which tests look and meddle. */
export interface Simulator {
  /** Where it really is, such as `http://127.0.0.1:8085`. */
  readonly origin: string;
  readonly port: number;
  readonly mode: SimulatorMode;
  readonly tokenUrl: string;
  readonly userinfoUrl: string;
  readonly locatorUrl: string;
  /** The origin that returned URLs name at this moment. */
  readonly internalOrigin: string;
  readonly credentials: SimulatorCredentials;
  /** The world as it is at this moment; what was read before does not change. */
  readonly world: World;
  readonly sessions: SessionView;
  readonly requests: RequestLog;
  readonly mishaps: MishapBoard;
  /** Ends all sessions, as a restart of WFM Server does; how many there were. */
  expireSessions(): number;
  /** Ends all access tokens, not the refresh tokens; how many were live. */
  expireTokens(): number;
  /** Stops listening and ends all connections. */
  close(): Promise<void>;
}

/** Starts the simulator; it listens when the promise is fulfilled. */
export async function startSimulator(options: SimulatorOptions = {}): Promise<Simulator> {
  const settings = settle(options);
  const texts = await readWsdlTexts(settings.wsdlDir);
  const hosted = await Promise.all(texts.services.map((wsdl) => createSoapService(wsdl, settings.arrays)));
  const services = new Map(hosted.map((service) => [service.name, service]));
  const server = createServer();
  const origin = (): string => originOf(server, settings.host);
  const simulation = createSimulation(settings, texts.conventions, origin);
  const app = createSimulatorApp(simulation, { services, maxBodyBytes: settings.maxBodyBytes, origin });
  server.on('request', (request, response) => void app(request, response));
  try {
    await listen(server, settings);
  } catch (reason) {
    for (const service of hosted) service.close();
    throw reason;
  }
  return present(simulation, server, origin(), hosted);
}

function createSimulation(
  settings: SimulatorSettings,
  conventions: string,
  origin: () => string,
): Simulation {
  const { clock, credentials } = settings;
  const numberOf = readEnumNumbers(conventions);
  const mishaps = new MishapBoard();
  const { seed } = settings;
  return {
    mode: settings.mode,
    clock,
    logger: settings.logger,
    credentials,
    numberOf,
    world: new LiveWorld(createWorld({ seed, integrationUser: credentials.userName }, numberOf)),
    sessions: new SessionRegister(clock, settings.sessionLifetimeMs),
    tokens: new TokenRegister(clock, settings.tokenLifetimeS),
    mishaps,
    requests: new RequestLog(),
    returnedOrigin: () => {
      const named = mishaps.current.internalOrigin ?? settings.internalOrigin;
      return named === 'self' ? origin() : named;
    },
  };
}

function present(
  simulation: Simulation,
  server: Server,
  origin: string,
  hosted: readonly SoapService[],
): Simulator {
  return {
    origin,
    port: addressOf(server).port,
    mode: simulation.mode,
    tokenUrl: origin + tokenPath,
    userinfoUrl: origin + userinfoPath,
    locatorUrl: `${origin}/?Handler=WFMLocatorService800`,
    get internalOrigin() {
      return simulation.returnedOrigin();
    },
    credentials: simulation.credentials,
    get world() {
      return simulation.world.now;
    },
    sessions: simulation.sessions,
    requests: simulation.requests,
    mishaps: simulation.mishaps,
    expireSessions: () => simulation.sessions.expireAll(),
    expireTokens: () => simulation.tokens.expireAll(),
    close: async () => {
      if (!server.listening) return;
      const closed = once(server, 'close');
      server.close();
      server.closeAllConnections();
      await closed;
      for (const service of hosted) service.close();
    },
  };
}

async function listen(server: Server, settings: SimulatorSettings): Promise<void> {
  const { host, port } = settings;
  try {
    server.listen(port, host);
    await once(server, 'listening');
  } catch (cause) {
    throw new BridgeError('invalid-configuration', `the simulator cannot listen on port ${port}`, {
      cause,
      internal: { host, port },
    });
  }
}

function originOf(server: Server, host: string): string {
  const named = host.includes(':') ? `[${host}]` : host;
  // A server that listens everywhere cannot be reached by that name.
  const reachable = host === '0.0.0.0' || host === '::' ? '127.0.0.1' : named;
  return `http://${reachable}:${addressOf(server).port}`;
}

function addressOf(server: Server): AddressInfo {
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('the simulator is not listening');
  return address;
}
