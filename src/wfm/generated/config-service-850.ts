// Printed from wsdl/ by `npm run generate`. Do not edit.

/** Request of GetBU. */
export interface GetBUInput {
  /** Which business units to read; left out = all. */
  readonly filter?: CfgBUFilterInput;
  /** Order of the answer. */
  readonly sortMode?: CfgSortModeInput;
  /** How much to return. */
  readonly details?: CfgBUDetailsInput;
}

/** Which business units to read; empty lists mean all. */
export interface CfgBUFilterInput {
  /** Only these business units; none = all. */
  readonly buId?: readonly (number)[];
  /** Id of a configuration snapshot on the server; its use is not publicly known. */
  readonly cfgSnapshotID?: string;
}

/** Order of the answer. */
export interface CfgSortModeInput {
  /** Sort key; the ECfgSortMode numbers differ from object to object. */
  readonly sortMode?: number;
  /** True = ascending. */
  readonly ascending?: boolean;
}

/** How much to return of each business unit. */
export interface CfgBUDetailsInput {
  /** Full or short objects (ECfgInfoType). */
  readonly infoType?: 'CFG_INFO_OBJECT' | 'CFG_INFO_OBJECT_SHORT' | number;
}

/** List of business units, full or short as infoType asked. */
export interface CfgBUHolder {
  readonly items: readonly (CfgBU | CfgBUShort)[];
}

/** A business unit with all its members. */
export interface CfgBU {
  /** Id of the business unit. */
  readonly buId: number;
  /** Name shown to users. */
  readonly name?: string;
  /** Id of the time zone. */
  readonly timezoneId: number;
  /** First day of the week (ECfgWeekDay). */
  readonly weekStartDay: 'CFG_WEEKDAY_SUNDAY' | 'CFG_WEEKDAY_MONDAY' | 'CFG_WEEKDAY_TUESDAY' | 'CFG_WEEKDAY_WEDNESDAY' | 'CFG_WEEKDAY_THURSDAY' | 'CFG_WEEKDAY_FRIDAY' | 'CFG_WEEKDAY_SATURDAY' | number;
  /** DBID of the Configuration tenant. */
  readonly tenantId: number;
  /** Free text. */
  readonly comments?: string;
  /** Row version; send back the value that was read. */
  readonly timestamp: string;
}

/** A business unit in short: id and name. */
export interface CfgBUShort {
  /** Id of the business unit. */
  readonly buId: number;
  /** Name shown to users. */
  readonly name?: string;
}

/** Request of GetSite. */
export interface GetSiteInput {
  /** Which sites to read; left out = all. */
  readonly filter?: CfgSiteFilterInput;
  /** Order of the answer. */
  readonly sortMode?: CfgSortModeInput;
  /** How much to return. */
  readonly details?: CfgSiteDetailsInput;
}

/** Which sites to read; empty lists mean all. */
export interface CfgSiteFilterInput {
  /** Only sites of these business units; none = all. */
  readonly buId?: readonly (number)[];
  /** Only these sites; none = all. */
  readonly siteId?: readonly (number)[];
  /** Id of a configuration snapshot on the server; its use is not publicly known. */
  readonly cfgSnapshotID?: string;
}

/** How much to return of each site. */
export interface CfgSiteDetailsInput {
  /** Full or short objects (ECfgInfoType). */
  readonly infoType?: 'CFG_INFO_OBJECT' | 'CFG_INFO_OBJECT_SHORT' | number;
}

/** List of sites, full or short as infoType asked. */
export interface CfgSiteHolder {
  readonly items: readonly (CfgSite | CfgSiteShort)[];
}

/** A site with all its members. */
export interface CfgSite {
  /** Id of the site. */
  readonly siteId: number;
  /** Name shown to users. */
  readonly name?: string;
  /** Business unit it belongs to. */
  readonly buId: number;
  /** Id of the time zone. */
  readonly timezoneId: number;
  /** DBID of the telephone switch. */
  readonly switchId: number;
  /** First day of the week (ECfgWeekDay). */
  readonly weekStartDay: 'CFG_WEEKDAY_SUNDAY' | 'CFG_WEEKDAY_MONDAY' | 'CFG_WEEKDAY_TUESDAY' | 'CFG_WEEKDAY_WEDNESDAY' | 'CFG_WEEKDAY_THURSDAY' | 'CFG_WEEKDAY_FRIDAY' | 'CFG_WEEKDAY_SATURDAY' | number;
  /** Length of the scheduling planning period (ECfgPlanningPeriod). */
  readonly planningPeriod: 'CFG_PLANNING_PERIOD_NONE' | 'CFG_PLANNING_PERIOD_MONTH' | 'CFG_PLANNING_PERIOD_TWO_WEEKS' | 'CFG_PLANNING_PERIOD_THREE_WEEKS' | 'CFG_PLANNING_PERIOD_FOUR_WEEKS' | 'CFG_PLANNING_PERIOD_FIVE_WEEKS' | 'CFG_PLANNING_PERIOD_SIX_WEEKS' | number;
  /** Free text. */
  readonly comments?: string;
  /** Row version; send back the value that was read. */
  readonly timestamp: string;
}

/** A site in short: id and name. */
export interface CfgSiteShort {
  /** Id of the site. */
  readonly siteId: number;
  /** Name shown to users. */
  readonly name?: string;
}

/** Request of GetTeam. */
export interface GetTeamInput {
  /** Which teams to read; left out = all. */
  readonly filter?: CfgTeamFilterInput;
  /** Order of the answer. */
  readonly sortMode?: CfgSortModeInput;
  /** How much to return. */
  readonly details?: CfgTeamDetailsInput;
}

/** Which teams to read; empty lists mean all. */
export interface CfgTeamFilterInput {
  /** Only teams of these business units; none = all. */
  readonly buId?: readonly (number)[];
  /** Only teams of these sites; none = all. */
  readonly siteId?: readonly (number)[];
  /** Only these teams; none = all. */
  readonly teamId?: readonly (number)[];
  /** Id of a configuration snapshot on the server; its use is not publicly known. */
  readonly cfgSnapshotID?: string;
}

