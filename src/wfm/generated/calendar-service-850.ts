// Printed from wsdl/ by `npm run generate`. Do not edit.

/** Request of GetCalendarItem. */
export interface GetCalendarItemInput {
  /** Which items to read; left out = all. */
  readonly filter?: CalItemFilterInput;
  /** Beginning of the period, in the time zone of the site; 0 = no bound. */
  readonly start: string | null;
  /** End of the period, not included; 0 = no bound. */
  readonly end: string | null;
  /** Order of the answer. */
  readonly sortMode?: CfgSortModeInput;
}

/** Which calendar items. */
export interface CalItemFilterInput {
  /** These items. */
  readonly itemId?: readonly (number)[];
  /** Of agents of these sites. */
  readonly siteId?: readonly (number)[];
  /** Of agents of these teams. */
  readonly teamId?: readonly (number)[];
  /** Of these agents. */
  readonly agentId?: readonly (number)[];
  /** Of these types. */
  readonly itemType?: readonly ('CAL_ITEM_AVAILABILITY' | 'CAL_ITEM_DAY_OFF' | 'CAL_ITEM_TIME_OFF' | 'CAL_ITEM_EXCEPTION' | 'CAL_ITEM_SHIFT' | 'CAL_ITEM_WORKING_HOURS' | number)[];
  /** With these statuses. */
  readonly status?: readonly ('CAL_STATUS_PREFERRED' | 'CAL_STATUS_GRANTED' | 'CAL_STATUS_DECLINED' | 'CAL_STATUS_RECALLED' | 'CAL_STATUS_WAITLISTED' | number)[];
}

/** Order of calendar items. */
export interface CfgSortModeInput {
  /** Key to sort by. */
  readonly sortMode?: number;
  /** True for the smallest first. */
  readonly ascending?: boolean;
}

/** Calendar items. */
export interface CalItemHolder {
  /** The items. */
  readonly items: readonly (CalItem)[];
}

/** A calendar item: a wish, a request or a rule for some time of an agent. */
export interface CalItem {
  /** Id of the item. */
  readonly itemId: number;
  /** Kind of item. */
  readonly itemType: 'CAL_ITEM_AVAILABILITY' | 'CAL_ITEM_DAY_OFF' | 'CAL_ITEM_TIME_OFF' | 'CAL_ITEM_EXCEPTION' | 'CAL_ITEM_SHIFT' | 'CAL_ITEM_WORKING_HOURS' | number;
  /** Agent. */
  readonly agentId: number;
  /** Site of the agent. */
  readonly siteId: number;
  /** Id of the time-off type, exception type or shift; 0 = none. */
  readonly objectId: number;
  /** Beginning, in the time zone of the site. */
  readonly startDateTime: string;
  /** End, not included, in the time zone of the site. */
  readonly endDateTime: string;
  /** True for whole days. */
  readonly fullDay: boolean;
  /** True when it is paid. */
  readonly paid: boolean;
  /** Paid time, all days together. */
  readonly paidMinutes: number;
  /** What was asked for and answered. */
  readonly status: 'CAL_STATUS_PREFERRED' | 'CAL_STATUS_GRANTED' | 'CAL_STATUS_DECLINED' | 'CAL_STATUS_RECALLED' | 'CAL_STATUS_WAITLISTED' | number;
  /** Whether it is in the schedule. */
  readonly actualStatus: 'CAL_ACTUAL_NONE' | 'CAL_ACTUAL_SCHEDULED' | 'CAL_ACTUAL_NOT_SCHEDULED' | number;
  /** Note. */
  readonly comments?: string;
  /** Why it was declined or not scheduled. */
  readonly reason?: string;
  /** When it was asked for, in the time zone of the site. */
  readonly submitted: string;
  /** Row version. */
  readonly timestamp: string;
}

/** Request of InsertCalendarItem. */
export interface InsertCalendarItemInput {
  /** The item to add; WFM gives it an id. */
  readonly item: CalItemInput;
  /** Probably true = save in spite of warnings. */
  readonly force: boolean;
}

