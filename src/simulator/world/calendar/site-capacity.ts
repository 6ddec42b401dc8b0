import type { Plans } from '../schedule/plans.ts';
import { dayMinutesOf } from './working-days.ts';

/** From a day on, so many minutes a day. */
interface Level {
  readonly from: number;
  readonly minutes: number;
}

/**
 * Minutes that all agents of a site, and those of each of its teams, work on a day if everybody does. It is added up once
 * for all days, as people come and go.
 */
export class SiteCapacity {
  /** Agents without a team count for the site only. */
  readonly teamIds: readonly number[];
  readonly #site: readonly Level[];
  readonly #teams: ReadonlyMap<number, readonly Level[]>;

  constructor(plans: Plans, siteId: number) {
    const all: Level[] = [];
    const byTeam = new Map<number, Level[]>();
    for (const agent of plans.agentsOf(siteId)) {
      const minutes = dayMinutesOf(plans, agent);
      const changes = [{ from: agent.wmStartDate, minutes }];
      if (agent.wmEndDate !== 0) changes.push({ from: agent.wmEndDate + 1, minutes: -minutes });
      all.push(...changes);
      if (agent.wmTeamId !== 0) {
        byTeam.set(agent.wmTeamId, [...(byTeam.get(agent.wmTeamId) ?? []), ...changes]);
      }
    }
    this.#site = addUp(all);
    this.#teams = new Map([...byTeam].map(([teamId, changes]) => [teamId, addUp(changes)]));
    this.teamIds = [...byTeam.keys()].sort((a, b) => a - b);
  }

  site(day: number): number {
    return minutesOn(this.#site, day);
  }

  /** `undefined` for what is no team of the site. */
  team(teamId: number, day: number): number | undefined {
    const levels = this.#teams.get(teamId);
    return levels && minutesOn(levels, day);
  }
}

function addUp(changes: readonly Level[]): Level[] {
  let sum = 0;
  return [...changes]
    .sort((a, b) => a.from - b.from)
    .map(({ from, minutes }) => ({ from, minutes: (sum += minutes) }));
}

function minutesOn(levels: readonly Level[], day: number): number {
  return levels.findLast((level) => level.from <= day)?.minutes ?? 0;
}
