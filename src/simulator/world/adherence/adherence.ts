import type { CfgAgent } from '../agents.ts';
import { minute, type AgentDay, type ScheduleState } from '../schedule/schedule-state.ts';
import type { SiteClock } from '../site-clock.ts';
import { AgentTimeline, momentOf, severeAfterMinutes, type LivedDay, type Moment } from './agent-timeline.ts';
import { phoneState, type StateSince } from './phone-state.ts';

export interface AdherenceSurroundings {
  readonly seed: number;
  clockOf(siteId: number): SiteClock;
  /** What is committed for a schedule day; `undefined` where an agent is not employed. */
  planned(agentId: number, day: number): AgentDay | undefined;
}

/** The verdict of WFM, as `EAdhState` names it. */
export type AdherenceState =
  'ADH_STATE_ADHERENT' | 'ADH_STATE_NON_ADHERENT' | 'ADH_STATE_SEVERE' | 'ADH_STATE_UNCERTAIN';

/** What an agent does and should do at an instant. */
export interface RealTimeAdherence extends StateSince {
  readonly scheduled: ScheduleState | undefined;
  /** Whether the agent is at work, and not only logged in. */
  readonly isWorking: boolean;
  readonly reason: string | undefined;
  readonly verdict: AdherenceState;
  readonly nonAdherenceSeconds: number;
}

/**
 * Seconds of a schedule day, counted as the table WFM_ADH_AGENT_DAY of Genesys' ETL database reference counts them:
 * - WFM_NON_ADHERENCE_DURATION: all non-adherence, that out of schedule included;
 * - WFM_OUT_SCH_NON_ADH_DURATION: the part of it that is out of schedule;
 * - WFM_SCHEDULE_DURATION: what is scheduled plus that part;
 * - WFM_ACTUAL_WORK_DURATION: all time logged in.
 */
export interface AdherenceDay {
  readonly scheduledSeconds: number;
  readonly workedSeconds: number;
  readonly nonAdherenceSeconds: number;
  readonly outOfScheduleSeconds: number;
  /** (1 − non-adherence ÷ scheduled) × 100. NaN where nothing was scheduled. */
  readonly adherencePercent: number;
  /** Worked ÷ scheduled × 100, more than 100 for who works longer. NaN where nothing was scheduled. */
  readonly conformancePercent: number;
}

const secondsPerMinute = 60;
/** How far back is looked for when somebody logged out. */
const daysBack = 14;

/** Adherence in real time and of the past: the past is the sum of what real time said, minute by minute. */
export class Adherence {
  readonly #around: AdherenceSurroundings;

  constructor(around: AdherenceSurroundings) {
    this.#around = around;
  }

  timeline({ gswAgentId, wmSiteId }: CfgAgent): AgentTimeline {
    return new AgentTimeline({
      seed: this.#around.seed,
      clock: this.#around.clockOf(wmSiteId),
      planned: (day) => this.#around.planned(gswAgentId, day),
    });
  }

  /** `undefined` for who is not employed at the instant. */
  realTime(agent: CfgAgent, instant: number): RealTimeAdherence | undefined {
    const timeline = this.timeline(agent);
    const day = timeline.dayOf(instant);
    if (day.planned === undefined) return undefined;
    const moment = momentOf(day, instant);
    const { start, isSevere } = nonAdherence(timeline, day, instant);
    return {
      ...this.#stateOf(agent, timeline, moment, instant),
      scheduled: moment.scheduled,
      isWorking: moment.doing === 'work',
      reason: moment.lived?.reason,
      verdict: verdictOf(moment, isSevere),
      nonAdherenceSeconds: Math.floor((instant - start) / 1000),
    };
  }

  /** The schedule day as far as it is over at `now`; `undefined` where there was neither schedule nor work. */
  day(timeline: AgentTimeline, number: number, now: number): AdherenceDay | undefined {
    const day = timeline.day(number);
    const end = Math.min(day.end, Math.floor(now / minute) * minute);
    let scheduled = 0;
    let worked = 0;
    let missed = 0;
    let outOfSchedule = 0;
    for (let at = Math.max(day.start, timeline.beginningOf(number)); at < end; at += minute) {
      const { expected, doing, verdict } = momentOf(day, at);
      if (expected !== 'out') scheduled += secondsPerMinute;
      if (doing !== 'out' && doing !== 'unknown') worked += secondsPerMinute;
      if (verdict !== 'non-adherent') continue;
      if (expected === 'out') outOfSchedule += secondsPerMinute;
      else missed += secondsPerMinute;
    }
    const scheduledSeconds = scheduled + outOfSchedule;
    const nonAdherenceSeconds = missed + outOfSchedule;
    if (scheduledSeconds === 0 && worked === 0) return undefined;
    return {
      scheduledSeconds,
      workedSeconds: worked,
      nonAdherenceSeconds,
      outOfScheduleSeconds: outOfSchedule,
      adherencePercent: percent(1 - nonAdherenceSeconds / scheduledSeconds),
      conformancePercent: percent(worked / scheduledSeconds),
    };
  }

  #stateOf(agent: CfgAgent, timeline: AgentTimeline, { doing, lived }: Moment, instant: number): StateSince {
    if (lived === undefined) {
      return { state: 'ADH_AGENT_LOGGED_OUT', since: loggedOutSince(timeline, instant) };
    }
    if (doing === 'work') return phoneState(this.#around.seed, agent.gswAgentId, lived, instant);
    const state = doing === 'unknown' ? 'ADH_AGENT_UNKNOWN' : 'ADH_AGENT_NOT_READY';
    return { state, since: lived.start };
  }
}

/** Since when somebody has not adhered without interruption: now, for who adheres. */
function nonAdherence(
  timeline: AgentTimeline,
  day: LivedDay,
  instant: number,
): { readonly start: number; readonly isSevere: boolean } {
  const earliest = timeline.beginningOf(day.day);
  let start = instant;
  let at = Math.floor(instant / minute) * minute;
  while (at >= earliest && momentOf(day, at).verdict === 'non-adherent') {
    start = at;
    at -= minute;
  }
  return { start, isSevere: instant - start >= severeAfterMinutes * minute };
}

function verdictOf({ verdict }: Moment, isSevere: boolean): AdherenceState {
  switch (verdict) {
    case 'adherent':
      return 'ADH_STATE_ADHERENT';
    case 'uncertain':
      return 'ADH_STATE_UNCERTAIN';
    case 'non-adherent':
      return isSevere ? 'ADH_STATE_SEVERE' : 'ADH_STATE_NON_ADHERENT';
  }
}

function loggedOutSince(timeline: AgentTimeline, instant: number): number {
  const today = timeline.dayOf(instant).day;
  for (let day = today; day > today - daysBack; day--) {
    const last = timeline
      .day(day)
      .lived.filter(({ end }) => end <= instant)
      .at(-1);
    if (last !== undefined) return last.end;
  }
  return timeline.clock.dayBounds(today - daysBack).start;
}

function percent(share: number): number {
  return Math.round(share * 10_000) / 100;
}
