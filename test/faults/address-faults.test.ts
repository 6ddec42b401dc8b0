import { addressFaults } from './address-faults.ts';
import { runFaultRows } from './run-fault-rows.ts';

runFaultRows('address', addressFaults);
