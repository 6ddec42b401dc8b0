import type { Wfm } from '../../../wfm/wfm-port.ts';
import { fullObjects } from '../full-objects.ts';
import { full } from '../noun.ts';
import { jobUse } from '../parts/job-use.ts';
import type { CalItem } from './mapping.ts';

export const paidObjectUses = [
  jobUse('ConfigService', 'GetTimeOffType', {
    GetTimeOffType: 'filter details',
    CfgTimeOffTypeFilter: 'wmTimeOffTypeId',
    CfgTimeOffType: 'wmTimeOffTypeId wmPaid',
    CfgTimeOffTypeDetails: 'infoType',
  }),
  jobUse('ConfigService', 'GetExceptionType', {
    GetExceptionType: 'filter details',
    CfgExceptionTypeFilter: 'wmExceptionTypeId',
    CfgExceptionType: 'wmExceptionTypeId wmPaid',
    CfgExceptionTypeDetails: 'infoType',
  }),
];

async function timeOffTypePaid(wfm: Wfm, id: number): Promise<boolean> {
  const filter = { timeOffTypeId: [id] };
  const { items } = await wfm.call('ConfigService', 'GetTimeOffType', { filter, details: full });
  return fullObjects(items, 'timestamp').some((type) => type.timeOffTypeId === id && type.paid);
}

async function exceptionTypePaid(wfm: Wfm, id: number): Promise<boolean> {
  const filter = { exceptionTypeId: [id] };
  const { items } = await wfm.call('ConfigService', 'GetExceptionType', { filter, details: full });
  return fullObjects(items, 'timestamp').some((type) => type.exceptionTypeId === id && type.paid);
}

/** Whether an item is paid by its type; a type that WFM does not know is its own to refuse. */
export async function isPaid(wfm: Wfm, itemType: CalItem['itemType'], objectId: number): Promise<boolean> {
  if (itemType === 'CAL_ITEM_TIME_OFF') return await timeOffTypePaid(wfm, objectId);
  return itemType === 'CAL_ITEM_EXCEPTION' && (await exceptionTypePaid(wfm, objectId));
}
