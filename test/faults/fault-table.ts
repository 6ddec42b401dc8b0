/** All rows. A group that is run in two files is one group all the same. */
import type { FaultGroup, FaultRow } from './fault-row.ts';
import { protocolFaults } from './protocol-faults.ts';
import { slowFaults } from './slow-faults.ts';
import { transportFaults } from './transport-faults.ts';

export const allFaults: Readonly<Record<FaultGroup, readonly FaultRow[]>> = {
  transport: [...transportFaults, ...protocolFaults, ...slowFaults],
  xml: [],
  soap: [],
  session: [],
  address: [],
  caller: [],
  time: [],
  data: [],
  ops: [],
};
