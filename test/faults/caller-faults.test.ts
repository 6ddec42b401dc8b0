import { callerFaults } from './caller-faults.ts';
import { runFaultRows } from './run-fault-rows.ts';

runFaultRows('caller', callerFaults);