/** How much to return of each team. */
export interface CfgTeamDetailsInput {
  /** Full or short objects (ECfgInfoType). */
  readonly infoType?: 'CFG_INFO_OBJECT' | 'CFG_INFO_OBJECT_SHORT' | number;
}

/** List of teams, full or short as infoType asked. */
export interface CfgTeamHolder {
  readonly items: readonly (CfgTeam | CfgTeamShort)[];
}

/** A team with all its members. */
export interface CfgTeam {
  /** Id of the team. */
  readonly teamId: number;
  /** Site it belongs to. */
  readonly siteId: number;
  /** Name shown to users. */
  readonly name?: string;
  /** DBID of the Configuration tenant. */
  readonly tenantId: number;
  /** Row version; send back the value that was read. */
  readonly timestamp: string;
}

/** A team in short: id and name. */
export interface CfgTeamShort {
  /** Id of the team. */
  readonly teamId: number;
  /** Name shown to users. */
  readonly name?: string;
}

/** Request of GetAgent. */
export interface GetAgentInput {
  /** Which agents to read; left out = all. */
  readonly filter?: CfgAgentFilterInput;
  /** Order of the answer. */
  readonly sortMode?: CfgSortModeInput;
  /** How much to return. */
  readonly details?: CfgAgentDetailsInput;
}

/** Which agents to read; empty lists mean all. */
export interface CfgAgentFilterInput {
  /** Only agents of these business units; none = all. */
  readonly buId?: readonly (number)[];
  /** Only agents of these sites; none = all. */
  readonly siteId?: readonly (number)[];
  /** Only agents of these teams; none = all. */
  readonly teamId?: readonly (number)[];
  /** Only these agents; none = all. */
  readonly agentId?: readonly (number)[];
  /** Id of a configuration snapshot on the server; its use is not publicly known. */
  readonly cfgSnapshotID?: string;
}

/** How much to return of each agent. */
export interface CfgAgentDetailsInput {
  /** Full or short objects (ECfgInfoType). */
  readonly infoType?: 'CFG_INFO_OBJECT' | 'CFG_INFO_OBJECT_SHORT' | number;
  /** True to get the skills of each agent. */
  readonly provideSkillInfo?: boolean;
  /** True to get the activities of each agent. */
  readonly provideActivityInfo?: boolean;
}

/** List of agents, full or short as infoType asked. */
export interface CfgAgentHolder {
  readonly items: readonly (CfgAgent | CfgAgentShort)[];
}

/** An agent with all its members. */
export interface CfgAgent {
  /** Configuration DBID of the agent. */
  readonly agentId: number;
  /** First name. */
  readonly firstName?: string;
  /** Last name. */
  readonly lastName?: string;
  /** Employee id in the Genesys Configuration. */
  readonly employeeId?: string;
  /** Login name. */
  readonly userName?: string;
  /** E-mail address. */
  readonly email?: string;
  /** Site the agent belongs to; 0 = none. */
  readonly siteId: number;
  /** Team the agent belongs to; 0 = none. */
  readonly teamId: number;
  /** Contract the agent works under; 0 = none. */
  readonly contractId: number;
  /** Id of the agent's own time zone; 0 = none. */
  readonly timezoneId: number;
  /** Hire date, an OLE date on the wire; 0 = none. */
  readonly startDate: string | null;
  /** Termination date, an OLE date on the wire; 0 = none. */
  readonly endDate: string | null;
  /** Wage per hour; the currency is not stated. */
  readonly hourlyWage: number | 'INF' | '-INF' | 'NaN';
  /** Rank of the agent, as used in bidding and trading. */
  readonly rank: number;
  /** Skills of the agent; filled when provideSkillInfo is true. */
  readonly skills: readonly (CfgAgentSkill)[];
  /** Activities the agent may work on; filled when provideActivityInfo is true. */
  readonly activities: readonly (CfgAgentActivity)[];
  /** Time-off rule of the agent; 0 = none. */
  readonly timeOffRuleId: number;
  /** Row version; send back the value that was read. */
  readonly timestamp: string;
}

/** One skill of an agent. */
export interface CfgAgentSkill {
  /** Id of the skill. */
  readonly skillId: number;
  /** Level of the agent in this skill. */
  readonly level: number;
}

/** One activity of an agent. */
export interface CfgAgentActivity {
  /** Id of the activity. */
  readonly activityId: number;
  /** True when the activity is a primary one of the agent. */
  readonly primary: boolean;
}

/** An agent in short: id and name. */
export interface CfgAgentShort {
  /** Configuration DBID of the agent. */
  readonly agentId: number;
  /** First name. */
  readonly firstName?: string;
  /** Last name. */
  readonly lastName?: string;
}

/** Request of GetActivity. */
export interface GetActivityInput {
  /** Which activities to read; left out = all. */
  readonly filter?: CfgActivityFilterInput;
  /** Order of the answer. */
  readonly sortMode?: CfgSortModeInput;
  /** How much to return. */
  readonly details?: CfgActivityDetailsInput;
}

/** Which activities to read; empty lists mean all. */
export interface CfgActivityFilterInput {
  /** Only activities of these business units; none = all. */
  readonly buId?: readonly (number)[];
  /** Only activities of these sites; none = all. */
  readonly siteId?: readonly (number)[];
  /** Only these activities; none = all. */
  readonly activityId?: readonly (number)[];
  /** Id of a configuration snapshot on the server; its use is not publicly known. */
  readonly cfgSnapshotID?: string;
}

/** How much to return of each activity. */
export interface CfgActivityDetailsInput {
  /** Full or short objects (ECfgInfoType). */
  readonly infoType?: 'CFG_INFO_OBJECT' | 'CFG_INFO_OBJECT_SHORT' | number;
}

/** List of activities, full or short as infoType asked. */
export interface CfgActivityHolder {
  readonly items: readonly (CfgActivity | CfgActivityShort)[];
}

