/** A calendar item as WFM holds it: what an agent asks for or is given for some time. Dates are OLE dates of the site's wall clock. */
export interface CalItem {
  readonly wmItemId: number;
  readonly wmItemType: number;
  readonly gswAgentId: number;
  readonly wmSiteId: number;
  /** Id of the time-off type, exception type or shift; 0 = none. */
  readonly wmObjectId: number;
  readonly wmStartDateTime: number;
  /** Not included. */
  readonly wmEndDateTime: number;
  readonly wmFullDay: boolean;
  readonly wmPaid: boolean;
  /** All days together. */
  readonly wmPaidMinutes: number;
  readonly wmStatus: number;
  readonly wmActualStatus: number;
  readonly wmComments?: string;
  readonly wmReason?: string;
  readonly wmSubmitted: number;
  readonly timestamp: string;
}

/** What the schedule needs to know of the calendar. */
export interface ScheduledCalendar {
  /** The granted items that are in the schedule of an agent and touch a day (an OLE day number of the site). */
  scheduledOn(agentId: number, day: number): readonly CalItem[];
}
