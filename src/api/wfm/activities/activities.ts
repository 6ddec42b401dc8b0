import { fullObjects } from '../full-objects.ts';
import { defineNoun, full, uses, type Noun } from '../noun.ts';
import { toActivity } from './mapping.ts';
import { activity, type Activity } from './schema.ts';

export const activityNoun: Noun<Activity> = {
  one: 'Activity',
  many: 'Activities',
  words: ['activity', 'activities'],
  path: '/wfm/v1/activities',
  idName: 'activityId',
  permission: 'wfm:activity:view',
  scope: 'rows',
  item: activity,
  filters: ['businessUnitId', 'siteId'],
  uses: uses('GetActivity', {
    GetActivity: 'filter details',
    CfgActivityFilter: 'wmActivityId wmBUId wmSiteId',
    CfgActivity:
      'wmActivityId wmName wmShortName wmSiteId wmActivityType wmMultiSiteActivityId wmActive timestamp',
    CfgActivityDetails: 'infoType',
  }),
  async read(wfm, filter) {
    const { items } = await wfm.call('ConfigService', 'GetActivity', {
      filter: { activityId: filter.id, buId: filter.businessUnitId, siteId: filter.siteId },
      details: full,
    });
    return fullObjects(items, 'timestamp').map(toActivity);
  },
};

export const activities = defineNoun(activityNoun);