/** An activity with all its members. */
export interface CfgActivity {
  /** Id of the activity. */
  readonly activityId: number;
  /** Site it belongs to. */
  readonly siteId: number;
  /** Name shown to users. */
  readonly name?: string;
  /** Short name for schedules and reports. */
  readonly shortName?: string;
  /** Kind of work (ECfgActivityType). */
  readonly activityType: 'CFG_ACTIVITY_IMMEDIATE' | 'CFG_ACTIVITY_DEFERRED' | 'CFG_ACTIVITY_FIXED_STAFF' | number;
  /** Multi-site activity that it is part of; 0 = none. */
  readonly multiSiteActivityId: number;
  /** True while the activity is in use. */
  readonly active: boolean;
  /** Row version; send back the value that was read. */
  readonly timestamp: string;
}

/** An activity in short: id and name. */
export interface CfgActivityShort {
  /** Id of the activity. */
  readonly activityId: number;
  /** Name shown to users. */
  readonly name?: string;
}

/** Request of GetMultiSiteActivity. */
export interface GetMultiSiteActivityInput {
  /** Which multi-site activities to read; left out = all. */
  readonly filter?: CfgMultiSiteActivityFilterInput;
  /** Order of the answer. */
  readonly sortMode?: CfgSortModeInput;
  /** How much to return. */
  readonly details?: CfgMultiSiteActivityDetailsInput;
}

/** Which multi-site activities to read; empty lists mean all. */
export interface CfgMultiSiteActivityFilterInput {
  /** Only multi-site activities of these business units; none = all. */
  readonly buId?: readonly (number)[];
  /** Only multi-site activities of these sites; none = all. */
  readonly siteId?: readonly (number)[];
  /** Only these multi-site activities; none = all. */
  readonly multiSiteActivityId?: readonly (number)[];
  /** Id of a configuration snapshot on the server; its use is not publicly known. */
  readonly cfgSnapshotID?: string;
}

/** How much to return of each multi-site activity. */
export interface CfgMultiSiteActivityDetailsInput {
  /** Full or short objects (ECfgInfoType). */
  readonly infoType?: 'CFG_INFO_OBJECT' | 'CFG_INFO_OBJECT_SHORT' | number;
  /** True to get the site activities of each multi-site activity. */
  readonly provideActivityInfo?: boolean;
}

/** List of multi-site activities, full or short as infoType asked. */
export interface CfgMultiSiteActivityHolder {
  readonly items: readonly (CfgMultiSiteActivity | CfgMultiSiteActivityShort)[];
}

/** A multi-site activity with all its members. */
export interface CfgMultiSiteActivity {
  /** Id of the multi-site activity. */
  readonly multiSiteActivityId: number;
  /** Business unit it belongs to. */
  readonly buId: number;
  /** Name shown to users. */
  readonly name?: string;
  /** Kind of work (ECfgActivityType). */
  readonly activityType: 'CFG_ACTIVITY_IMMEDIATE' | 'CFG_ACTIVITY_DEFERRED' | 'CFG_ACTIVITY_FIXED_STAFF' | number;
  /** Site activities that it rolls up; filled when provideActivityInfo is true. */
  readonly activityId: readonly (number)[];
  /** Row version; send back the value that was read. */
  readonly timestamp: string;
}

/** A multi-site activity in short: id and name. */
export interface CfgMultiSiteActivityShort {
  /** Id of the multi-site activity. */
  readonly multiSiteActivityId: number;
  /** Name shown to users. */
  readonly name?: string;
}

/** Request of GetSkill. */
export interface GetSkillInput {
  /** Which skills to read; left out = all. */
  readonly filter?: CfgSkillFilterInput;
  /** Order of the answer. */
  readonly sortMode?: CfgSortModeInput;
  /** How much to return. */
  readonly details?: CfgSkillDetailsInput;
}

/** Which skills to read; empty lists mean all. */
export interface CfgSkillFilterInput {
  /** Only skills of these business units; none = all. */
  readonly buId?: readonly (number)[];
  /** Only skills of these sites; none = all. */
  readonly siteId?: readonly (number)[];
  /** Only these skills; none = all. */
  readonly skillId?: readonly (number)[];
  /** Id of a configuration snapshot on the server; its use is not publicly known. */
  readonly cfgSnapshotID?: string;
}

/** How much to return of each skill. */
export interface CfgSkillDetailsInput {
  /** Full or short objects (ECfgInfoType). */
  readonly infoType?: 'CFG_INFO_OBJECT' | 'CFG_INFO_OBJECT_SHORT' | number;
}

/** List of skills, full or short as infoType asked. */
export interface CfgSkillHolder {
  readonly items: readonly (CfgSkill | CfgSkillShort)[];
}

/** A skill with all its members. */
export interface CfgSkill {
  /** Id of the skill. */
  readonly skillId: number;
  /** DBID of the Configuration tenant. */
  readonly tenantId: number;
  /** Name shown to users. */
  readonly name?: string;
}

/** A skill in short: id and name. */
export interface CfgSkillShort {
  /** Id of the skill. */
  readonly skillId: number;
  /** Name shown to users. */
  readonly name?: string;
}

/** Request of GetContract. */
export interface GetContractInput {
  /** Which contracts to read; left out = all. */
  readonly filter?: CfgContractFilterInput;
  /** Order of the answer. */
  readonly sortMode?: CfgSortModeInput;
  /** How much to return. */
  readonly details?: CfgContractDetailsInput;
}

/** Which contracts to read; empty lists mean all. */
export interface CfgContractFilterInput {
  /** Only contracts of these business units; none = all. */
  readonly buId?: readonly (number)[];
  /** Only contracts of these sites; none = all. */
  readonly siteId?: readonly (number)[];
  /** Only these contracts; none = all. */
  readonly contractId?: readonly (number)[];
  /** Id of a configuration snapshot on the server; its use is not publicly known. */
  readonly cfgSnapshotID?: string;
}

/** How much to return of each contract. */
export interface CfgContractDetailsInput {
  /** Full or short objects (ECfgInfoType). */
  readonly infoType?: 'CFG_INFO_OBJECT' | 'CFG_INFO_OBJECT_SHORT' | number;
}

/** List of contracts, full or short as infoType asked. */
export interface CfgContractHolder {
  readonly items: readonly (CfgContract | CfgContractShort)[];
}

