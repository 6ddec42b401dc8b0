import type { ServiceGuards } from '../operation-guard.ts';
import { sharedBySites } from './shared-rows.ts';

export const forecastGuards: ServiceGuards<'ForecastService'> = {
  GetForecastScenario: { shown: sharedBySites },
  GetMasterForecast: { asked: ({ siteId }, request) => request.requireWholeSite(siteId) },
  GetForecastData: { asked: ({ siteId }, request) => request.requireWholeSite(siteId) },
};
