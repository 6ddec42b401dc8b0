import type { Output } from '../../../wfm/wfm-port.ts';
import { textOf, wordOf } from '../mapping-parts.ts';
import type { ForecastScenario } from './schema.ts';

type FrcScenario = Output<'ForecastService', 'GetForecastScenario'>['items'][number];

const statusWords = {
  FRC_SCENARIO_NEW: 'new',
  FRC_SCENARIO_FORECAST: 'forecast',
  FRC_SCENARIO_PUBLISHED: 'published',
} as const;

export function toForecastScenario(scenario: FrcScenario): ForecastScenario {
  return {
    id: scenario.scenarioId,
    name: textOf(scenario.name),
    businessUnitId: scenario.buId,
    siteIds: [...scenario.siteId],
    startDate: scenario.startDate,
    endDate: scenario.endDate,
    ownerId: scenario.ownerId,
    shared: scenario.shared,
    status: wordOf(scenario.status, statusWords, 'FrcScenario.wmStatus'),
    comments: textOf(scenario.comments),
    version: scenario.timestamp,
  };
}
