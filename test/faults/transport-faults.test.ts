import { protocolFaults } from './protocol-faults.ts';
import { runFaultRows } from './run-fault-rows.ts';
import { transportFaults } from './transport-faults.ts';

runFaultRows('transport', [...transportFaults, ...protocolFaults]);
