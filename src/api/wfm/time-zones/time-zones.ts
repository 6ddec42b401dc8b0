import { fullObjects } from '../full-objects.ts';
import { defineNoun, full, uses } from '../noun.ts';
import { toTimeZone } from './mapping.ts';
import { timeZone } from './schema.ts';

export const timeZones = defineNoun({
  one: 'TimeZone',
  many: 'TimeZones',
  words: ['time zone', 'time zones'],
  path: '/wfm/v1/time-zones',
  idName: 'timeZoneId',
  permission: 'wfm:timeZone:view',
  scope: 'open',
  item: timeZone,
  filters: [],
  uses: uses('GetTimezone', {
    GetTimezone: 'filter details',
    CfgTimezoneFilter: 'wmTimezoneId',
    CfgTimezone: 'wmTimezoneId wmName wmOffsetMinutes wmDescription timestamp',
    CfgTimezoneDetails: 'infoType',
  }),
  async read(wfm, filter) {
    const { items } = await wfm.call('ConfigService', 'GetTimezone', {
      filter: { timezoneId: filter.id },
      details: full,
    });
    return fullObjects(items, 'timestamp').map(toTimeZone);
  },
});