/** A contract with all its members. */
export interface CfgContract {
  /** Id of the contract. */
  readonly contractId: number;
  /** Site it belongs to. */
  readonly siteId: number;
  /** Name shown to users. */
  readonly name?: string;
  /** Least working hours in a day. */
  readonly minDailyHours: number | 'INF' | '-INF' | 'NaN';
  /** Most working hours in a day. */
  readonly maxDailyHours: number | 'INF' | '-INF' | 'NaN';
  /** Least working hours in a week. */
  readonly minWeeklyHours: number | 'INF' | '-INF' | 'NaN';
  /** Most working hours in a week. */
  readonly maxWeeklyHours: number | 'INF' | '-INF' | 'NaN';
  /** Most working days in a week. */
  readonly maxWorkingDays: number;
  /** Row version; send back the value that was read. */
  readonly timestamp: string;
}

/** A contract in short: id and name. */
export interface CfgContractShort {
  /** Id of the contract. */
  readonly contractId: number;
  /** Name shown to users. */
  readonly name?: string;
}

/** Request of GetExceptionType. */
export interface GetExceptionTypeInput {
  /** Which exception types to read; left out = all. */
  readonly filter?: CfgExceptionTypeFilterInput;
  /** Order of the answer. */
  readonly sortMode?: CfgSortModeInput;
  /** How much to return. */
  readonly details?: CfgExceptionTypeDetailsInput;
}

/** Which exception types to read; empty lists mean all. */
export interface CfgExceptionTypeFilterInput {
  /** Only exception types of these business units; none = all. */
  readonly buId?: readonly (number)[];
  /** Only exception types of these sites; none = all. */
  readonly siteId?: readonly (number)[];
  /** Only these exception types; none = all. */
  readonly exceptionTypeId?: readonly (number)[];
  /** Id of a configuration snapshot on the server; its use is not publicly known. */
  readonly cfgSnapshotID?: string;
}

/** How much to return of each exception type. */
export interface CfgExceptionTypeDetailsInput {
  /** Full or short objects (ECfgInfoType). */
  readonly infoType?: 'CFG_INFO_OBJECT' | 'CFG_INFO_OBJECT_SHORT' | number;
  /** True to get the sites of each exception type. */
  readonly provideSiteInfo?: boolean;
}

/** List of exception types, full or short as infoType asked. */
export interface CfgExceptionTypeHolder {
  readonly items: readonly (CfgExceptionType | CfgExceptionTypeShort)[];
}

/** An exception type with all its members. */
export interface CfgExceptionType {
  /** Id of the exception type. */
  readonly exceptionTypeId: number;
  /** Name shown to users. */
  readonly name?: string;
  /** Short name, at most three characters. */
  readonly shortName?: string;
  /** True when the time counts as paid. */
  readonly paid: boolean;
  /** Where the type may be used (ECfgExceptionUsage). */
  readonly usage: 'CFG_EXCEPTION_USAGE_REGULAR' | 'CFG_EXCEPTION_USAGE_MEETING_PLANNER' | 'CFG_EXCEPTION_USAGE_TIME_OFF' | number;
  /** True when it may be turned into a day off. */
  readonly convertibleToDayOff: boolean;
  /** True when breaks may be scheduled during it. */
  readonly allowBreaks: boolean;
  /** True when meals may be scheduled during it. */
  readonly allowMeals: boolean;
  /** True when it takes up the whole day. */
  readonly exclusive: boolean;
  /** Sites where it is in use; filled when provideSiteInfo is true. */
  readonly siteId: readonly (number)[];
  /** Row version; send back the value that was read. */
  readonly timestamp: string;
}

/** An exception type in short: id and name. */
export interface CfgExceptionTypeShort {
  /** Id of the exception type. */
  readonly exceptionTypeId: number;
  /** Name shown to users. */
  readonly name?: string;
}

/** Request of GetTimeOffType. */
export interface GetTimeOffTypeInput {
  /** Which time-off types to read; left out = all. */
  readonly filter?: CfgTimeOffTypeFilterInput;
  /** Order of the answer. */
  readonly sortMode?: CfgSortModeInput;
  /** How much to return. */
  readonly details?: CfgTimeOffTypeDetailsInput;
}

/** Which time-off types to read; empty lists mean all. */
export interface CfgTimeOffTypeFilterInput {
  /** Only time-off types of these business units; none = all. */
  readonly buId?: readonly (number)[];
  /** Only time-off types of these sites; none = all. */
  readonly siteId?: readonly (number)[];
  /** Only these time-off types; none = all. */
  readonly timeOffTypeId?: readonly (number)[];
  /** Id of a configuration snapshot on the server; its use is not publicly known. */
  readonly cfgSnapshotID?: string;
}

/** How much to return of each time-off type. */
export interface CfgTimeOffTypeDetailsInput {
  /** Full or short objects (ECfgInfoType). */
  readonly infoType?: 'CFG_INFO_OBJECT' | 'CFG_INFO_OBJECT_SHORT' | number;
  /** True to get the sites of each time-off type. */
  readonly provideSiteInfo?: boolean;
}

/** List of time-off types, full or short as infoType asked. */
export interface CfgTimeOffTypeHolder {
  readonly items: readonly (CfgTimeOffType | CfgTimeOffTypeShort)[];
}

/** A time-off type with all its members. */
export interface CfgTimeOffType {
  /** Id of the time-off type. */
  readonly timeOffTypeId: number;
  /** Name shown to users. */
  readonly name?: string;
  /** Short name for schedules and reports. */
  readonly shortName?: string;
  /** True when the time counts as paid. */
  readonly paid: boolean;
  /** True when agents earn hours of this type over time. */
  readonly hasAccrual: boolean;
  /** Sites where it is in use; filled when provideSiteInfo is true. */
  readonly siteId: readonly (number)[];
  /** Row version; send back the value that was read. */
  readonly timestamp: string;
}

/** A time-off type in short: id and name. */
export interface CfgTimeOffTypeShort {
  /** Id of the time-off type. */
  readonly timeOffTypeId: number;
  /** Name shown to users. */
  readonly name?: string;
}

/** Request of GetScheduleStateGroup. */
export interface GetScheduleStateGroupInput {
  /** Which schedule state groups to read; left out = all. */
  readonly filter?: CfgScheduleStateGroupFilterInput;
  /** Order of the answer. */
  readonly sortMode?: CfgSortModeInput;
  /** How much to return. */
  readonly details?: CfgScheduleStateGroupDetailsInput;
}

