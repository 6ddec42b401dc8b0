import { readFileSync } from 'node:fs';
import type { Clock } from '../../src/time/clock.ts';
import { createLiving, type Living } from '../../src/simulator/living.ts';
import type { Simulator } from '../../src/simulator/simulator.ts';
import type { AgentDay as PlannedDay } from '../../src/simulator/world/schedule/schedule-state.ts';
import type { ScheduleView } from '../../src/simulator/world/schedule/schedules.ts';
import { readEnumNumbers } from '../../src/simulator/world/enum-numbers.ts';

/** The world of a running simulator, made once more: the same seed and clock make the same. */
export function livingOf(simulator: Simulator, clock: Clock, agentsPerSite?: number): Living {
  const numberOf = readEnumNumbers(readFileSync('wsdl/conventions.json', 'utf8'));
  return createLiving({ seed: 850, credentials: simulator.credentials, numberOf, clock, agentsPerSite });
}

const epochDay = 25_569;

export function oleDay(date: string): number {
  return Date.parse(`${date}T00:00:00Z`) / 86_400_000 + epochDay;
}

export function dateOf(day: number): string {
  return new Date((day - epochDay) * 86_400_000).toISOString().slice(0, 10);
}

/** The agent-days of a site in the simulator's world, from one date to another, half-open. */
export function plannedDays(
  { schedules }: Living,
  siteId: number,
  range: { readonly from: string; readonly to: string },
  view?: ScheduleView,
): readonly PlannedDay[] {
  const days: PlannedDay[] = [];
  for (let number = oleDay(range.from); number < oleDay(range.to); number += 1) {
    for (const { gswAgentId } of schedules.plans.agentsOf(siteId)) {
      const day = schedules.day(gswAgentId, number, view);
      if (day !== undefined) days.push(day);
    }
  }
  return days;
}

/** `4711 2026-10-25 activity 5 2026-10-25T00:15:00.000Z/…` for each state, sorted: what must be the same everywhere. */
export function stateLines(days: readonly PlannedDay[]): readonly string[] {
  const word = (type: string): string =>
    type
      .replace('SCH_STATE_', '')
      .replace('TIMEOFF', 'TIME_OFF')
      .replace('DAYOFF', 'DAY_OFF')
      .replaceAll('_', '-')
      .toLowerCase();
  return days
    .flatMap((day) =>
      day.states.map(({ type, id, start, end, paid }) =>
        [
          day.agentId,
          dateOf(day.day),
          word(type),
          id,
          new Date(start).toISOString(),
          new Date(end).toISOString(),
          paid,
        ].join(' '),
      ),
    )
    .sort();
}
