import { clientFaults } from './client-faults.ts';
import { conductFaults } from './conduct-faults.ts';
import { runFaultRows } from './run-fault-rows.ts';

runFaultRows('what callers do over time', [...conductFaults, ...clientFaults]);
