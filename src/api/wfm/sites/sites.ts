import { fullObjects } from '../full-objects.ts';
import { defineNoun, full, uses, type Noun } from '../noun.ts';
import { toSite } from './mapping.ts';
import { site, type Site } from './schema.ts';

export const siteNoun: Noun<Site> = {
  one: 'Site',
  many: 'Sites',
  words: ['site', 'sites'],
  path: '/wfm/v1/sites',
  idName: 'siteId',
  permission: 'wfm:site:view',
  scope: 'rows',
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
};

export const sites = defineNoun(siteNoun);
