import type { Output } from '../../../wfm/wfm-port.ts';
import { textOf, wordOf } from '../mapping-parts.ts';
import type { ScheduleScenario } from './schema.ts';

type SchScenario = Output<'ScheduleService', 'GetSchScenario'>['items'][number];

const statusWords = {
  SCH_SCENARIO_NEW: 'new',
  SCH_SCENARIO_SCHEDULED: 'scheduled',
  SCH_SCENARIO_PUBLISHED: 'published',
} as const;

export function toScheduleScenario(scenario: SchScenario): ScheduleScenario {
  return {
    id: scenario.scenarioId,
    name: textOf(scenario.name),
    businessUnitId: scenario.buId,
    siteIds: [...scenario.siteId],
    startDate: scenario.startDate,
    endDate: scenario.endDate,
    ownerId: scenario.ownerId,
    shared: scenario.shared,
    status: wordOf(scenario.status, statusWords, 'SchScenario.wmStatus'),
    comments: textOf(scenario.comments),
    version: scenario.timestamp,
  };
}
