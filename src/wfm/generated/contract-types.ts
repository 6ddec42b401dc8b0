// Printed from wsdl/ by `npm run generate`. Do not edit.

import type { AdherenceServiceContract } from './adherence-service-850.ts';
import type { CalendarServiceContract } from './calendar-service-850.ts';
import type { ConfigServiceContract } from './config-service-850.ts';
import type { ForecastServiceContract } from './forecast-service-850.ts';
import type { LocatorServiceContract } from './locator-service-800.ts';
import type { PerformanceServiceContract } from './performance-service-850.ts';
import type { ScheduleServiceContract } from './schedule-service-850.ts';
import type { SessionServiceContract } from './session-service-800.ts';

/** Every service by its name without version, as the newest WSDL describes it. */
export interface Contracts {
  readonly AdherenceService: AdherenceServiceContract;
  readonly CalendarService: CalendarServiceContract;
  readonly ConfigService: ConfigServiceContract;
  readonly ForecastService: ForecastServiceContract;
  readonly LocatorService: LocatorServiceContract;
  readonly PerformanceService: PerformanceServiceContract;
  readonly ScheduleService: ScheduleServiceContract;
  readonly SessionService: SessionServiceContract;
}
