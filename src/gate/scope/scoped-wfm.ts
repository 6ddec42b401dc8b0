import { BridgeError } from '../../error/bridge-error.ts';
import type { Input, OperationOf, Output, ServiceFamily, Wfm } from '../../wfm/wfm-port.ts';
import { adherenceGuards } from './guards/adherence-guards.ts';
import { calendarGuards } from './guards/calendar-guards.ts';
import { configGuards } from './guards/config-guards.ts';
import { forecastGuards } from './guards/forecast-guards.ts';
import { performanceGuards } from './guards/performance-guards.ts';
import { scheduleGuards } from './guards/schedule-guards.ts';
import { ScopedRequest, type OperationGuard, type ServiceGuards } from './operation-guard.ts';
import type { Reach } from './reach.ts';

const guards: { readonly [S in ServiceFamily]?: ServiceGuards<S> } = {
  AdherenceService: adherenceGuards,
  CalendarService: calendarGuards,
  ConfigService: configGuards,
  ForecastService: forecastGuards,
  PerformanceService: performanceGuards,
  ScheduleService: scheduleGuards,
};

/** What a caller with a scope may ask WFM for; `undefined` for what no guard stands at. */
export function guardOf<S extends ServiceFamily, O extends OperationOf<S>>(
  service: S,
  operation: O,
): OperationGuard<S, O> | undefined {
  const ofService: ServiceGuards<S> | undefined = guards[service];
  return ofService?.[operation];
}

/** For what the scope of an API client cannot be made to hold. */
export function beyondScopes(): BridgeError {
  const detail =
    'this is for API clients whose scope is all: it cannot be narrowed to business units, sites or teams';
  return new BridgeError('forbidden', detail);
}

/**
 * WFM as a caller with a scope sees it: no row of an answer and no object of a request is outside. Operations without a
 * guard, raw calls and the session are refused, so that what is forgotten is closed.
 */
export function scopedWfm(wfm: Wfm, reach: Reach): Wfm {
  const request = new ScopedRequest(reach);
  const refuse = (): never => {
    throw beyondScopes();
  };
  return {
    async call<S extends ServiceFamily, O extends OperationOf<S>>(
      service: S,
      operation: O,
      input: Input<S, O>,
    ): Promise<Output<S, O>> {
      const guard = guardOf(service, operation);
      if (guard === undefined) throw beyondScopes();
      guard.asked?.(input, request);
      const answer = await wfm.call(service, operation, input);
      return guard.shown === undefined ? answer : guard.shown(answer, request, input);
    },
    callRaw: () => Promise.reject(beyondScopes()),
    userinfo: () => Promise.reject(beyondScopes()),
    session: refuse,
    services: refuse,
    get provisional() {
      return wfm.provisional;
    },
    get kept() {
      return wfm.kept;
    },
    ...(wfm.live === undefined ? {} : { live: scopedWfm(wfm.live, reach) }),
  };
}
