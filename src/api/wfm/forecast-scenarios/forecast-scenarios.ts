import { defineNoun } from '../noun.ts';
import { jobUse } from '../parts/job-use.ts';
import { toForecastScenario } from './mapping.ts';
import { forecastScenario } from './schema.ts';

export const forecastScenarios = defineNoun({
  one: 'ForecastScenario',
  many: 'ForecastScenarios',
  words: ['forecast scenario', 'forecast scenarios'],
  path: '/wfm/v1/forecast-scenarios',
  idName: 'scenarioId',
  permission: 'wfm:forecast:view',
  scope: 'rows',
  item: forecastScenario,
  filters: ['businessUnitId', 'siteId'],
  uses: jobUse('ForecastService', 'GetForecastScenario', {
    GetForecastScenario: 'filter',
    FrcScenarioFilter: 'wmBUId wmSiteId wmScenarioId',
    FrcScenario:
      'wmScenarioId wmName wmBUId wmSiteId wmStartDate wmEndDate gswOwnerId wmShared wmStatus wmComments timestamp',
  }),
  async read(wfm, filter) {
    const { items } = await wfm.call('ForecastService', 'GetForecastScenario', {
      filter: { buId: filter.businessUnitId, siteId: filter.siteId, scenarioId: filter.id },
    });
    return items.map(toForecastScenario);
  },
});
