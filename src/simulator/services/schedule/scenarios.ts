import type { Simulation } from '../../simulation.ts';
import type { WireObject } from '../../soap/answer-shape.ts';
import type { Arguments } from '../../soap/arguments.ts';
import type { SchScenario } from '../../world/schedule/scenarios.ts';
import { byText, sortsByName } from '../config/orders.ts';
import { sortItems, type Sortable } from '../config/read-operation.ts';

const orders: Sortable<SchScenario> = {
  sortEnum: 'Scenario',
  sorts: {
    ...sortsByName('SCH_SCENARIO', (scenario: SchScenario) => scenario.wmName),
    SCH_SCENARIO_SORT_START_DATE: () => byText((scenario) => String(scenario.wmStartDate)),
  },
};

/** `GetSchScenario`: the scenarios of business units, of sites, or by their ids. */
export function getSchScenario(args: Arguments, simulation: Simulation): WireObject {
  const filter = args.part('filter');
  const matches = (member: string, has: readonly number[]): boolean => {
    const wanted = filter?.ints(member) ?? [];
    return wanted.length === 0 || wanted.some((id) => has.includes(id));
  };
  const found = simulation.living.schedules.scenarios.filter(
    ({ wmBUId, wmSiteId, wmScenarioId }) =>
      matches('wmBUId', [wmBUId]) && matches('wmSiteId', wmSiteId) && matches('wmScenarioId', [wmScenarioId]),
  );
  const sorted = sortItems(orders, found, args.part('sortMode'), simulation);
  return { return: { objectArray: sorted.map((scenario): WireObject => ({ ...scenario })) } };
}