/** Which schedule state groups to read; empty lists mean all. */
export interface CfgScheduleStateGroupFilterInput {
  /** Only schedule state groups of these business units; none = all. */
  readonly buId?: readonly (number)[];
  /** Only schedule state groups of these sites; none = all. */
  readonly siteId?: readonly (number)[];
  /** Only these schedule state groups; none = all. */
  readonly scheduleStateGroupId?: readonly (number)[];
  /** Id of a configuration snapshot on the server; its use is not publicly known. */
  readonly cfgSnapshotID?: string;
}

/** How much to return of each schedule state group. */
export interface CfgScheduleStateGroupDetailsInput {
  /** Full or short objects (ECfgInfoType). */
  readonly infoType?: 'CFG_INFO_OBJECT' | 'CFG_INFO_OBJECT_SHORT' | number;
  /** True to get the schedule states of each group. */
  readonly provideStateInfo?: boolean;
}

/** List of schedule state groups, full or short as infoType asked. */
export interface CfgScheduleStateGroupHolder {
  readonly items: readonly (CfgScheduleStateGroup | CfgScheduleStateGroupShort)[];
}

/** A schedule state group with all its members. */
export interface CfgScheduleStateGroup {
  /** Id of the schedule state group. */
  readonly scheduleStateGroupId: number;
  /** Site it belongs to. */
  readonly siteId: number;
  /** Name shown to users. */
  readonly name?: string;
  /** Schedule states in the group; filled when provideStateInfo is true. */
  readonly states: readonly (CfgScheduleState)[];
  /** Row version; send back the value that was read. */
  readonly timestamp: string;
}

/** One schedule state, named by its type and id. */
export interface CfgScheduleState {
  /** Kind of state (ESchStateType). */
  readonly stateType: 'SCH_STATE_ACTIVITY' | 'SCH_STATE_ACTIVITY_SET' | 'SCH_STATE_BREAK' | 'SCH_STATE_MEAL' | 'SCH_STATE_EXCEPTION' | 'SCH_STATE_TIMEOFF' | 'SCH_STATE_DAYOFF' | 'SCH_STATE_MARKED_TIME' | 'SCH_STATE_SHIFT' | number;
  /** Id of the activity, exception type or other object behind the state. */
  readonly stateId: number;
}

/** A schedule state group in short: id and name. */
export interface CfgScheduleStateGroupShort {
  /** Id of the schedule state group. */
  readonly scheduleStateGroupId: number;
  /** Name shown to users. */
  readonly name?: string;
}

/** Request of GetTimezone. */
export interface GetTimezoneInput {
  /** Which time zones to read; left out = all. */
  readonly filter?: CfgTimezoneFilterInput;
  /** Order of the answer. */
  readonly sortMode?: CfgSortModeInput;
  /** How much to return. */
  readonly details?: CfgTimezoneDetailsInput;
}

/** Which time zones to read; empty lists mean all. */
export interface CfgTimezoneFilterInput {
  /** Only these time zones; none = all. */
  readonly timezoneId?: readonly (number)[];
  /** Id of a configuration snapshot on the server; its use is not publicly known. */
  readonly cfgSnapshotID?: string;
}

/** How much to return of each time zone. */
export interface CfgTimezoneDetailsInput {
  /** Full or short objects (ECfgInfoType). */
  readonly infoType?: 'CFG_INFO_OBJECT' | 'CFG_INFO_OBJECT_SHORT' | number;
}

/** List of time zones, full or short as infoType asked. */
export interface CfgTimezoneHolder {
  readonly items: readonly (CfgTimezone | CfgTimezoneShort)[];
}

/** A time zone with all its members. */
export interface CfgTimezone {
  /** Id of the time zone. */
  readonly timezoneId: number;
  /** Name of the time zone. */
  readonly name?: string;
  /** Standard offset from UTC in minutes, positive to the east. */
  readonly offsetMinutes: number;
  /** Description for people. */
  readonly description?: string;
  /** Row version; send back the value that was read. */
  readonly timestamp: string;
}

/** A time zone in short: id and name. */
export interface CfgTimezoneShort {
  /** Id of the time zone. */
  readonly timezoneId: number;
  /** Name of the time zone. */
  readonly name?: string;
}

/** Request of GetTimeOffRule. */
export interface GetTimeOffRuleInput {
  /** Which time-off rules to read; left out = all. */
  readonly filter?: CfgTimeOffRuleFilterInput;
  /** Order of the answer. */
  readonly sortMode?: CfgSortModeInput;
  /** How much to return. */
  readonly details?: CfgTimeOffRuleDetailsInput;
}

/** Which time-off rules. */
export interface CfgTimeOffRuleFilterInput {
  /** Of these business units. */
  readonly buId?: readonly (number)[];
  /** Of these sites. */
  readonly siteId?: readonly (number)[];
  /** These time-off rules. */
  readonly timeOffRuleId?: readonly (number)[];
  /** Handle of a configuration snapshot. */
  readonly cfgSnapshotID?: string;
}

/** How much of each time-off rule to return. */
export interface CfgTimeOffRuleDetailsInput {
  /** Short or full objects. */
  readonly infoType?: 'CFG_INFO_OBJECT' | 'CFG_INFO_OBJECT_SHORT' | number;
  /** Whether the time-off types are wanted. */
  readonly provideTimeOffTypeInfo?: boolean;
}

/** The time-off rules that were found. */
export interface CfgTimeOffRuleHolder {
  readonly items: readonly (CfgTimeOffRule | CfgTimeOffRuleShort)[];
}

/** A time-off rule with all its members. */
export interface CfgTimeOffRule {
  /** Id of the time-off rule. */
  readonly timeOffRuleId: number;
  /** Site it belongs to. */
  readonly siteId: number;
  /** Name shown to users. */
  readonly name?: string;
  /** True when the hours are awarded at once, false when they accrue. */
  readonly awarded: boolean;
  /** Hours in a year. */
  readonly accruedHours: number | 'INF' | '-INF' | 'NaN';
  /** Most hours carried over to the next year. */
  readonly carryOverHours: number | 'INF' | '-INF' | 'NaN';
  /** True when requests are granted without a supervisor. */
  readonly autoGrant: boolean;
  /** Least days between request and time off for that. */
  readonly minLeadDays: number;
  /** Least hours of balance left for that. */
  readonly minHours: number | 'INF' | '-INF' | 'NaN';
  /** Time-off types it governs. */
  readonly timeOffTypeId: readonly (number)[];
  /** Row version. */
  readonly timestamp: string;
}

