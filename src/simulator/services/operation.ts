import type { Simulation } from '../simulation.ts';
import type { WireObject } from '../soap/answer-shape.ts';
import type { Arguments } from '../soap/arguments.ts';

/** Who sent a request, as far as the request says. */
export interface Caller {
  /** The login behind the bearer token; absent where the mode needs none. */
  readonly login: string | undefined;
  /** SessionID of the URL. */
  readonly sessionKey: string | undefined;
}

/** One operation of one service. It throws a `SoapFault` for what WFM would answer with a fault. */
export type Operation = (args: Arguments, simulation: Simulation, caller: Caller) => WireObject;

export type OperationTable = Readonly<Record<string, Operation>>;
