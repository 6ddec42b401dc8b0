import { fullObjects } from '../full-objects.ts';
import { defineNoun, full, uses } from '../noun.ts';
import { toContract } from './mapping.ts';
import { contract } from './schema.ts';

export const contracts = defineNoun({
  one: 'Contract',
  many: 'Contracts',
  words: ['contract', 'contracts'],
  path: '/wfm/v1/contracts',
  idName: 'contractId',
  permission: 'wfm:contract:view',
  scope: 'rows',
  item: contract,
  filters: ['businessUnitId', 'siteId'],
  uses: uses('GetContract', {
    GetContract: 'filter details',
    CfgContractFilter: 'wmContractId wmBUId wmSiteId',
    CfgContract:
      'wmContractId wmName wmSiteId wmMinDailyHours wmMaxDailyHours wmMinWeeklyHours wmMaxWeeklyHours wmMaxWorkingDays timestamp',
    CfgContractDetails: 'infoType',
  }),
  async read(wfm, filter) {
    const { items } = await wfm.call('ConfigService', 'GetContract', {
      filter: { contractId: filter.id, buId: filter.businessUnitId, siteId: filter.siteId },
      details: full,
    });
    return fullObjects(items, 'timestamp').map(toContract);
  },
});
