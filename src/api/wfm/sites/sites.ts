import { fullObjects } from '../full-objects.ts';
import { defineNoun, full, uses } from '../noun.ts';
import { toSite } from './mapping.ts';
import { site } from './schema.ts';

export const sites = defineNoun({
  one: 'Site',
  many: 'Sites',
  words: ['site', 'sites'],
  path: '/wfm/v1/sites',
  idName: 'siteId',
  permission: 'wfm:site:view',
  item: site,
  filters: ['businessUnitId'],
  uses: uses('GetSite', {
    GetSite: 'filter details',
    CfgSiteFilter: 'wmSiteId wmBUId',
    CfgSite:
      'wmSiteId wmName wmBUId wmTimezoneId gswSwitchId wmWeekStartDay wmPlanningPeriod wmComments timestamp',
    CfgSiteDetails: 'infoType',
  }),
  async read(wfm, filter) {
    const { items } = await wfm.call('ConfigService', 'GetSite', {
      filter: { siteId: filter.id, buId: filter.businessUnitId },
      details: full,
    });
    return fullObjects(items, 'timestamp').map(toSite);
  },
});
