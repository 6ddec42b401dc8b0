/** All rows. A group whose rows stand in several files is one group all the same. */
import { addressFaults } from './address-faults.ts';
import { calendarFaults } from './calendar-faults.ts';
import { callerFaults } from './caller-faults.ts';
import type { FaultGroup, FaultRow } from './fault-row.ts';
import { clientFaults } from './client-faults.ts';
import { conductFaults } from './conduct-faults.ts';
import { dataFaults } from './data-faults.ts';
import { formFaults } from './form-faults.ts';
import { protocolFaults } from './protocol-faults.ts';
import { redisFaults } from './redis-faults.ts';
import { sessionFaults } from './session-faults.ts';
import { shutdownFaults } from './shutdown-faults.ts';
import { slowFaults } from './slow-faults.ts';
import { soapFaultFaults } from './soap-fault-faults.ts';
import { soapFaults } from './soap-faults.ts';
import { storeFaults } from './store-faults.ts';
import { timeFaults } from './time-faults.ts';
import { tlsFaults } from './tls-faults.ts';
import { tokenFaults } from './token-faults.ts';
import { transportFaults } from './transport-faults.ts';
import { hostFaults, lifeFaults } from './upstream-life-faults.ts';
import { valueFaults } from './value-faults.ts';
import { xmlFaults } from './xml-faults.ts';

export const allFaults: Readonly<Record<FaultGroup, readonly FaultRow[]>> = {
  transport: [...transportFaults, ...protocolFaults, ...slowFaults, ...tlsFaults],
  xml: [...xmlFaults, ...formFaults, ...valueFaults],
  soap: [...soapFaults, ...soapFaultFaults],
  session: [...tokenFaults, ...sessionFaults, ...lifeFaults],
  address: [...addressFaults, ...hostFaults],
  caller: [...callerFaults, ...conductFaults, ...clientFaults],
  time: [...timeFaults, ...calendarFaults],
  data: dataFaults,
  ops: [...shutdownFaults, ...storeFaults, ...redisFaults],
};
