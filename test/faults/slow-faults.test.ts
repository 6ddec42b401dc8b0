import { runFaultRows } from './run-fault-rows.ts';
import { slowFaults, slowVariables } from './slow-faults.ts';

runFaultRows('time on the wire', slowFaults, slowVariables);