/** A time-off rule, id and name. */
export interface CfgTimeOffRuleShort {
  /** Id of the time-off rule. */
  readonly timeOffRuleId: number;
  /** Name shown to users. */
  readonly name?: string;
}

/** Request of GetShift. */
export interface GetShiftInput {
  /** Which shifts to read; left out = all. */
  readonly filter?: CfgShiftFilterInput;
  /** Order of the answer. */
  readonly sortMode?: CfgSortModeInput;
  /** How much to return. */
  readonly details?: CfgShiftDetailsInput;
}

/** Which shifts. */
export interface CfgShiftFilterInput {
  /** Of these business units. */
  readonly buId?: readonly (number)[];
  /** Of these sites. */
  readonly siteId?: readonly (number)[];
  /** These shifts. */
  readonly shiftId?: readonly (number)[];
  /** Handle of a configuration snapshot. */
  readonly cfgSnapshotID?: string;
}

/** How much of each shift to return. */
export interface CfgShiftDetailsInput {
  /** Short or full objects. */
  readonly infoType?: 'CFG_INFO_OBJECT' | 'CFG_INFO_OBJECT_SHORT' | number;
  /** Whether the contracts are wanted. */
  readonly provideContractInfo?: boolean;
}

/** The shifts that were found. */
export interface CfgShiftHolder {
  readonly items: readonly (CfgShift | CfgShiftShort)[];
}

/** A shift with all its members. */
export interface CfgShift {
  /** Id of the shift. */
  readonly shiftId: number;
  /** Site it belongs to. */
  readonly siteId: number;
  /** Name shown to users. */
  readonly name?: string;
  /** Short name. */
  readonly shortName?: string;
  /** Earliest beginning, minutes after midnight. */
  readonly earliestStartMinutes: number;
  /** Latest beginning, minutes after midnight. */
  readonly latestStartMinutes: number;
  /** Least paid time. */
  readonly minPaidMinutes: number;
  /** Most paid time. */
  readonly maxPaidMinutes: number;
  /** Contracts it may be used for. */
  readonly contractId: readonly (number)[];
  /** Row version. */
  readonly timestamp: string;
}

/** A shift, id and name. */
export interface CfgShiftShort {
  /** Id of the shift. */
  readonly shiftId: number;
  /** Name shown to users. */
  readonly name?: string;
}

/** Request of GetRotatingPattern. */
export interface GetRotatingPatternInput {
  /** Which rotating patterns to read; left out = all. */
  readonly filter?: CfgRotatingPatternFilterInput;
  /** Order of the answer. */
  readonly sortMode?: CfgSortModeInput;
  /** How much to return. */
  readonly details?: CfgRotatingPatternDetailsInput;
}

/** Which rotating patterns. */
export interface CfgRotatingPatternFilterInput {
  /** Of these business units. */
  readonly buId?: readonly (number)[];
  /** Of these sites. */
  readonly siteId?: readonly (number)[];
  /** These rotating patterns. */
  readonly rotatingPatternId?: readonly (number)[];
  /** Handle of a configuration snapshot. */
  readonly cfgSnapshotID?: string;
}

/** How much of each rotating pattern to return. */
export interface CfgRotatingPatternDetailsInput {
  /** Short or full objects. */
  readonly infoType?: 'CFG_INFO_OBJECT' | 'CFG_INFO_OBJECT_SHORT' | number;
  /** Whether the days are wanted. */
  readonly provideDayInfo?: boolean;
}

/** The rotating patterns that were found. */
export interface CfgRotatingPatternHolder {
  readonly items: readonly (CfgRotatingPattern | CfgRotatingPatternShort)[];
}

/** A rotating pattern with all its members. */
export interface CfgRotatingPattern {
  /** Id of the rotating pattern. */
  readonly rotatingPatternId: number;
  /** Site it belongs to. */
  readonly siteId: number;
  /** Name shown to users. */
  readonly name?: string;
  /** The days of all weeks, in order. */
  readonly days: readonly (CfgRotatingPatternDay)[];
  /** Row version. */
  readonly timestamp: string;
}

/** One day of a rotating pattern. */
export interface CfgRotatingPatternDay {
  /** Week in the cycle, from 1. */
  readonly week: number;
  /** Day in the week, from 0 = the first. */
  readonly day: number;
  /** Shift; 0 = day off. */
  readonly shiftId: number;
}

/** A rotating pattern, id and name. */
export interface CfgRotatingPatternShort {
  /** Id of the rotating pattern. */
  readonly rotatingPatternId: number;
  /** Name shown to users. */
  readonly name?: string;
}

/** Request of GetUser. */
export interface GetUserInput {
  /** Which users to read; left out = all. */
  readonly filter?: CfgUserFilterInput;
  /** Order of the answer. */
  readonly sortMode?: CfgSortModeInput;
  /** How much to return. */
  readonly details?: CfgUserDetailsInput;
}

/** Which users to read; empty lists mean all. */
export interface CfgUserFilterInput {
  /** Only these users; none = all. */
  readonly userId?: readonly (number)[];
  /** Id of a configuration snapshot on the server; its use is not publicly known. */
  readonly cfgSnapshotID?: string;
}

/** How much to return of each user. */
export interface CfgUserDetailsInput {
  /** Full or short objects (ECfgInfoType). */
  readonly infoType?: 'CFG_INFO_OBJECT' | 'CFG_INFO_OBJECT_SHORT' | number;
  /** True to get the access rights of each user. */
  readonly provideSecurityInfo?: boolean;
}

/** List of users, full or short as infoType asked. */
export interface CfgUserHolder {
  readonly items: readonly (CfgUser | CfgUserShort)[];
}

