import { defineNoun } from '../noun.ts';
import { jobUse } from '../parts/job-use.ts';
import { toScheduleScenario } from './mapping.ts';
import { scheduleScenario } from './schema.ts';

export const scheduleScenarios = defineNoun({
  one: 'ScheduleScenario',
  many: 'ScheduleScenarios',
  words: ['schedule scenario', 'schedule scenarios'],
  path: '/wfm/v1/schedule-scenarios',
  idName: 'scenarioId',
  permission: 'wfm:schedule:view',
  scope: 'rows',
  item: scheduleScenario,
  filters: ['businessUnitId', 'siteId'],
  uses: jobUse('ScheduleService', 'GetSchScenario', {
    GetSchScenario: 'filter',
    SchScenarioFilter: 'wmBUId wmSiteId wmScenarioId',
    SchScenarioHolder: 'objectArray',
    SchScenario:
      'wmScenarioId wmName wmBUId wmSiteId wmStartDate wmEndDate gswOwnerId wmShared wmStatus wmComments timestamp',
  }),
  async read(wfm, filter) {
    const { items } = await wfm.call('ScheduleService', 'GetSchScenario', {
      filter: { scenarioId: filter.id, buId: filter.businessUnitId, siteId: filter.siteId },
    });
    return items.map(toScheduleScenario);
  },
});
