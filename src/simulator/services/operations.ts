import { SoapFault } from '../soap/soap-fault.ts';
import { calendarOperations } from './calendar/calendar-operations.ts';
import { adherenceOperations } from './adherence/adherence-operations.ts';
import { configOperations } from './config/config-operations.ts';
import { forecastOperations } from './forecast/forecast-operations.ts';
import { locatorOperations } from './locator-operations.ts';
import type { Operation, OperationTable } from './operation.ts';
import { scheduleOperations, scheduleOperations712 } from './schedule/schedule-operations.ts';
import { performanceOperations } from './performance/performance-operations.ts';
import { requireSession } from './session-rules.ts';
import { sessionOperations } from './session-operations.ts';

const tables: Readonly<Record<string, OperationTable>> = {
  WFMLocatorService800: locatorOperations,
  WFMSessionService800: sessionOperations,
  WFMConfigService850: withSession(configOperations),
  WFMScheduleService712: withSession(scheduleOperations712),
  WFMScheduleService850: withSession(scheduleOperations),
  WFMCalendarService850: withSession(calendarOperations),
  WFMForecastService850: withSession(forecastOperations),
  WFMPerformanceService850: withSession(performanceOperations),
  WFMAdherenceService850: withSession(adherenceOperations),
};

/** The operation, or a Server fault where the WSDL has one that is not simulated. */
export function findOperation(service: string, operation: string): Operation {
  const found = tables[service]?.[operation];
  if (found === undefined) throw new SoapFault('Server', `${service} ${operation} is not simulated`);
  return found;
}

/** Business services answer nobody without a live session. */
function withSession(table: OperationTable): OperationTable {
  return Object.fromEntries(
    Object.entries(table).map(([name, operation]): [string, Operation] => [
      name,
      (args, simulation, caller) => {
        requireSession(simulation, caller);
        return operation(args, simulation, caller);
      },
    ]),
  );
}
