import { runFaultRows } from './run-fault-rows.ts';
import { sessionFaults } from './session-faults.ts';
import { tokenFaults } from './token-faults.ts';

runFaultRows('session', [...tokenFaults, ...sessionFaults]);
