import { BridgeError } from '../../../error/bridge-error.ts';
import type { Zone } from '../../../time/zone.ts';
import type { Wfm } from '../../../wfm/wfm-port.ts';
import { fullObjects } from '../full-objects.ts';
import { textOf } from '../mapping-parts.ts';
import { full } from '../noun.ts';
import { jobUse } from '../parts/job-use.ts';
import { requireNamed, type NamedIds } from '../parts/site-activities.ts';
import { wfmZone, zoneUse, type ZoneSources } from '../parts/site-zone.ts';

export const businessUnitUses = [
  jobUse('ConfigService', 'GetBU', {
    GetBU: 'filter details',
    CfgBUFilter: 'wmBUId',
    CfgBU: 'wmBUId wmName wmTimezoneId',
    CfgBUDetails: 'infoType',
  }),
  zoneUse,
  jobUse('ConfigService', 'GetMultiSiteActivity', {
    GetMultiSiteActivity: 'filter details',
    CfgMultiSiteActivityFilter: 'wmBUId',
    CfgMultiSiteActivity: 'wmMultiSiteActivityId wmBUId wmName',
    CfgMultiSiteActivityDetails: 'infoType',
  }),
];

export interface BusinessUnitInfo {
  readonly name: string | null;
  readonly zone: Zone;
}

/** The business unit and its zone; throws `not-found` and `unknown-time-zone`. */
export async function businessUnitInfo(
  sources: ZoneSources,
  businessUnitId: number,
): Promise<BusinessUnitInfo> {
  const { wfm } = sources;
  const units = await wfm.call('ConfigService', 'GetBU', {
    filter: { buId: [businessUnitId] },
    details: full,
  });
  // WFM is not trusted to have filtered.
  const unit = fullObjects(units.items, 'timestamp').find(({ buId }) => buId === businessUnitId);
  if (unit === undefined) throw new BridgeError('not-found', `there is no business unit ${businessUnitId}`);
  return { name: textOf(unit.name), zone: await wfmZone(sources, unit.timezoneId) };
}

/** The multi-site activities of a business unit, all or those that are wanted. */
export async function multiSiteActivities(
  wfm: Wfm,
  businessUnitId: number,
  wanted: readonly number[] = [],
): Promise<NamedIds> {
  const filter = { buId: [businessUnitId] };
  const { items } = await wfm.call('ConfigService', 'GetMultiSiteActivity', { filter, details: full });
  const own = fullObjects(items, 'timestamp').filter(({ buId }) => buId === businessUnitId);
  const named = new Map(
    own.map((activity) => [activity.multiSiteActivityId, textOf(activity.name)] as const),
  );
  const what = 'the business unit has no multi-site activity';
  return requireNamed(named, wanted, { parameter: 'multiSiteActivityId', what });
}
