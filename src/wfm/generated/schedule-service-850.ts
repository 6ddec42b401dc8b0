// Printed from wsdl/ by `npm run generate`. Do not edit.

/** Request of GetMasterAgent. */
export interface GetMasterAgentInput {
  /** Site to read. */
  readonly siteId: number;
  /** First day. */
  readonly start: string;
  /** Last day, included. */
  readonly end: string;
  /** Only agents of these teams; none = all. */
  readonly teamId?: readonly (number)[];
  /** Only these agents; none = all. */
  readonly agentId?: readonly (number)[];
  /** Only agents with these contracts; none = all. */
  readonly contractId?: readonly (number)[];
  /** Key to sort by. */
  readonly sortMode: 'CFG_AGENT_SORT_NONE' | 'CFG_AGENT_SORT_NAME' | 'CFG_AGENT_SORT_LAST_NAME' | 'CFG_AGENT_SORT_FIRST_NAME' | 'CFG_AGENT_SORT_CONTRACT_LAST_NAME' | 'CFG_AGENT_SORT_EMPLOYEE_ID' | number;
  /** True for the smallest first. */
  readonly ascending: boolean;
  /** Short or full objects. */
  readonly infoType: 'CFG_INFO_OBJECT' | 'CFG_INFO_OBJECT_SHORT' | number;
  /** Unknown; known clients send false. */
  readonly provideSkillInfo: boolean;
  /** Unknown; known clients send false. */
  readonly provideActivityInfo: boolean;
  /** Unknown; known clients send false. */
  readonly provideContractInfo: boolean;
}

/** Agents, full or short. */
export interface CfgAgentHolder {
  readonly items: readonly (CfgAgent | CfgAgentShort)[];
}

/** An agent in a schedule. */
export interface CfgAgent {
  /** Id of the agent. */
  readonly agentId: number;
  /** First name. */
  readonly firstName?: string;
  /** Last name. */
  readonly lastName?: string;
  /** Number of the employee in HR. */
  readonly employeeId?: string;
  /** Site of the agent. */
  readonly siteId: number;
  /** Team on the first day of the period; 0 = none. */
  readonly teamId: number;
  /** Contract of the agent. */
  readonly contractId: number;
}

/** An agent, id and names. */
export interface CfgAgentShort {
  /** Id of the agent. */
  readonly agentId: number;
  /** First name. */
  readonly firstName?: string;
  /** Last name. */
  readonly lastName?: string;
}

/** Request of GetAgentState. */
export interface GetAgentStateInput {
  /** Committed schedule, pending changes, or a scenario. */
  readonly source: 'SCH_SOURCE_COMMITTED' | 'SCH_SOURCE_PENDING' | 'SCH_SOURCE_SCENARIO' | number;
  /** Scenario to read; 0 = the Master Schedule. */
  readonly scenarioId: number;
  /** Site to read. */
  readonly siteId: number;
  /** Beginning of the period, in the time zone of the site. */
  readonly start: string;
  /** End of the period, not included, in the time zone of the site. */
  readonly end: string;
  /** Only agents of these teams; none = all. */
  readonly teamId?: readonly (number)[];
  /** Only these agents; none = all. */
  readonly agentId?: readonly (number)[];
  /** Only states of these types; none = all. */
  readonly stateType?: readonly ('SCH_STATE_ACTIVITY' | 'SCH_STATE_ACTIVITY_SET' | 'SCH_STATE_BREAK' | 'SCH_STATE_MEAL' | 'SCH_STATE_EXCEPTION' | 'SCH_STATE_TIMEOFF' | 'SCH_STATE_DAYOFF' | 'SCH_STATE_MARKED_TIME' | 'SCH_STATE_SHIFT' | number)[];
  /** Only states with these ids; none = all. */
  readonly stateId?: readonly (number)[];
  /** Only states of these schedule state groups; none = all. */
  readonly stateGroupId?: readonly (number)[];
  /** How states that overlap are laid out. */
  readonly layout: 'SCH_LAYOUT_SEQUENTIAL' | 'SCH_LAYOUT_OVERLAPPED' | number;
  /** Unknown, probably whether the dictionary is wanted; known clients send true. */
  readonly provideStateInfo: boolean;
}

