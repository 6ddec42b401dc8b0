import { fullObjects } from '../full-objects.ts';
import { defineNoun, full, uses, type Noun } from '../noun.ts';
import { toTimeOffType } from './mapping.ts';
import { timeOffType, type TimeOffType } from './schema.ts';

export const timeOffTypeNoun: Noun<TimeOffType> = {
  one: 'TimeOffType',
  many: 'TimeOffTypes',
  words: ['time-off type', 'time-off types'],
  path: '/wfm/v1/time-off-types',
  idName: 'timeOffTypeId',
  permission: 'wfm:timeOffType:view',
  scope: 'rows',
  item: timeOffType,
  filters: ['businessUnitId', 'siteId'],
  uses: uses('GetTimeOffType', {
    GetTimeOffType: 'filter details',
    CfgTimeOffTypeFilter: 'wmTimeOffTypeId wmBUId wmSiteId',
    CfgTimeOffType: 'wmTimeOffTypeId wmName wmShortName wmPaid wmHasAccrual wmSiteId timestamp',
    CfgTimeOffTypeDetails: 'infoType provideSiteInfo',
  }),
  async read(wfm, filter) {
    const { items } = await wfm.call('ConfigService', 'GetTimeOffType', {
      filter: { timeOffTypeId: filter.id, buId: filter.businessUnitId, siteId: filter.siteId },
      details: { ...full, provideSiteInfo: true },
    });
    return fullObjects(items, 'timestamp').map(toTimeOffType);
  },
};

export const timeOffTypes = defineNoun(timeOffTypeNoun);
