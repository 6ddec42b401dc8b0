import type { Simulation } from '../../simulation.ts';
import type { Arguments } from '../../soap/arguments.ts';
import { SoapFault } from '../../soap/soap-fault.ts';
import type { CfgAgent } from '../../world/agents.ts';
import type { CalItem } from '../../world/calendar/calendar-item.ts';
import { halfYearsWithin, dayNumber, endYear, firstYear } from '../../world/calendar/half-year.ts';
import type { LiveCalendar } from '../../world/calendar/live-calendar.ts';
import type { Stretch } from '../../world/calendar/working-days.ts';
import type { Operation } from '../operation.ts';

/** Agents times half-years that are looked through for one answer. */
const mostCalendars = 60_000;

/** `GetCalendarItem`: the items that touch a period and pass every part of the filter, agent by agent, in the order of time. */
export const getCalendarItem: Operation = (args, simulation) => {
  const { calendar } = simulation.living;
  const filter = args.part('filter');
  const range = readRange(args);
  const passes = passing(filter);
  const ids = filter?.ints('wmItemId') ?? [];
  const items =
    ids.length > 0 ? byId(calendar, ids, range, filter) : inPeriod(calendar, chosen(calendar, filter), range);
  const found = sorted(items.filter(passes), args.part('sortMode'), simulation);
  return { return: { objectArray: found.map((item) => ({ ...item })) } };
};

/** 0 = no bound. */
function readRange(args: Arguments): Stretch {
  const start = args.double('start');
  const end = args.double('end');
  if (!Number.isFinite(start) || !Number.isFinite(end)) {
    throw new SoapFault('Client', 'start and end must be dates');
  }
  const range = {
    start: start === 0 ? dayNumber(firstYear, 1, 1) : start,
    end: end === 0 ? dayNumber(endYear, 1, 1) : end,
  };
  if (range.end < range.start) throw new SoapFault('Client', 'end is before start');
  return range;
}

function chosen({ plans, world }: LiveCalendar, filter: Arguments | undefined): readonly CfgAgent[] {
  const among = (name: string): ((id: number) => boolean) => {
    const ids = new Set(filter?.ints(name) ?? []);
    return (id) => ids.size === 0 || ids.has(id);
  };
  const [isSite, isTeam, isAgent] = [among('wmSiteId'), among('wmTeamId'), among('gswAgentId')];
  return world.sites
    .filter((site) => isSite(site.wmSiteId))
    .flatMap((site) => plans.agentsOf(site.wmSiteId))
    .filter((agent) => isTeam(agent.wmTeamId) && isAgent(agent.gswAgentId));
}

function inPeriod(calendar: LiveCalendar, agents: readonly CfgAgent[], range: Stretch): CalItem[] {
  if (agents.length * halfYearsWithin(range.start, range.end).length > mostCalendars) {
    throw new SoapFault('Client', 'the period is too long for so many agents');
  }
  return agents.flatMap((agent) => calendar.itemsOf(agent, range));
}

function byId(
  calendar: LiveCalendar,
  ids: readonly number[],
  range: Stretch,
  filter: Arguments | undefined,
): CalItem[] {
  const agents = new Set(chosen(calendar, filter).map((agent) => agent.gswAgentId));
  return [...new Set(ids)]
    .flatMap((id) => calendar.find(id) ?? [])
    .filter((item) => agents.has(item.gswAgentId))
    .filter((item) => item.wmStartDateTime < range.end && item.wmEndDateTime > range.start);
}

function passing(filter: Arguments | undefined): (item: CalItem) => boolean {
  const types = new Set(filter?.ints('wmItemType') ?? []);
  const statuses = new Set(filter?.ints('wmStatus') ?? []);
  return (item) =>
    (types.size === 0 || types.has(item.wmItemType)) && (statuses.size === 0 || statuses.has(item.wmStatus));
}

function sorted(
  items: readonly CalItem[],
  sortMode: Arguments | undefined,
  { numberOf }: Simulation,
): readonly CalItem[] {
  if (sortMode === undefined) return items;
  const direction = sortMode.flag('ascending') ? 1 : -1;
  const by = (key: (item: CalItem) => number): CalItem[] =>
    [...items].sort((a, b) => direction * (key(a) - key(b)));
  switch (sortMode.int('sortMode')) {
    case numberOf('ECfgSortMode.CalendarItem', 'CAL_ITEM_SORT_NONE'):
      return items;
    case numberOf('ECfgSortMode.CalendarItem', 'CAL_ITEM_SORT_START_DATE'):
      return by((item) => item.wmStartDateTime);
    case numberOf('ECfgSortMode.CalendarItem', 'CAL_ITEM_SORT_SUBMITTED'):
      return by((item) => item.wmSubmitted);
    default:
      throw new SoapFault('Client', `sortMode ${sortMode.int('sortMode')} is not known for this object`);
  }
}