/** Schedule states with their dictionary. */
export interface SchAgentStateHolder {
  /** The states that occur, by type and id. */
  readonly schStateInfo: readonly (SchStateInfo)[];
  /** The states of all agents. */
  readonly schAgentState: readonly (SchAgentState)[];
}

/** Name of a schedule state. */
export interface SchStateInfo {
  /** Type of the state. */
  readonly stateType: 'SCH_STATE_ACTIVITY' | 'SCH_STATE_ACTIVITY_SET' | 'SCH_STATE_BREAK' | 'SCH_STATE_MEAL' | 'SCH_STATE_EXCEPTION' | 'SCH_STATE_TIMEOFF' | 'SCH_STATE_DAYOFF' | 'SCH_STATE_MARKED_TIME' | 'SCH_STATE_SHIFT' | number;
  /** Id of the activity, break, exception type and so on. */
  readonly stateId: number;
  /** Name shown to users. */
  readonly name?: string;
}

/** One typed piece of the schedule of an agent. */
export interface SchAgentState {
  /** Id of the agent. */
  readonly agentId: number;
  /** Type of the state. */
  readonly stateType: 'SCH_STATE_ACTIVITY' | 'SCH_STATE_ACTIVITY_SET' | 'SCH_STATE_BREAK' | 'SCH_STATE_MEAL' | 'SCH_STATE_EXCEPTION' | 'SCH_STATE_TIMEOFF' | 'SCH_STATE_DAYOFF' | 'SCH_STATE_MARKED_TIME' | 'SCH_STATE_SHIFT' | number;
  /** Id within the type. */
  readonly stateId: number;
  /** Beginning, in the time zone of the site. */
  readonly startDateTime: string;
  /** End, in the time zone of the site. */
  readonly endDateTime: string;
  /** True when it lasts all day. */
  readonly fullDay: boolean;
  /** True when it is paid. */
  readonly paid: boolean;
}

/** Request of GetSchAgentDay. */
export interface GetSchAgentDayInput {
  /** Committed schedule, pending changes, or a scenario. */
  readonly source: 'SCH_SOURCE_COMMITTED' | 'SCH_SOURCE_PENDING' | 'SCH_SOURCE_SCENARIO' | number;
  /** Scenario to read; 0 = the Master Schedule. */
  readonly scenarioId: number;
  /** Site to read. */
  readonly siteId: number;
  /** Beginning of the period, in the time zone of the site. */
  readonly start: string;
  /** End of the period, not included, in the time zone of the site. */
  readonly end: string;
  /** Only agents of these teams; none = all. */
  readonly teamId?: readonly (number)[];
  /** Only these agents; none = all. */
  readonly agentId?: readonly (number)[];
}

/** Agent-days. */
export interface SchAgentDayHolder {
  /** The agent-days. */
  readonly schAgentDay: readonly (SchAgentDay)[];
}

/** One schedule day of an agent; a shift over midnight belongs to the day on which it starts. */
export interface SchAgentDay {
  /** Id of the agent. */
  readonly agentId: number;
  /** The schedule day. */
  readonly date: string;
  /** Team on that day; 0 = none. */
  readonly teamId: number;
  /** Shift; 0 = none. */
  readonly shiftId: number;
  /** Beginning of the shift, in the time zone of the site; 0 = no shift. */
  readonly startDateTime: string | null;
  /** End of the shift; 0 = no shift. */
  readonly endDateTime: string | null;
  /** Paid time. */
  readonly paidMinutes: number;
  /** Time between beginning and end. */
  readonly totalMinutes: number;
  /** Kind of day. */
  readonly dayType: 'SCH_DAY_NONE' | 'SCH_DAY_WORK' | 'SCH_DAY_OFF' | 'SCH_DAY_TIME_OFF' | 'SCH_DAY_EXCEPTION' | number;
}