/** A calendar item: a wish, a request or a rule for some time of an agent. */
export interface CalItemInput {
  /** Id of the item. */
  readonly itemId: number;
  /** Kind of item. */
  readonly itemType: 'CAL_ITEM_AVAILABILITY' | 'CAL_ITEM_DAY_OFF' | 'CAL_ITEM_TIME_OFF' | 'CAL_ITEM_EXCEPTION' | 'CAL_ITEM_SHIFT' | 'CAL_ITEM_WORKING_HOURS' | number;
  /** Agent. */
  readonly agentId: number;
  /** Site of the agent. */
  readonly siteId: number;
  /** Id of the time-off type, exception type or shift; 0 = none. */
  readonly objectId: number;
  /** Beginning, in the time zone of the site. */
  readonly startDateTime: string;
  /** End, not included, in the time zone of the site. */
  readonly endDateTime: string;
  /** True for whole days. */
  readonly fullDay: boolean;
  /** True when it is paid. */
  readonly paid: boolean;
  /** Paid time, all days together. */
  readonly paidMinutes: number;
  /** What was asked for and answered. */
  readonly status: 'CAL_STATUS_PREFERRED' | 'CAL_STATUS_GRANTED' | 'CAL_STATUS_DECLINED' | 'CAL_STATUS_RECALLED' | 'CAL_STATUS_WAITLISTED' | number;
  /** Whether it is in the schedule. */
  readonly actualStatus: 'CAL_ACTUAL_NONE' | 'CAL_ACTUAL_SCHEDULED' | 'CAL_ACTUAL_NOT_SCHEDULED' | number;
  /** Note. */
  readonly comments?: string;
  /** Why it was declined or not scheduled. */
  readonly reason?: string;
  /** When it was asked for, in the time zone of the site. */
  readonly submitted: string;
  /** Row version. */
  readonly timestamp: string;
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

/** Request of UpdateCalendarItem. */
export interface UpdateCalendarItemInput {
  /** The item with all members as they should be. */
  readonly item: CalItemInput;
  /** Probably true = save in spite of warnings. */
  readonly force: boolean;
  /** Probably true = refuse when the object has changed since it was read. */
  readonly checkTimestamp: boolean;
}

/** Request of SetCalendarItemStatus. */
export interface SetCalendarItemStatusInput {
  /** The items. */
  readonly itemId?: readonly (number)[];
  /** The new status. */
  readonly status: 'CAL_STATUS_PREFERRED' | 'CAL_STATUS_GRANTED' | 'CAL_STATUS_DECLINED' | 'CAL_STATUS_RECALLED' | 'CAL_STATUS_WAITLISTED' | number;
  /** Note kept with the item. */
  readonly comments?: string;
  /** Probably true = save in spite of warnings. */
  readonly force: boolean;
}

/** Request of DeleteCalendarItem. */
export interface DeleteCalendarItemInput {
  /** The item. */
  readonly itemId: number;
  /** Probably true = save in spite of warnings. */
  readonly force: boolean;
}

/** Request of GetTimeOffBalance. */
export interface GetTimeOffBalanceInput {
  /** Site to read. */
  readonly siteId: number;
  /** Only these agents; none = all of the site. */
  readonly agentId?: readonly (number)[];
  /** Only these types; none = all. */
  readonly timeOffTypeId?: readonly (number)[];
  /** The day. */
  readonly date: string;
}

/** Balances. */
export interface CalTimeOffBalanceHolder {
  /** The balances. */
  readonly calTimeOffBalance: readonly (CalTimeOffBalance)[];
}

/** How much time off of one type an agent has on a day, in minutes. */
export interface CalTimeOffBalance {
  /** Agent. */
  readonly agentId: number;
  /** Time-off type. */
  readonly timeOffTypeId: number;
  /** The day. */
  readonly date: string;
  /** Carried over from last year. */
  readonly carriedMinutes: number;
  /** Accrued until the day. */
  readonly accruedMinutes: number;
  /** Bonus awarded. */
  readonly bonusAwardedMinutes: number;
  /** Bonus used. */
  readonly bonusUsedMinutes: number;
  /** Bonus expired. */
  readonly bonusExpiredMinutes: number;
  /** Granted and in the schedule. */
  readonly scheduledMinutes: number;
  /** Granted and not in the schedule. */
  readonly grantedMinutes: number;
  /** Asked for. */
  readonly preferredMinutes: number;
  /** Declined. */
  readonly declinedMinutes: number;
  /** What is left. */
  readonly balanceMinutes: number;
}

/** Request of GetTimeOffLimit. */
export interface GetTimeOffLimitInput {
  /** Site to read. */
  readonly siteId: number;
  /** Beginning of the period, in the time zone of the site. */
  readonly start: string;
  /** End of the period, not included, in the time zone of the site. */
  readonly end: string;
}

/** Limits. */
export interface CalTimeOffLimitHolder {
  /** The limits. */
  readonly calTimeOffLimit: readonly (CalTimeOffLimit)[];
}

/** How much time off may be granted on a day, in minutes. */
export interface CalTimeOffLimit {
  /** Site. */
  readonly siteId: number;
  /** Team; 0 = the whole site. */
  readonly teamId: number;
  /** Type; 0 = all together. */
  readonly timeOffTypeId: number;
  /** The day. */
  readonly date: string;
  /** What may be granted. */
  readonly limitMinutes: number;
  /** What is granted. */
  readonly grantedMinutes: number;
  /** What is asked for. */
  readonly preferredMinutes: number;
}

/** Request of GetTimeOffWaitList. */
export interface GetTimeOffWaitListInput {
  /** Site to read. */
  readonly siteId: number;
  /** Beginning of the period, in the time zone of the site. */
  readonly start: string;
  /** End of the period, not included, in the time zone of the site. */
  readonly end: string;
}

/** Wait-list. */
export interface CalWaitListHolder {
  /** Who waits. */
  readonly calWaitListItem: readonly (CalWaitListItem)[];
}

/** A request that waits for room on a day. */
export interface CalWaitListItem {
  /** Calendar item. */
  readonly itemId: number;
  /** Agent. */
  readonly agentId: number;
  /** The day. */
  readonly date: string;
  /** Place in the line, from 1. */
  readonly position: number;
  /** When it was asked for, in the time zone of the site. */
  readonly submitted: string;
}

export interface CalendarServiceContract {
  readonly GetCalendarItem: { readonly input: GetCalendarItemInput; readonly output: CalItemHolder };
  readonly InsertCalendarItem: { readonly input: InsertCalendarItemInput; readonly output: CfgValidationHolder };
  readonly UpdateCalendarItem: { readonly input: UpdateCalendarItemInput; readonly output: CfgValidationHolder };
  readonly SetCalendarItemStatus: { readonly input: SetCalendarItemStatusInput; readonly output: CfgValidationHolder };
  readonly DeleteCalendarItem: { readonly input: DeleteCalendarItemInput; readonly output: CfgValidationHolder };
  readonly GetTimeOffBalance: { readonly input: GetTimeOffBalanceInput; readonly output: CalTimeOffBalanceHolder };
  readonly GetTimeOffLimit: { readonly input: GetTimeOffLimitInput; readonly output: CalTimeOffLimitHolder };
  readonly GetTimeOffWaitList: { readonly input: GetTimeOffWaitListInput; readonly output: CalWaitListHolder };
}
