// Printed from wsdl/ by `npm run generate`. Do not edit.

/** Request of GetAgentAdherence. */
export interface GetAgentAdherenceInput {
  /** Site to read. */
  readonly siteId: number;
  /** Only agents of these teams; none = all. */
  readonly teamId?: readonly (number)[];
  /** Only these agents; none = all. */
  readonly agentId?: readonly (number)[];
}

/** Real-time adherence. */
export interface AdhAgentStateHolder {
  /** The agents. */
  readonly adhAgentState: readonly (AdhAgentState)[];
}

/** What an agent does and should do. */
export interface AdhAgentState {
  /** Agent. */
  readonly agentId: number;
  /** Site. */
  readonly siteId: number;
  /** Team; 0 = none. */
  readonly teamId: number;
  /** Schedule state group of what is scheduled; 0 = none. */
  readonly scheduledGroupId: number;
  /** Type of the scheduled state. */
  readonly scheduledStateType: 'SCH_STATE_ACTIVITY' | 'SCH_STATE_ACTIVITY_SET' | 'SCH_STATE_BREAK' | 'SCH_STATE_MEAL' | 'SCH_STATE_EXCEPTION' | 'SCH_STATE_TIMEOFF' | 'SCH_STATE_DAYOFF' | 'SCH_STATE_MARKED_TIME' | 'SCH_STATE_SHIFT' | number;
  /** Id of the scheduled state. */
  readonly scheduledStateId: number;
  /** Name of the scheduled state. */
  readonly scheduledName?: string;
  /** Since when it is scheduled, in the time zone of the site; 0 = nothing is. */
  readonly scheduledStateStart: string | null;
  /** State that the agent is in. */
  readonly currentState: 'ADH_AGENT_LOGGED_OUT' | 'ADH_AGENT_READY' | 'ADH_AGENT_NOT_READY' | 'ADH_AGENT_BUSY' | 'ADH_AGENT_AFTER_CALL_WORK' | 'ADH_AGENT_UNKNOWN' | number;
  /** Reason that the agent gave. */
  readonly reasonCode?: string;
  /** Since when, in the time zone of the site. */
  readonly currentStateStart: string;
  /** Channel of the state. */
  readonly channel?: string;
  /** Verdict. */
  readonly adherenceState: 'ADH_STATE_ADHERENT' | 'ADH_STATE_NON_ADHERENT' | 'ADH_STATE_SEVERE' | 'ADH_STATE_UNCERTAIN' | number;
  /** How long the agent has not adhered. */
  readonly nonAdherenceSeconds: number;
  /** When this was so, in the time zone of the site. */
  readonly dateTime: string;
}

/** Request of GetAdherenceHistory. */
export interface GetAdherenceHistoryInput {
  /** Site to read. */
  readonly siteId: number;
  /** Beginning of the period, in the time zone of the site. */
  readonly start: string;
  /** End of the period, not included, in the time zone of the site. */
  readonly end: string;
  /** Only agents who were in these teams; none = all. */
  readonly teamId?: readonly (number)[];
  /** Only these agents; none = all. */
  readonly agentId?: readonly (number)[];
}

/** Adherence of past days. */
export interface AdhAgentDayHolder {
  /** The agent-days. */
  readonly adhAgentDay: readonly (AdhAgentDay)[];
}

/** Adherence of an agent on a day, as the table WFM_ADH_AGENT_DAY of the ETL database has it. */
export interface AdhAgentDay {
  /** Agent. */
  readonly agentId: number;
  /** Site. */
  readonly siteId: number;
  /** Team on that day; 0 = none. */
  readonly teamId: number;
  /** The day, in the time zone of the site. */
  readonly date: string;
  /** Scheduled time, with the time out of schedule. */
  readonly scheduledSeconds: number;
  /** Time logged in. */
  readonly workedSeconds: number;
  /** Time without adherence, that out of schedule included. */
  readonly nonAdherenceSeconds: number;
  /** Work without adherence when nothing was scheduled. */
  readonly outOfScheduleSeconds: number;
  /** Adherence. */
  readonly adherencePercent: number | 'INF' | '-INF' | 'NaN';
  /** Conformance. */
  readonly conformancePercent: number | 'INF' | '-INF' | 'NaN';
}

export interface AdherenceServiceContract {
  readonly GetAgentAdherence: { readonly input: GetAgentAdherenceInput; readonly output: AdhAgentStateHolder };
  readonly GetAdherenceHistory: { readonly input: GetAdherenceHistoryInput; readonly output: AdhAgentDayHolder };
}
