import { fullObjects } from '../full-objects.ts';
import { defineNoun, full, uses } from '../noun.ts';
import { toTimeOffRule } from './mapping.ts';
import { timeOffRule } from './schema.ts';

export const timeOffRules = defineNoun({
  one: 'TimeOffRule',
  many: 'TimeOffRules',
  words: ['time-off rule', 'time-off rules'],
  path: '/wfm/v1/time-off-rules',
  idName: 'timeOffRuleId',
  permission: 'wfm:timeOffRule:view',
  scope: 'rows',
  item: timeOffRule,
  filters: ['businessUnitId', 'siteId'],
  uses: uses('GetTimeOffRule', {
    GetTimeOffRule: 'filter details',
    CfgTimeOffRuleFilter: 'wmTimeOffRuleId wmBUId wmSiteId',
    CfgTimeOffRule:
      'wmTimeOffRuleId wmSiteId wmName wmAwarded wmAccruedHours wmCarryOverHours wmAutoGrant wmMinLeadDays wmMinHours wmTimeOffTypeId timestamp',
    CfgTimeOffRuleDetails: 'infoType provideTimeOffTypeInfo',
  }),
  async read(wfm, filter) {
    const { items } = await wfm.call('ConfigService', 'GetTimeOffRule', {
      filter: { timeOffRuleId: filter.id, buId: filter.businessUnitId, siteId: filter.siteId },
      details: { ...full, provideTimeOffTypeInfo: true },
    });
    return fullObjects(items, 'timestamp').map(toTimeOffRule);
  },
});
