/** A day's place in the weeks of somebody whose week begins on `weekStart` (0 = Sunday). */
export interface WeekDay {
  /** Weeks since 1899-12-30; the same for all days of one week. */
  readonly week: number;
  /** 0 = the first day of the week. */
  readonly dayOfWeek: number;
  /** OLE day number of the first day. */
  readonly firstDay: number;
}

/** 0 = Sunday. OLE day 0 was a Saturday. */
export function weekdayOf(day: number): number {
  return (((day + 6) % 7) + 7) % 7;
}

export function weekDayOf(day: number, weekStart: number): WeekDay {
  const dayOfWeek = (weekdayOf(day) - weekStart + 7) % 7;
  const firstDay = day - dayOfWeek;
  return { week: Math.floor((firstDay + 6) / 7), dayOfWeek, firstDay };
}
