import { runFaultRows } from './run-fault-rows.ts';
import { hostFaults, lifeFaults } from './upstream-life-faults.ts';

runFaultRows('sessions and hosts', [...lifeFaults, ...hostFaults]);