/** A user with all its members. */
export interface CfgUser {
  /** Configuration DBID of the person; the key of the user. */
  readonly userId: number;
  /** Login name. */
  readonly user?: string;
  /** Id of the time zone; 0 = none. */
  readonly timezoneId: number;
  /** Id of the WFM Builder application that serves the user. */
  readonly builderId: number;
  /** Security role of the user; 0 = none. */
  readonly securityRoleId: number;
  /** First name. */
  readonly firstName?: string;
  /** Last name. */
  readonly lastName?: string;
  /** E-mail address. */
  readonly email?: string;
  /** DBID of the Configuration tenant. */
  readonly tenantId: number;
  /** Access rights of the user; probably filled when provideSecurityInfo is true. */
  readonly userSecurity: readonly (CfgUserSecurity)[];
  /** Row version; send back the value that was read. */
  readonly timestamp: string;
}

/** One access right of a user. */
export interface CfgUserSecurity {
  /** Id of the subsystem; most likely one privilege of the WFM security roles. */
  readonly subsystemId: number;
}

/** A user in short: id and name. */
export interface CfgUserShort {
  /** Configuration DBID of the person; the key of the user. */
  readonly userId: number;
  /** Login name. */
  readonly user?: string;
}

/** Request of GetSecurityRole. */
export interface GetSecurityRoleInput {
  /** Only these roles; none = all. */
  readonly securityRoleId?: readonly (number)[];
  /** Order of the answer. */
  readonly sortMode?: CfgSortModeInput;
  /** How much to return. */
  readonly details?: CfgSecurityRoleDetailsInput;
}

/** How much to return of each security role. */
export interface CfgSecurityRoleDetailsInput {
  /** Full or short objects (ECfgInfoType). */
  readonly infoType?: 'CFG_INFO_OBJECT' | 'CFG_INFO_OBJECT_SHORT' | number;
  /** True to get the subsystems of each role. */
  readonly provideSubsystemInfo?: boolean;
}

/** List of security roles, full or short as infoType asked. */
export interface CfgSecurityRoleHolder {
  readonly items: readonly (CfgSecurityRole | CfgSecurityRoleShort)[];
}

/** A security role with all its members. */
export interface CfgSecurityRole {
  /** Id of the security role. */
  readonly securityRoleId: number;
  /** Name shown to users. */
  readonly name?: string;
  /** Ids of the subsystems that the role opens; filled when provideSubsystemInfo is true. */
  readonly securityRoleSubsystems: readonly (number)[];
  /** Row version; send back the value that was read. */
  readonly timestamp: string;
}

/** A security role in short: id and name. */
export interface CfgSecurityRoleShort {
  /** Id of the security role. */
  readonly securityRoleId: number;
  /** Name shown to users. */
  readonly name?: string;
}

/** Request of InsertUser. */
export interface InsertUserInput {
  /** The user to add. */
  readonly user: CfgUserInput;
  /** Probably true = save in spite of warnings; known clients send true. */
  readonly force: boolean;
}

/** A user with all its members. */
export interface CfgUserInput {
  /** Configuration DBID of the person; the key of the user. */
  readonly userId: number;
  /** Login name. */
  readonly user?: string;
  /** Id of the time zone; 0 = none. */
  readonly timezoneId: number;
  /** Id of the WFM Builder application that serves the user. */
  readonly builderId: number;
  /** Security role of the user; 0 = none. */
  readonly securityRoleId: number;
  /** First name. */
  readonly firstName?: string;
  /** Last name. */
  readonly lastName?: string;
  /** E-mail address. */
  readonly email?: string;
  /** DBID of the Configuration tenant. */
  readonly tenantId: number;
  /** Access rights of the user; probably filled when provideSecurityInfo is true. */
  readonly userSecurity?: readonly (CfgUserSecurityInput)[];
  /** Row version; send back the value that was read. */
  readonly timestamp: string;
}

/** One access right of a user. */
export interface CfgUserSecurityInput {
  /** Id of the subsystem; most likely one privilege of the WFM security roles. */
  readonly subsystemId: number;
}

/** Result of a write; a refused write is reported here, not as a fault. */
export interface CfgValidationHolder {
  /** True when the write was carried out. */
  readonly success: boolean;
  /** Warnings. */
  readonly warningArray: readonly (CfgValidationMessage)[];
  /** Errors, the reasons for a refusal. */
  readonly errorArray: readonly (CfgValidationMessage)[];
  /** Id of the object that was written; 0 after a delete. */
  readonly objectID: number;
}

/** One warning or error. */
export interface CfgValidationMessage {
  /** Number of the message. */
  readonly id: number;
  /** Text for people. */
  readonly message?: string;
  /** Id of the object it is about; 0 = none. */
  readonly objectId: number;
}

/** Request of UpdateUser. */
export interface UpdateUserInput {
  /** The user with all members as they should be. */
  readonly user: CfgUserInput;
  /** Probably true = save in spite of warnings; known clients send true. */
  readonly force: boolean;
  /** Probably true = refuse when the object has changed since it was read; known clients send true for users. */
  readonly checkTimestamp: boolean;
}

/** Request of InsertSecurityRole. */
export interface InsertSecurityRoleInput {
  /** The role to add. */
  readonly securityRole: CfgSecurityRoleInput;
  /** Probably true = save in spite of warnings. */
  readonly force: boolean;
}

/** A security role with all its members. */
export interface CfgSecurityRoleInput {
  /** Id of the security role. */
  readonly securityRoleId: number;
  /** Name shown to users. */
  readonly name?: string;
  /** Ids of the subsystems that the role opens; filled when provideSubsystemInfo is true. */
  readonly securityRoleSubsystems?: readonly (number)[];
  /** Row version; send back the value that was read. */
  readonly timestamp: string;
}

/** Request of UpdateSecurityRole. */
export interface UpdateSecurityRoleInput {
  /** The role with all members as they should be. */
  readonly securityRole: CfgSecurityRoleInput;
  /** Probably true = save in spite of warnings. */
  readonly force: boolean;
  /** Probably true = refuse when the role has changed since it was read. */
  readonly checkTimestamp: boolean;
}

