import { monthOf, weekdayOf } from './half-year.ts';
import type { SiteCapacity } from './site-capacity.ts';

/** How many minutes of time off may be granted on a day. */
export interface DayLimit {
  readonly site: number;
  readonly teamIds: readonly number[];
  /** `undefined` for agents without a team: they count for the site only. */
  team(teamId: number): number | undefined;
}

/** So much that one person of a small team can always be away. */
const leastOfTeam = 600;

/** A share of what everybody together works: more in summer and at weekends, less on Mondays and before New Year. */
export function dayLimit(capacity: SiteCapacity, day: number): DayLimit {
  const percent = sharePercent(day);
  return {
    site: Math.round((capacity.site(day) * percent) / 100),
    teamIds: capacity.teamIds,
    team: (teamId) => {
      const minutes = capacity.team(teamId, day);
      return minutes === undefined
        ? undefined
        : Math.max(leastOfTeam, Math.round((minutes * (percent + 4)) / 100));
    },
  };
}

function sharePercent(day: number): number {
  const weekday = weekdayOf(day);
  const month = monthOf(day);
  if (weekday >= 5) return 14;
  if (month === 12) return 8;
  const season = month === 7 || month === 8 ? 14 : 10;
  return weekday === 0 ? season - 2 : season;
}

/** The minutes that are taken on a day, of the site and of its teams. */
export class DayLoad {
  #site = 0;
  readonly #teams = new Map<number, number>();

  get site(): number {
    return this.#site;
  }

  team(teamId: number): number {
    return this.#teams.get(teamId) ?? 0;
  }

  add(teamId: number, minutes: number): void {
    this.#site += minutes;
    this.#teams.set(teamId, this.team(teamId) + minutes);
  }

  /** Which limit so many more minutes of somebody of a team would break. */
  lacking(limit: DayLimit, teamId: number, minutes: number): 'site' | 'team' | undefined {
    if (this.#site + minutes > limit.site) return 'site';
    const ofTeam = limit.team(teamId);
    return ofTeam !== undefined && this.team(teamId) + minutes > ofTeam ? 'team' : undefined;
  }
}
