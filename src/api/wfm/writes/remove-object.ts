import type { ContractUse, Input, Wfm } from '../../../wfm/wfm-port.ts';
import { jobUse, outcomeUse } from '../parts/job-use.ts';

export const removeObjectUse: ContractUse = jobUse('ConfigService', 'DeleteCfgObject', {
  DeleteCfgObject: 'objectType parentId objectId force',
  ...outcomeUse,
});

type ObjectType = Exclude<Input<'ConfigService', 'DeleteCfgObject'>['objectType'], number>;

/**
 * Deletes an object that has no parent. The kind goes by name: while the numbers of the kinds are guesses, WFM is not
 * asked at all.
 */
export async function removeObject(
  wfm: Wfm,
  { objectType, objectId, force }: { objectType: ObjectType; objectId: number; force: boolean },
): Promise<void> {
  await wfm.call('ConfigService', 'DeleteCfgObject', { objectType, parentId: 0, objectId, force });
}
