import { fullObjects } from '../full-objects.ts';
import { defineNoun, full, uses } from '../noun.ts';
import { toScheduleStateGroup } from './mapping.ts';
import { scheduleStateGroup } from './schema.ts';

export const scheduleStateGroups = defineNoun({
  one: 'ScheduleStateGroup',
  many: 'ScheduleStateGroups',
  words: ['schedule state group', 'schedule state groups'],
  path: '/wfm/v1/schedule-state-groups',
  idName: 'scheduleStateGroupId',
  permission: 'wfm:scheduleStateGroup:view',
  scope: 'rows',
  item: scheduleStateGroup,
  filters: ['businessUnitId', 'siteId'],
  uses: uses('GetScheduleStateGroup', {
    GetScheduleStateGroup: 'filter details',
    CfgScheduleStateGroupFilter: 'wmScheduleStateGroupId wmBUId wmSiteId',
    CfgScheduleStateGroup: 'wmScheduleStateGroupId wmName wmSiteId wmStates timestamp',
    CfgScheduleState: 'wmStateType wmStateId',
    CfgScheduleStateGroupDetails: 'infoType provideStateInfo',
  }),
  async read(wfm, filter) {
    const { items } = await wfm.call('ConfigService', 'GetScheduleStateGroup', {
      filter: { scheduleStateGroupId: filter.id, buId: filter.businessUnitId, siteId: filter.siteId },
      details: { ...full, provideStateInfo: true },
    });
    return fullObjects(items, 'timestamp').map(toScheduleStateGroup);
  },
});
