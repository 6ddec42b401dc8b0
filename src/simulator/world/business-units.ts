import type { EnumNumbers } from './enum-numbers.ts';
import { timeZoneId, type CfgTimezone } from './time-zones.ts';

/** The one tenant of the simulated Configuration Server. */
export const tenantId = 101;

export interface CfgBU {
  readonly wmBUId: number;
  readonly wmName: string;
  readonly wmTimezoneId: number;
  readonly wmWeekStartDay: number;
  readonly gswTenantId: number;
  readonly wmComments?: string;
  readonly timestamp: string;
}

export function createBusinessUnits(zones: readonly CfgTimezone[], numberOf: EnumNumbers): CfgBU[] {
  return [
    {
      wmBUId: 10,
      wmName: 'Europe',
      wmTimezoneId: timeZoneId(zones, 'Europe/Amsterdam'),
      wmWeekStartDay: numberOf('ECfgWeekDay', 'CFG_WEEKDAY_MONDAY'),
      gswTenantId: tenantId,
      wmComments: 'Sales & service; "<200 seats" per site',
      timestamp: '14',
    },
    {
      wmBUId: 20,
      wmName: 'Asia-Pacific',
      wmTimezoneId: timeZoneId(zones, 'Australia/Sydney'),
      wmWeekStartDay: numberOf('ECfgWeekDay', 'CFG_WEEKDAY_SUNDAY'),
      gswTenantId: tenantId,
      timestamp: '9',
    },
  ];
}
