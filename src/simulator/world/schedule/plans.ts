import type { CfgAgent } from '../agents.ts';
import type { EnumNumbers } from '../enum-numbers.ts';
import type { CfgExceptionType } from '../exception-types.ts';
import { secondsPerDay, siteClock, type SiteClock } from '../site-clock.ts';
import type { World, WorldNow } from '../world.ts';
import { planDay, worksOn, type PlanRules } from './base-plan.ts';
import { weekStartOf } from './scenarios.ts';
import { lengthOfDay } from './day-layout.ts';
import { minute, type AgentDay } from './schedule-state.ts';
import { chooseShift } from './shift-choice.ts';
import { createWorker, isEmployed, type Worker } from './worker.ts';

/** A shift as it is planned. */
export interface PlannedShift {
  readonly shiftId: number;
  readonly start: number;
  readonly end: number;
}

/**
 * What is planned for each agent before anything from the calendar and any change: a pure function of seed, agent and day.
 * Nothing is worked out beforehand; what an agent's plans rest on is kept once it is known.
 */
export class Plans {
  readonly rules: PlanRules;
  readonly #world: World;
  readonly #agents: ReadonlyMap<number, CfgAgent>;
  readonly #bySite = new Map<number, CfgAgent[]>();
  readonly #workers = new Map<number, Worker>();

  /** Agents, sites and shifts are those of this moment; exception types may be added later. */
  constructor(live: WorldNow, seed: number, numberOf: EnumNumbers) {
    const world = live.now;
    this.#world = world;
    this.#agents = new Map(world.agents.map((agent) => [agent.gswAgentId, agent]));
    for (const site of world.sites) this.#bySite.set(site.wmSiteId, []);
    for (const agent of world.agents) this.#bySite.get(agent.wmSiteId)?.push(agent);
    this.rules = createRules(live, seed, numberOf);
  }

  agent(agentId: number): CfgAgent | undefined {
    return this.#agents.get(agentId);
  }

  /** The agents of a site by id; empty for a site that is not there. */
  agentsOf(siteId: number): readonly CfgAgent[] {
    return this.#bySite.get(siteId) ?? [];
  }

  clockOf(siteId: number): SiteClock {
    return this.rules.clockOf(siteId);
  }

  /** What an agent's plans rest on. Throws for an agent that is not there. */
  worker(agentId: number): Worker {
    let worker = this.#workers.get(agentId);
    if (worker === undefined) {
      const agent = this.#agents.get(agentId);
      if (agent === undefined) throw new Error(`the world has no agent ${agentId}`);
      worker = createWorker(this.#world, this.rules.seed, agent);
      this.#workers.set(agentId, worker);
    }
    return worker;
  }

  /** The plan of a day; another one for each salt. `undefined` where the agent is not employed. */
  planned(agentId: number, day: number, salt = ''): AgentDay | undefined {
    return planDay(this.withSalt(salt), this.worker(agentId), day);
  }

  /** When an agent would work on a day, in instants, and by which shift; `undefined` on a day off. */
  shiftOn(agentId: number, day: number): PlannedShift | undefined {
    const worker = this.worker(agentId);
    const chosen = isEmployed(worker.agent, day) ? chooseShift(this.rules, worker, day) : undefined;
    if (chosen === undefined) return undefined;
    const start = this.clockOf(worker.agent.wmSiteId).localToInstant(
      day * secondsPerDay + chosen.startMinutes * 60,
    );
    return { shiftId: chosen.shift.wmShiftId, start, end: start + lengthOfDay(worker.paidMinutes) * minute };
  }

  /** What a full day away is paid for: the minutes of a working day, 0 on days off and where not employed. */
  contractMinutes(agentId: number, day: number): number {
    const worker = this.worker(agentId);
    return worksOn(this.rules, worker, day) ? worker.paidMinutes : 0;
  }

  withSalt(salt: string): PlanRules {
    return salt === '' ? this.rules : { ...this.rules, salt };
  }
}

function createRules(live: WorldNow, seed: number, numberOf: EnumNumbers): PlanRules {
  const world = live.now;
  const zones = new Map(world.timeZones.map((zone) => [zone.wmTimezoneId, zone.wmName]));
  const clocks = new Map(
    world.sites.map((site) => [site.wmSiteId, siteClock(zones.get(site.wmTimezoneId) ?? 'UTC')]),
  );
  const weekStarts = new Map(
    world.sites.map((site) => [site.wmSiteId, weekStartOf(site.wmWeekStartDay, numberOf)]),
  );
  return {
    seed,
    salt: '',
    shifts: new Map(world.shifts.map((shift) => [shift.wmShiftId, shift])),
    exceptionTypeOf: exceptionTypesOf(live),
    weekStartOf: (siteId) => weekStarts.get(siteId) ?? 0,
    clockOf: (siteId) => clocks.get(siteId) ?? siteClock('UTC'),
  };
}

/** Finds the exception types that there are now; their index is made anew when there are others. */
function exceptionTypesOf(live: WorldNow): PlanRules['exceptionTypeOf'] {
  let listed: readonly CfgExceptionType[] = [];
  let byId: ReadonlyMap<number, CfgExceptionType> = new Map();
  return (id) => {
    const { exceptionTypes } = live.now;
    if (exceptionTypes !== listed) {
      listed = exceptionTypes;
      byId = new Map(listed.map((type) => [type.wmExceptionTypeId, type]));
    }
    return byId.get(id);
  };
}
