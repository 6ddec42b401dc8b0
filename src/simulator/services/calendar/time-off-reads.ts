import type { WireObject } from '../../soap/answer-shape.ts';
import { SoapFault } from '../../soap/soap-fault.ts';
import type { CfgAgent } from '../../world/agents.ts';
import { balanceSheet } from '../../world/calendar/balance-sheet.ts';
import { dayRoom } from '../../world/calendar/day-room.ts';
import { yearOf } from '../../world/calendar/half-year.ts';
import type { LiveCalendar } from '../../world/calendar/live-calendar.ts';
import { isSayable } from '../../world/calendar/refusals.ts';
import { waitList } from '../../world/calendar/wait-list.ts';
import { secondsPerDay } from '../../world/site-clock.ts';
import type { Operation } from '../operation.ts';
import { readPeriod } from '../forecast/timestep-range.ts';
import { requireSite } from '../schedule/schedule-request.ts';
import type { Arguments } from '../../soap/arguments.ts';

/** `GetTimeOffBalance`: one row for each agent and each type that the agent's rule governs, at the end of the day. */
export const getTimeOffBalance: Operation = (args, simulation) => {
  const { calendar } = simulation.living;
  const siteId = requireSite(args, simulation);
  const day = Math.floor(args.double('date'));
  if (!isSayable(day)) throw new SoapFault('Client', 'date must be a date');
  const agents = new Set(args.ints('agentId'));
  const types = new Set(args.ints('timeOffTypeId'));
  const rows = calendar.plans
    .agentsOf(siteId)
    .filter((agent) => agents.size === 0 || agents.has(agent.gswAgentId))
    .flatMap((agent) => balanceRows(calendar, agent, day, types));
  return { return: { calTimeOffBalance: rows } };
};

function balanceRows(
  calendar: LiveCalendar,
  agent: CfgAgent,
  day: number,
  types: ReadonlySet<number>,
): WireObject[] {
  const sheet = balanceSheet(calendar, agent, yearOf(day));
  return sheet.typeIds
    .filter((typeId) => types.size === 0 || types.has(typeId))
    .flatMap((typeId) => {
      const balance = sheet.balance(typeId, day);
      if (balance === undefined) return [];
      return [
        {
          gswAgentId: agent.gswAgentId,
          wmTimeOffTypeId: typeId,
          wmDate: day,
          wmCarriedMinutes: balance.carried,
          wmAccruedMinutes: balance.accrued,
          wmBonusAwardedMinutes: balance.bonusAwarded,
          wmBonusUsedMinutes: balance.bonusUsed,
          wmBonusExpiredMinutes: balance.bonusExpired,
          wmScheduledMinutes: balance.scheduled,
          wmGrantedMinutes: balance.granted,
          wmPreferredMinutes: balance.preferred,
          wmDeclinedMinutes: balance.declined,
          wmBalanceMinutes: balance.left,
        },
      ];
    });
}

/** `GetTimeOffLimit`: day by day the site (team 0) and then its teams; all types together. */
export const getTimeOffLimit: Operation = (args, simulation) => {
  const { calendar } = simulation.living;
  const siteId = requireSite(args, simulation);
  const rows = daysOf(args).flatMap((day) => limitRows(calendar, siteId, day));
  return { return: { calTimeOffLimit: rows } };
};

function limitRows(calendar: LiveCalendar, siteId: number, day: number): WireObject[] {
  const { limit, granted, preferred } = dayRoom(calendar, siteId, day);
  const row = (teamId: number, limitMinutes: number, taken: number, asked: number): WireObject => ({
    wmSiteId: siteId,
    wmTeamId: teamId,
    wmTimeOffTypeId: 0,
    wmDate: day,
    wmLimitMinutes: limitMinutes,
    wmGrantedMinutes: taken,
    wmPreferredMinutes: asked,
  });
  return [
    row(0, limit.site, granted.site, preferred.site),
    ...limit.teamIds.map((teamId) =>
      row(teamId, limit.team(teamId) ?? 0, granted.team(teamId), preferred.team(teamId)),
    ),
  ];
}

/** `GetTimeOffWaitList`: day by day, who asked first is first. */
export const getTimeOffWaitList: Operation = (args, simulation) => {
  const { calendar } = simulation.living;
  const siteId = requireSite(args, simulation);
  const rows = daysOf(args).flatMap((day) =>
    waitList(calendar, siteId, day).map((waiting) => ({
      wmItemId: waiting.itemId,
      gswAgentId: waiting.agentId,
      wmDate: day,
      wmPosition: waiting.position,
      wmSubmitted: waiting.submitted,
    })),
  );
  return { return: { calWaitListItem: rows } };
};

/** The days that a period touches. */
function daysOf(args: Arguments): number[] {
  const { start, end } = readPeriod(args);
  const first = Math.floor(start / secondsPerDay);
  return Array.from(
    { length: Math.max(0, Math.ceil(end / secondsPerDay) - first) },
    (_, index) => first + index,
  );
}
