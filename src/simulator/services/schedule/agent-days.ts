import type { Simulation } from '../../simulation.ts';
import type { WireObject } from '../../soap/answer-shape.ts';
import type { Arguments } from '../../soap/arguments.ts';
import { minute, type AgentDay, type DayKind } from '../../world/schedule/schedule-state.ts';
import { oleOfLocal, type SiteClock } from '../../world/site-clock.ts';
import { chosenAgents, readScheduleRequest, refuseTooMuch } from './schedule-request.ts';

const dayTypes: Readonly<Record<DayKind, string>> = {
  work: 'SCH_DAY_WORK',
  off: 'SCH_DAY_OFF',
  'time-off': 'SCH_DAY_TIME_OFF',
  exception: 'SCH_DAY_EXCEPTION',
};

/** `GetSchAgentDay`: the schedule days within the period, agent by agent. A day on which somebody is not employed is left out. */
export function getSchAgentDay(args: Arguments, simulation: Simulation): WireObject {
  const { siteId, view, clock, start, end } = readScheduleRequest(args, simulation);
  const { schedules } = simulation.living;
  const schAgentDay: WireObject[] = [];
  const agents = chosenAgents(args, simulation, siteId);
  refuseTooMuch(agents.length, { start, end });
  for (const agent of agents) {
    for (let number = Math.floor(start); number < end; number++) {
      const day = schedules.day(agent.gswAgentId, number, view);
      if (day === undefined) continue;
      const wmDayType = simulation.numberOf('ESchDayType', dayTypes[day.kind]);
      schAgentDay.push({ ...row(day, clock), wmTeamId: agent.wmTeamId, wmDayType });
    }
  }
  return { return: { schAgentDay } };
}

function row(day: AgentDay, clock: SiteClock): WireObject {
  const works = day.kind === 'work';
  return {
    gswAgentId: day.agentId,
    wmDate: day.day,
    wmShiftId: day.shiftId,
    wmStartDateTime: works ? oleOfLocal(clock.instantToLocal(day.start)) : 0,
    wmEndDateTime: works ? oleOfLocal(clock.instantToLocal(day.end)) : 0,
    wmPaidMinutes: day.paidMinutes,
    wmTotalMinutes: works ? (day.end - day.start) / minute : 0,
  };
}
