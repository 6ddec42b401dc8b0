import type { MishapBoard } from '../mishaps/mishap-board.ts';
import type { RequestLog } from '../request-log.ts';
import type { SimulatorMode } from '../simulation.ts';
import type { ClockView, ControlledClock } from './controlled-clock.ts';

/** What a simulator is at this moment. */
export interface SimulatorState {
  readonly mode: SimulatorMode;
  readonly seed: number;
  readonly clock: ClockView;
  readonly sessions: readonly {
    readonly userId: number;
    readonly appName: string;
    readonly openedAt: string;
  }[];
  readonly requests: number;
  /** How many of each. */
  readonly world: Readonly<Record<string, number>>;
}

/** The handles by which people and tests look at a running simulator and meddle with it. */
export interface Control {
  readonly clock: ControlledClock;
  readonly mishaps: MishapBoard;
  readonly requests: RequestLog;
  state(): SimulatorState;
  /** The world as it was at the start, of this seed where one is given; no session, token, mishap or request is left. */
  reset(seed?: number): void;
  /** Refuses every connection for so many milliseconds. */
  readonly refuseFor: (milliseconds: number) => Promise<void>;
  expireSessions(): number;
  expireTokens(): number;
}
