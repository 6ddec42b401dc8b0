import type { EnumNumbers } from '../enum-numbers.ts';

/** The numbers of the calendar's constants, read once. */
export interface CalendarNumbers {
  readonly type: {
    readonly availability: number;
    readonly dayOff: number;
    readonly timeOff: number;
    readonly exception: number;
    readonly shift: number;
    readonly workingHours: number;
  };
  readonly status: {
    readonly preferred: number;
    readonly granted: number;
    readonly declined: number;
    readonly recalled: number;
    readonly waitListed: number;
  };
  readonly actual: { readonly none: number; readonly scheduled: number; readonly notScheduled: number };
}

export function calendarNumbers(numberOf: EnumNumbers): CalendarNumbers {
  return {
    type: {
      availability: numberOf('ECalItemType', 'CAL_ITEM_AVAILABILITY'),
      dayOff: numberOf('ECalItemType', 'CAL_ITEM_DAY_OFF'),
      timeOff: numberOf('ECalItemType', 'CAL_ITEM_TIME_OFF'),
      exception: numberOf('ECalItemType', 'CAL_ITEM_EXCEPTION'),
      shift: numberOf('ECalItemType', 'CAL_ITEM_SHIFT'),
      workingHours: numberOf('ECalItemType', 'CAL_ITEM_WORKING_HOURS'),
    },
    status: {
      preferred: numberOf('ECalStatus', 'CAL_STATUS_PREFERRED'),
      granted: numberOf('ECalStatus', 'CAL_STATUS_GRANTED'),
      declined: numberOf('ECalStatus', 'CAL_STATUS_DECLINED'),
      recalled: numberOf('ECalStatus', 'CAL_STATUS_RECALLED'),
      waitListed: numberOf('ECalStatus', 'CAL_STATUS_WAITLISTED'),
    },
    actual: {
      none: numberOf('ECalActualStatus', 'CAL_ACTUAL_NONE'),
      scheduled: numberOf('ECalActualStatus', 'CAL_ACTUAL_SCHEDULED'),
      notScheduled: numberOf('ECalActualStatus', 'CAL_ACTUAL_NOT_SCHEDULED'),
    },
  };
}
