import type { Logger } from '../log/logger.ts';
import type { ControlledClock } from './control/controlled-clock.ts';
import type { Living } from './living.ts';
import type { TokenRegister } from './oauth/token-register.ts';
import type { MishapBoard } from './mishaps/mishap-board.ts';
import type { RequestLog } from './request-log.ts';
import type { SessionRegister } from './session-register.ts';
import type { LiveWorld } from './world/changes.ts';
import type { EnumNumbers } from './world/enum-numbers.ts';

export type SimulatorMode = 'cloud-bearer' | 'onprem-bearer' | 'onprem-login';
export type ArrayForm = 'flat' | 'wrapped';

/** What a client of the simulator must know. Everybody in the world has the same password. */
export interface SimulatorCredentials {
  readonly clientId: string;
  readonly clientSecret: string;
  readonly userName: string;
  readonly password: string;
  readonly appName: string;
}

/** The state that the services of one running simulator share. */
export interface Simulation {
  readonly mode: SimulatorMode;
  readonly clock: ControlledClock;
  readonly logger: Logger;
  readonly credentials: SimulatorCredentials;
  readonly numberOf: EnumNumbers;
  /** All that a reset makes anew; `world` is a part of it. */
  readonly living: Living;
  readonly world: LiveWorld;
  /** Makes everything that lives anew. */
  startAnew(seed: number): void;
  readonly sessions: SessionRegister;
  readonly tokens: TokenRegister;
  readonly mishaps: MishapBoard;
  readonly requests: RequestLog;
  /** The origin to name in a URL that is given out now. */
  returnedOrigin(): string;
}
