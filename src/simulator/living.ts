import type { Clock } from '../time/clock.ts';
import type { SimulatorCredentials } from './simulation.ts';
import { LiveCalendar } from './world/calendar/live-calendar.ts';
import { LiveWorld } from './world/changes.ts';
import { Adherence } from './world/adherence/adherence.ts';
import type { EnumNumbers } from './world/enum-numbers.ts';
import { Forecasts } from './world/forecast/forecasts.ts';
import { Performance } from './world/performance/performance.ts';
import { coverageOf } from './world/schedule/coverage.ts';
import { Plans } from './world/schedule/plans.ts';
import { Schedules } from './world/schedule/schedules.ts';
import { staffingOfForecasts } from './world/schedule/staffing.ts';
import { createWorld } from './world/world.ts';

/** What lives in a simulator and is made anew by a reset: the world and every change of it. */
export interface Living {
  readonly seed: number;
  readonly world: LiveWorld;
  readonly forecasts: Forecasts;
  readonly calendar: LiveCalendar;
  readonly schedules: Schedules;
  readonly performance: Performance;
  readonly adherence: Adherence;
}

export interface LivingSettings {
  readonly seed: number;
  readonly credentials: SimulatorCredentials;
  readonly numberOf: EnumNumbers;
  readonly clock: Clock;
  readonly agentsPerSite?: number | undefined;
}

export function createLiving(settings: LivingSettings): Living {
  const { seed, credentials, numberOf, clock, agentsPerSite } = settings;
  const people = { seed, integrationUser: credentials.userName, agentsPerSite };
  const world = new LiveWorld(createWorld(people, numberOf), numberOf);
  const forecasts = new Forecasts(seed, world.now);
  const plans = new Plans(world, seed, numberOf);
  const calendar = new LiveCalendar({ seed, world, plans, numberOf, clock });
  const schedules = new Schedules({
    world: world.now,
    seed,
    numberOf,
    startedAt: clock.now(),
    plans,
    calendar,
    staffing: staffingOfForecasts(forecasts, world.now),
  });
  return {
    seed,
    world,
    forecasts,
    calendar,
    schedules,
    performance: new Performance({
      seed,
      world: world.now,
      forecasts,
      coverageOfDay: (siteId, day) => coverageOf(schedules, siteId, day),
    }),
    adherence: new Adherence({
      seed,
      clockOf: (siteId) => plans.clockOf(siteId),
      planned: (agentId, day) => schedules.day(agentId, day),
    }),
  };
}
