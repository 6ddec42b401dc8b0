import { fullObjects } from '../full-objects.ts';
import { defineNoun, full, uses } from '../noun.ts';
import { toShift } from './mapping.ts';
import { shift } from './schema.ts';

export const shifts = defineNoun({
  one: 'Shift',
  many: 'Shifts',
  words: ['shift', 'shifts'],
  path: '/wfm/v1/shifts',
  idName: 'shiftId',
  permission: 'wfm:shift:view',
  scope: 'rows',
  item: shift,
  filters: ['businessUnitId', 'siteId'],
  uses: uses('GetShift', {
    GetShift: 'filter details',
    CfgShiftFilter: 'wmShiftId wmBUId wmSiteId',
    CfgShift:
      'wmShiftId wmSiteId wmName wmShortName wmEarliestStartMinutes wmLatestStartMinutes wmMinPaidMinutes wmMaxPaidMinutes wmContractId timestamp',
    CfgShiftDetails: 'infoType provideContractInfo',
  }),
  async read(wfm, filter) {
    const { items } = await wfm.call('ConfigService', 'GetShift', {
      filter: { shiftId: filter.id, buId: filter.businessUnitId, siteId: filter.siteId },
      details: { ...full, provideContractInfo: true },
    });
    return fullObjects(items, 'timestamp').map(toShift);
  },
});
