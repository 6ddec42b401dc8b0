import type { Simulation } from '../../simulation.ts';
import type { WireObject } from '../../soap/answer-shape.ts';
import type { Arguments } from '../../soap/arguments.ts';
import { SoapFault } from '../../soap/soap-fault.ts';
import { forecastScenarios, type FrcScenario } from '../../world/forecast/forecast-scenarios.ts';
import { masterForecast } from '../../world/forecast/forecasts.ts';
import { timestepsIn, type TimestepRange } from '../../world/forecast/timesteps.ts';
import { oleOfLocal, secondsPerDay, type SiteClock } from '../../world/site-clock.ts';
import { byText } from '../config/orders.ts';
import type { OperationTable } from '../operation.ts';
import { readTimestepRange } from './timestep-range.ts';

export const forecastOperations: OperationTable = {
  GetForecastScenario: (args, simulation) => {
    const found = select(scenarios(simulation), args.part('filter'));
    const objectArray = sort(found, args.part('sortMode'), simulation).map((scenario) => ({ ...scenario }));
    return { return: { objectArray } };
  },

  GetMasterForecast: (args, simulation) =>
    forecastOf(args, simulation, { variant: masterForecast, range: readTimestepRange(args) }),

  GetForecastData: (args, simulation) => {
    const scenarioId = args.int('scenarioId');
    const range = readTimestepRange(args);
    if (scenarioId === masterForecast)
      return forecastOf(args, simulation, { variant: masterForecast, range });
    const scenario = scenarios(simulation).find(({ wmScenarioId }) => wmScenarioId === scenarioId);
    if (scenario === undefined) throw new SoapFault('Client', `there is no forecast scenario ${scenarioId}`);
    const siteId = args.int('siteId');
    if (!scenario.wmSiteId.includes(siteId)) {
      throw new SoapFault('Client', `site ${siteId} is not in forecast scenario ${scenarioId}`);
    }
    if (scenario.wmStatus === simulation.numberOf('EFrcScenarioStatus', 'FRC_SCENARIO_NEW')) {
      return { return: { frcStep: [] } };
    }
    // A scenario knows nothing of the days before and after it.
    const within = {
      minutes: range.minutes,
      start: Math.max(range.start, scenario.wmStartDate * secondsPerDay),
      end: Math.min(range.end, (scenario.wmEndDate + 1) * secondsPerDay),
    };
    return forecastOf(args, simulation, { variant: scenarioId, range: within });
  },
};

function scenarios({ world, numberOf, clock }: Simulation): readonly FrcScenario[] {
  return forecastScenarios(world.now, numberOf, clock.now());
}

/** Activity by activity, each in the order of time. */
function forecastOf(
  args: Arguments,
  simulation: Simulation,
  wanted: { readonly variant: number; readonly range: TimestepRange },
): WireObject {
  const { forecasts } = simulation.living;
  const siteId = args.int('siteId');
  const steps = timestepsIn(requireClock(simulation, siteId), wanted.range);
  const ids = args.ints('activityId');
  const frcStep = simulation.world.now.activities
    .filter(({ wmSiteId, wmActivityId }) => {
      return wmSiteId === siteId && (ids.length === 0 || ids.includes(wmActivityId));
    })
    .flatMap((activity) =>
      steps.map((step) => {
        const forecast = forecasts.timestep(activity, step, wanted.variant);
        return {
          wmActivityId: activity.wmActivityId,
          wmDateTime: oleOfLocal(step.local),
          wmVolume: forecast.volume,
          wmAHT: forecast.handlingSeconds,
          wmCalculatedStaffing: forecast.calculatedStaffing,
          wmRequiredStaffing: forecast.requiredStaffing,
        };
      }),
    );
  return { return: { frcStep } };
}

function requireClock({ living }: Simulation, siteId: number): SiteClock {
  const clock = living.forecasts.clockOf(siteId);
  if (clock === undefined) throw new SoapFault('Client', `there is no site ${siteId}`);
  return clock;
}

function select(all: readonly FrcScenario[], filter: Arguments | undefined): readonly FrcScenario[] {
  const matches = (member: string, has: readonly number[]): boolean => {
    const wanted = filter?.ints(member) ?? [];
    return wanted.length === 0 || wanted.some((id) => has.includes(id));
  };
  return all.filter(
    ({ wmBUId, wmSiteId, wmScenarioId }) =>
      matches('wmBUId', [wmBUId]) && matches('wmSiteId', wmSiteId) && matches('wmScenarioId', [wmScenarioId]),
  );
}

function sort(
  found: readonly FrcScenario[],
  sortMode: Arguments | undefined,
  { numberOf }: Simulation,
): readonly FrcScenario[] {
  if (sortMode === undefined) return found;
  const direction = sortMode.flag('ascending') ? 1 : -1;
  const byName = byText((scenario: FrcScenario) => scenario.wmName);
  const number = (key: string): number =>
    numberOf('ECfgSortMode.ForecastScenario', `FRC_SCENARIO_SORT_${key}`);
  switch (sortMode.int('sortMode')) {
    case number('NONE'):
      return found;
    case number('NAME'):
      return [...found].sort((a, b) => direction * byName(a, b));
    case number('START_DATE'):
      return [...found].sort((a, b) => direction * (a.wmStartDate - b.wmStartDate));
    default:
      throw new SoapFault('Client', `sortMode ${sortMode.int('sortMode')} is not known for this object`);
  }
}
