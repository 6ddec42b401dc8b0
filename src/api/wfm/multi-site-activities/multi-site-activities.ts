import { fullObjects } from '../full-objects.ts';
import { defineNoun, full, uses } from '../noun.ts';
import { toMultiSiteActivity } from './mapping.ts';
import { multiSiteActivity } from './schema.ts';

export const multiSiteActivities = defineNoun({
  one: 'MultiSiteActivity',
  many: 'MultiSiteActivities',
  words: ['multi-site activity', 'multi-site activities'],
  path: '/wfm/v1/multi-site-activities',
  idName: 'multiSiteActivityId',
  permission: 'wfm:activity:view',
  scope: 'rows',
  item: multiSiteActivity,
  filters: ['businessUnitId', 'siteId'],
  uses: uses('GetMultiSiteActivity', {
    GetMultiSiteActivity: 'filter details',
    CfgMultiSiteActivityFilter: 'wmMultiSiteActivityId wmBUId wmSiteId',
    CfgMultiSiteActivity: 'wmMultiSiteActivityId wmName wmBUId wmActivityType wmActivityId timestamp',
    CfgMultiSiteActivityDetails: 'infoType provideActivityInfo',
  }),
  async read(wfm, filter) {
    const { items } = await wfm.call('ConfigService', 'GetMultiSiteActivity', {
      filter: { multiSiteActivityId: filter.id, buId: filter.businessUnitId, siteId: filter.siteId },
      details: { ...full, provideActivityInfo: true },
    });
    return fullObjects(items, 'timestamp').map(toMultiSiteActivity);
  },
});