/** Request of InsertExceptionType. */
export interface InsertExceptionTypeInput {
  /** The exception type to add, with the sites that are to have it. */
  readonly exceptionType: CfgExceptionTypeInput;
  /** Probably true = save in spite of warnings. */
  readonly force: boolean;
}

/** An exception type with all its members. */
export interface CfgExceptionTypeInput {
  /** Id of the exception type. */
  readonly exceptionTypeId: number;
  /** Name shown to users. */
  readonly name?: string;
  /** Short name, at most three characters. */
  readonly shortName?: string;
  /** True when the time counts as paid. */
  readonly paid: boolean;
  /** Where the type may be used (ECfgExceptionUsage). */
  readonly usage: 'CFG_EXCEPTION_USAGE_REGULAR' | 'CFG_EXCEPTION_USAGE_MEETING_PLANNER' | 'CFG_EXCEPTION_USAGE_TIME_OFF' | number;
  /** True when it may be turned into a day off. */
  readonly convertibleToDayOff: boolean;
  /** True when breaks may be scheduled during it. */
  readonly allowBreaks: boolean;
  /** True when meals may be scheduled during it. */
  readonly allowMeals: boolean;
  /** True when it takes up the whole day. */
  readonly exclusive: boolean;
  /** Sites where it is in use; filled when provideSiteInfo is true. */
  readonly siteId?: readonly (number)[];
  /** Row version; send back the value that was read. */
  readonly timestamp: string;
}

/** Request of InsertTimeOffType. */
export interface InsertTimeOffTypeInput {
  /** The time-off type to add, with the sites that are to have it. */
  readonly timeOffType: CfgTimeOffTypeInput;
  /** Probably true = save in spite of warnings. */
  readonly force: boolean;
}

/** A time-off type with all its members. */
export interface CfgTimeOffTypeInput {
  /** Id of the time-off type. */
  readonly timeOffTypeId: number;
  /** Name shown to users. */
  readonly name?: string;
  /** Short name for schedules and reports. */
  readonly shortName?: string;
  /** True when the time counts as paid. */
  readonly paid: boolean;
  /** True when agents earn hours of this type over time. */
  readonly hasAccrual: boolean;
  /** Sites where it is in use; filled when provideSiteInfo is true. */
  readonly siteId?: readonly (number)[];
  /** Row version; send back the value that was read. */
  readonly timestamp: string;
}

/** Request of DeleteCfgObject. */
export interface DeleteCfgObjectInput {
  /** Kind of the object (ECfgObjectType). */
  readonly objectType: 'CFG_BU_OBJECT' | 'CFG_SITE_OBJECT' | 'CFG_TEAM_OBJECT' | 'CFG_AGENT_OBJECT' | 'CFG_ACTIVITY_OBJECT' | 'CFG_MULTISITE_ACTIVITY_OBJECT' | 'CFG_SKILL_OBJECT' | 'CFG_CONTRACT_OBJECT' | 'CFG_EXCEPTION_TYPE_OBJECT' | 'CFG_TIMEOFF_TYPE_OBJECT' | 'CFG_SCHEDULE_STATE_GROUP_OBJECT' | 'CFG_TIMEZONE_OBJECT' | 'CFG_USER_OBJECT' | 'CFG_SECURITY_ROLE_OBJECT' | number;
  /** Probably the parent of the object, such as its site; 0 = none. */
  readonly parentId: number;
  /** Id of the object. */
  readonly objectId: number;
  /** Probably true = delete in spite of warnings; known clients send true. */
  readonly force: boolean;
}

export interface ConfigServiceContract {
  readonly GetBU: { readonly input: GetBUInput; readonly output: CfgBUHolder };
  readonly GetSite: { readonly input: GetSiteInput; readonly output: CfgSiteHolder };
  readonly GetTeam: { readonly input: GetTeamInput; readonly output: CfgTeamHolder };
  readonly GetAgent: { readonly input: GetAgentInput; readonly output: CfgAgentHolder };
  readonly GetActivity: { readonly input: GetActivityInput; readonly output: CfgActivityHolder };
  readonly GetMultiSiteActivity: { readonly input: GetMultiSiteActivityInput; readonly output: CfgMultiSiteActivityHolder };
  readonly GetSkill: { readonly input: GetSkillInput; readonly output: CfgSkillHolder };
  readonly GetContract: { readonly input: GetContractInput; readonly output: CfgContractHolder };
  readonly GetExceptionType: { readonly input: GetExceptionTypeInput; readonly output: CfgExceptionTypeHolder };
  readonly GetTimeOffType: { readonly input: GetTimeOffTypeInput; readonly output: CfgTimeOffTypeHolder };
  readonly GetScheduleStateGroup: { readonly input: GetScheduleStateGroupInput; readonly output: CfgScheduleStateGroupHolder };
  readonly GetTimezone: { readonly input: GetTimezoneInput; readonly output: CfgTimezoneHolder };
  readonly GetTimeOffRule: { readonly input: GetTimeOffRuleInput; readonly output: CfgTimeOffRuleHolder };
  readonly GetShift: { readonly input: GetShiftInput; readonly output: CfgShiftHolder };
  readonly GetRotatingPattern: { readonly input: GetRotatingPatternInput; readonly output: CfgRotatingPatternHolder };
  readonly GetUser: { readonly input: GetUserInput; readonly output: CfgUserHolder };
  readonly GetSecurityRole: { readonly input: GetSecurityRoleInput; readonly output: CfgSecurityRoleHolder };
  readonly InsertUser: { readonly input: InsertUserInput; readonly output: CfgValidationHolder };
  readonly UpdateUser: { readonly input: UpdateUserInput; readonly output: CfgValidationHolder };
  readonly InsertSecurityRole: { readonly input: InsertSecurityRoleInput; readonly output: CfgValidationHolder };
  readonly UpdateSecurityRole: { readonly input: UpdateSecurityRoleInput; readonly output: CfgValidationHolder };
  readonly InsertExceptionType: { readonly input: InsertExceptionTypeInput; readonly output: CfgValidationHolder };
  readonly InsertTimeOffType: { readonly input: InsertTimeOffTypeInput; readonly output: CfgValidationHolder };
  readonly DeleteCfgObject: { readonly input: DeleteCfgObjectInput; readonly output: CfgValidationHolder };
}
