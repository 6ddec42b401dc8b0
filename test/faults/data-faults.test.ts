import { allFaults } from './fault-table.ts';
import { runFaultRows } from './run-fault-rows.ts';

runFaultRows('data', allFaults.data);
