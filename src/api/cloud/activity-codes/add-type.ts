import type { ContractUse, Wfm } from '../../../wfm/wfm-port.ts';
import { jobUse } from '../../wfm/parts/job-use.ts';
import { cloudId } from '../parts/cloud-id.ts';
import type { NewType } from './new-type.ts';

const answer = { CfgValidationHolder: 'success objectID' } as const;

export const addTypeUses: readonly ContractUse[] = [
  jobUse('ConfigService', 'InsertExceptionType', {
    InsertExceptionType: 'exceptionType force',
    CfgExceptionType:
      'wmExceptionTypeId wmName wmPaid wmUsage wmConvertibleToDayOff wmAllowBreaks wmAllowMeals wmExclusive wmSiteId timestamp',
    ...answer,
  }),
  jobUse('ConfigService', 'InsertTimeOffType', {
    InsertTimeOffType: 'timeOffType force',
    CfgTimeOffType: 'wmTimeOffTypeId wmName wmPaid wmHasAccrual wmSiteId timestamp',
    ...answer,
  }),
];

const usageOf = {
  regular: 'CFG_EXCEPTION_USAGE_REGULAR',
  'meeting-planner': 'CFG_EXCEPTION_USAGE_MEETING_PLANNER',
  'time-off': 'CFG_EXCEPTION_USAGE_TIME_OFF',
} as const;

type Usage = keyof typeof usageOf;

async function addTimeOffType(wfm: Wfm, siteId: number, { name, paid }: NewType): Promise<string> {
  const timeOffType = {
    timeOffTypeId: 0,
    name,
    paid,
    hasAccrual: false,
    siteId: [siteId],
    timestamp: '0',
  };
  const { objectID } = await wfm.call('ConfigService', 'InsertTimeOffType', { timeOffType, force: false });
  return cloudId('code-of-time-off-type', objectID);
}

interface NewException {
  readonly type: NewType;
  readonly usage: Usage;
}

/** Genesys Cloud says nothing of what WFM asks beside: breaks and meals give way, and the day stays a working day. */
async function addExceptionType(wfm: Wfm, siteId: number, { type, usage }: NewException): Promise<string> {
  const exceptionType = {
    exceptionTypeId: 0,
    name: type.name,
    paid: type.paid,
    usage: usageOf[usage],
    convertibleToDayOff: false,
    allowBreaks: false,
    allowMeals: false,
    exclusive: false,
    siteId: [siteId],
    timestamp: '0',
  };
  const call = { exceptionType, force: false };
  const { objectID } = await wfm.call('ConfigService', 'InsertExceptionType', call);
  return cloudId('code-of-exception-type', objectID);
}

/** Adds a type to a site, unless WFM so much as warns; answers the id of its activity code. */
export async function addType(wfm: Wfm, siteId: number, type: NewType): Promise<string> {
  const { madeOf } = type;
  if (madeOf === 'time-off-type') return addTimeOffType(wfm, siteId, type);
  return addExceptionType(wfm, siteId, { type, usage: madeOf });
}