/** Request of GetSchActivity. */
export interface GetSchActivityInput {
  /** Committed schedule, pending changes, or a scenario. */
  readonly source: 'SCH_SOURCE_COMMITTED' | 'SCH_SOURCE_PENDING' | 'SCH_SOURCE_SCENARIO' | number;
  /** Scenario to read; 0 = the Master Schedule. */
  readonly scenarioId: number;
  /** Site to read. */
  readonly siteId: number;
  /** Beginning of the period, in the time zone of the site. */
  readonly start: string;
  /** End of the period, not included, in the time zone of the site. */
  readonly end: string;
  /** Only these activities; none = all. */
  readonly activityId?: readonly (number)[];
  /** Length of a timestep: 15, 30 or 60. */
  readonly timestepMinutes: number;
}

/** Coverage. */
export interface SchActivityHolder {
  /** The timesteps. */
  readonly schActivityStep: readonly (SchActivityStep)[];
}

/** Coverage of one activity in one timestep. */
export interface SchActivityStep {
  /** The activity. */
  readonly activityId: number;
  /** Beginning of the timestep, in the time zone of the site. */
  readonly dateTime: string;
  /** Agents scheduled, in full-time parts of the timestep. */
  readonly scheduled: number | 'INF' | '-INF' | 'NaN';
  /** Agents required. */
  readonly required: number | 'INF' | '-INF' | 'NaN';
  /** Agents calculated from the forecast. */
  readonly calculated: number | 'INF' | '-INF' | 'NaN';
}

/** Request of GetSchScenario. */
export interface GetSchScenarioInput {
  /** Which scenarios to read; left out = all. */
  readonly filter?: SchScenarioFilterInput;
  /** Order of the answer. */
  readonly sortMode?: CfgSortModeInput;
}

/** Which scenarios. */
export interface SchScenarioFilterInput {
  /** Of these business units. */
  readonly buId?: readonly (number)[];
  /** With these sites. */
  readonly siteId?: readonly (number)[];
  /** These scenarios. */
  readonly scenarioId?: readonly (number)[];
}

/** Order of scenarios. */
export interface CfgSortModeInput {
  /** Key to sort by. */
  readonly sortMode?: number;
  /** True for the smallest first. */
  readonly ascending?: boolean;
}

/** Scenarios. */
export interface SchScenarioHolder {
  /** The scenarios. */
  readonly items: readonly (SchScenario)[];
}

/** A draft of a schedule. */
export interface SchScenario {
  /** Id of the scenario. */
  readonly scenarioId: number;
  /** Name shown to users. */
  readonly name?: string;
  /** Business unit it belongs to. */
  readonly buId: number;
  /** Sites in it. */
  readonly siteId: readonly (number)[];
  /** First day. */
  readonly startDate: string;
  /** Last day, included. */
  readonly endDate: string;
  /** User who made it. */
  readonly ownerId: number;
  /** True when others see it. */
  readonly shared: boolean;
  /** How far it is. */
  readonly status: 'SCH_SCENARIO_NEW' | 'SCH_SCENARIO_SCHEDULED' | 'SCH_SCENARIO_PUBLISHED' | number;
  /** Note. */
  readonly comments?: string;
  /** Row version. */
  readonly timestamp: string;
}

/** Request of InsertSchAgentState. */
export interface InsertSchAgentStateInput {
  /** Site to read. */
  readonly siteId: number;
  /** The states to insert: one for each agent. */
  readonly states?: readonly (SchAgentStateInput)[];
  /** Note kept with the change. */
  readonly comments?: string;
  /** True = at once; false = as a pending change. */
  readonly commit: boolean;
  /** Probably true = save in spite of warnings. */
  readonly force: boolean;
}

/** One typed piece of the schedule of an agent. */
export interface SchAgentStateInput {
  /** Id of the agent. */
  readonly agentId: number;
  /** Type of the state. */
  readonly stateType: 'SCH_STATE_ACTIVITY' | 'SCH_STATE_ACTIVITY_SET' | 'SCH_STATE_BREAK' | 'SCH_STATE_MEAL' | 'SCH_STATE_EXCEPTION' | 'SCH_STATE_TIMEOFF' | 'SCH_STATE_DAYOFF' | 'SCH_STATE_MARKED_TIME' | 'SCH_STATE_SHIFT' | number;
  /** Id within the type. */
  readonly stateId: number;
  /** Beginning, in the time zone of the site. */
  readonly startDateTime: string;
  /** End, in the time zone of the site. */
  readonly endDateTime: string;
  /** True when it lasts all day. */
  readonly fullDay: boolean;
  /** True when it is paid. */
  readonly paid: boolean;
}

