import { fullObjects } from '../full-objects.ts';
import { defineNoun, full, uses } from '../noun.ts';
import { toBusinessUnit } from './mapping.ts';
import { businessUnit } from './schema.ts';

export const businessUnits = defineNoun({
  one: 'BusinessUnit',
  many: 'BusinessUnits',
  words: ['business unit', 'business units'],
  path: '/wfm/v1/business-units',
  idName: 'businessUnitId',
  permission: 'wfm:businessUnit:view',
  scope: 'rows',
  item: businessUnit,
  filters: [],
  uses: uses('GetBU', {
    GetBU: 'filter details',
    CfgBUFilter: 'wmBUId',
    CfgBU: 'wmBUId wmName wmTimezoneId wmWeekStartDay gswTenantId wmComments timestamp',
    CfgBUDetails: 'infoType',
  }),
  async read(wfm, filter) {
    const { items } = await wfm.call('ConfigService', 'GetBU', {
      filter: { buId: filter.id },
      details: full,
    });
    return fullObjects(items, 'timestamp').map(toBusinessUnit);
  },
});
