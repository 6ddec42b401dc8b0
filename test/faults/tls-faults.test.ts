import { runFaultRows } from './run-fault-rows.ts';
import { tlsFaults } from './tls-faults.ts';

runFaultRows('transport under TLS', tlsFaults);
