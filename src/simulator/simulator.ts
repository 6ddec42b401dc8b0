import { createServer, type Server } from 'node:http';
import { controlOf } from './control/control-of.ts';
import type { Control } from './control/control.ts';
import { ControlledClock } from './control/controlled-clock.ts';
import { createLiving, type Living } from './living.ts';
import { addressOf, closeServer, listen, originOf, refuseFor } from './listener.ts';
import { MishapBoard } from './mishaps/mishap-board.ts';
import { TokenRegister } from './oauth/token-register.ts';
import { RequestLog } from './request-log.ts';
import { SessionRegister, type SessionView } from './session-register.ts';
import type { Simulation, SimulatorCredentials, SimulatorMode } from './simulation.ts';
import { createSimulatorApp, tokenPath } from './simulator-app.ts';
import { settle, type SimulatorOptions, type SimulatorSettings } from './simulator-options.ts';
import { createSoapService, type SoapService } from './soap/soap-service.ts';
import { userinfoPath } from './userinfo.ts';
import { readEnumNumbers } from './world/enum-numbers.ts';
import type { Schedules } from './world/schedule/schedules.ts';
import type { World } from './world/world.ts';
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
  /** Every schedule of that world, as it is at this moment. */
  readonly schedules: Schedules;
  readonly sessions: SessionView;
  readonly requests: RequestLog;
  readonly mishaps: MishapBoard;
  /** The clock of the simulated world: it can be set, stopped and turned. */
  readonly clock: ControlledClock;
  /** The world as it was at the start, of this seed where one is given; no session, token, mishap or request is left. */
  reset(seed?: number): void;
  /** Refuses every connection for so many milliseconds; it is fulfilled when the simulator listens again. */
  refuseFor(milliseconds: number): Promise<void>;
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
  const end = new AbortController();
  const control = controlOf(simulation, {
    firstSeed: settings.seed,
    refuseFor: (milliseconds) => refuseFor(server, settings.host, { milliseconds, end: end.signal }),
  });
  const app = createSimulatorApp(simulation, control, {
    services,
    maxBodyBytes: settings.maxBodyBytes,
    origin,
  });
  server.on('request', (request, response) => void app(request, response));
  try {
    await listen(server, settings);
  } catch (reason) {
    for (const service of hosted) service.close();
    throw reason;
  }
  return present({ simulation, control, server, hosted, end }, origin());
}

function createSimulation(
  settings: SimulatorSettings,
  conventions: string,
  origin: () => string,
): Simulation {
  const { credentials, agentsPerSite } = settings;
  const clock = new ControlledClock(settings.clock);
  const numberOf = readEnumNumbers(conventions);
  const mishaps = new MishapBoard();
  const start = (seed: number): Living => createLiving({ seed, credentials, numberOf, clock, agentsPerSite });
  let living = start(settings.seed);
  return {
    mode: settings.mode,
    clock,
    logger: settings.logger,
    credentials,
    numberOf,
    get living() {
      return living;
    },
    get world() {
      return living.world;
    },
    startAnew(seed) {
      living = start(seed);
    },
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

interface Running {
  readonly simulation: Simulation;
  readonly control: Control;
  readonly server: Server;
  readonly hosted: readonly SoapService[];
  readonly end: AbortController;
}

function present({ simulation, control, server, hosted, end }: Running, origin: string): Simulator {
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
    get schedules() {
      return simulation.living.schedules;
    },
    sessions: simulation.sessions,
    requests: simulation.requests,
    mishaps: simulation.mishaps,
    clock: simulation.clock,
    reset: (seed) => control.reset(seed),
    expireSessions: () => control.expireSessions(),
    expireTokens: () => control.expireTokens(),
    refuseFor: (milliseconds) => control.refuseFor(milliseconds),
    close: async () => {
      end.abort();
      await closeServer(server);
      for (const service of hosted) service.close();
    },
  };
}