/** Outcome of a write. */
export interface CfgValidationHolder {
  /** True when the change was carried out. */
  readonly success: boolean;
  /** What WFM warns of. */
  readonly warningArray: readonly (CfgValidationMessage)[];
  /** Why WFM refused. */
  readonly errorArray: readonly (CfgValidationMessage)[];
  /** Id of the object that was written; 0 when there is none. */
  readonly objectID: number;
}

/** One reason or warning. */
export interface CfgValidationMessage {
  /** Number of the message. */
  readonly id: number;
  /** What is wrong. */
  readonly message?: string;
  /** Id of the object it is about. */
  readonly objectId: number;
}

/** Request of GetPendingChanges. */
export interface GetPendingChangesInput {
  /** Site to read. */
  readonly siteId: number;
  /** Beginning of the period, in the time zone of the site. */
  readonly start: string;
  /** End of the period, not included, in the time zone of the site. */
  readonly end: string;
  /** Only of these agents; none = all. */
  readonly agentId?: readonly (number)[];
}

/** Pending changes. */
export interface SchPendingChangeHolder {
  /** The changes. */
  readonly items: readonly (SchPendingChange)[];
}

/** A change of the Master Schedule that is not committed. */
export interface SchPendingChange {
  /** Id of the change. */
  readonly changeId: number;
  /** Agent. */
  readonly agentId: number;
  /** Type of the state. */
  readonly stateType: 'SCH_STATE_ACTIVITY' | 'SCH_STATE_ACTIVITY_SET' | 'SCH_STATE_BREAK' | 'SCH_STATE_MEAL' | 'SCH_STATE_EXCEPTION' | 'SCH_STATE_TIMEOFF' | 'SCH_STATE_DAYOFF' | 'SCH_STATE_MARKED_TIME' | 'SCH_STATE_SHIFT' | number;
  /** Id within the type. */
  readonly stateId: number;
  /** Beginning. */
  readonly startDateTime: string;
  /** End. */
  readonly endDateTime: string;
  /** User who made it. */
  readonly userId: number;
  /** When it was made, in the time zone of the site. */
  readonly dateTime: string;
  /** Note. */
  readonly comments?: string;
}

/** Request of CommitPendingChanges. */
export interface CommitPendingChangesInput {
  /** Site to read. */
  readonly siteId: number;
  /** Which changes; none = nothing. */
  readonly changeId?: readonly (number)[];
}

/** Request of RollbackPendingChanges. */
export interface RollbackPendingChangesInput {
  /** Site to read. */
  readonly siteId: number;
  /** Which changes; none = nothing. */
  readonly changeId?: readonly (number)[];
}

export interface ScheduleServiceContract {
  readonly GetMasterAgent: { readonly input: GetMasterAgentInput; readonly output: CfgAgentHolder };
  readonly GetAgentState: { readonly input: GetAgentStateInput; readonly output: SchAgentStateHolder };
  readonly GetSchAgentDay: { readonly input: GetSchAgentDayInput; readonly output: SchAgentDayHolder };
  readonly GetSchActivity: { readonly input: GetSchActivityInput; readonly output: SchActivityHolder };
  readonly GetSchScenario: { readonly input: GetSchScenarioInput; readonly output: SchScenarioHolder };
  readonly InsertSchAgentState: { readonly input: InsertSchAgentStateInput; readonly output: CfgValidationHolder };
  readonly GetPendingChanges: { readonly input: GetPendingChangesInput; readonly output: SchPendingChangeHolder };
  readonly CommitPendingChanges: { readonly input: CommitPendingChangesInput; readonly output: CfgValidationHolder };
  readonly RollbackPendingChanges: { readonly input: RollbackPendingChangesInput; readonly output: CfgValidationHolder };
}
