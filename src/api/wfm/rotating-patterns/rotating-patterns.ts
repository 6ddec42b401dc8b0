import { fullObjects } from '../full-objects.ts';
import { defineNoun, full, uses } from '../noun.ts';
import { toRotatingPattern } from './mapping.ts';
import { rotatingPattern } from './schema.ts';

export const rotatingPatterns = defineNoun({
  one: 'RotatingPattern',
  many: 'RotatingPatterns',
  words: ['rotating pattern', 'rotating patterns'],
  path: '/wfm/v1/rotating-patterns',
  idName: 'rotatingPatternId',
  permission: 'wfm:shift:view',
  scope: 'rows',
  item: rotatingPattern,
  filters: ['businessUnitId', 'siteId'],
  uses: uses('GetRotatingPattern', {
    GetRotatingPattern: 'filter details',
    CfgRotatingPatternFilter: 'wmRotatingPatternId wmBUId wmSiteId',
    CfgRotatingPattern: 'wmRotatingPatternId wmSiteId wmName wmDays timestamp',
    CfgRotatingPatternDay: 'wmWeek wmDay wmShiftId',
    CfgRotatingPatternDetails: 'infoType provideDayInfo',
  }),
  async read(wfm, filter) {
    const { items } = await wfm.call('ConfigService', 'GetRotatingPattern', {
      filter: { rotatingPatternId: filter.id, buId: filter.businessUnitId, siteId: filter.siteId },
      details: { ...full, provideDayInfo: true },
    });
    return fullObjects(items, 'timestamp').map(toRotatingPattern);
  },
});
