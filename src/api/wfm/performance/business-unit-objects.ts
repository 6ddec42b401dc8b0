import { BridgeError } from '../../../error/bridge-error.ts';
import type { Zone } from '../../../time/zone.ts';
import type { Wfm } from '../../../wfm/wfm-port.ts';
import { fullObjects } from '../full-objects.ts';
import { textOf } from '../mapping-parts.ts';
import { jobUse } from '../parts/job-use.ts';
import { requireNamed, type NamedIds } from '../parts/site-activities.ts';
import { ianaZone } from '../parts/site-zone.ts';

export const businessUnitUses = [
  jobUse('ConfigService', 'GetBU', {
    GetBU: 'filter details',
    CfgBUFilter: 'wmBUId',
    CfgBU: 'wmBUId wmName wmTimezoneId',
    CfgBUDetails: 'infoType',
  }),
  jobUse('ConfigService', 'GetTimezone', {
    GetTimezone: 'filter details',
    CfgTimezoneFilter: 'wmTimezoneId',
    CfgTimezone: 'wmTimezoneId wmName',
  }),
  jobUse('ConfigService', 'GetMultiSiteActivity', {
    GetMultiSiteActivity: 'filter details',
    CfgMultiSiteActivityFilter: 'wmBUId',
    CfgMultiSiteActivity: 'wmMultiSiteActivityId wmBUId wmName',
    CfgMultiSiteActivityDetails: 'infoType',
  }),
];

const details = { infoType: 'CFG_INFO_OBJECT' } as const;

export interface BusinessUnitInfo {
  readonly name: string | null;
  readonly zone: Zone;
}

/** The business unit and its zone; throws `not-found` and `unknown-time-zone`. */
export async function businessUnitInfo(
  { wfm, timeZones }: { readonly wfm: Wfm; readonly timeZones: ReadonlyMap<string, string> },
  businessUnitId: number,
): Promise<BusinessUnitInfo> {
  const units = await wfm.call('ConfigService', 'GetBU', { filter: { buId: [businessUnitId] }, details });
  // WFM is not trusted to have filtered.
  const unit = fullObjects(units.items, 'timestamp').find(({ buId }) => buId === businessUnitId);
  if (unit === undefined) throw new BridgeError('not-found', `there is no business unit ${businessUnitId}`);
  const filter = { timezoneId: [unit.timezoneId] };
  const found = await wfm.call('ConfigService', 'GetTimezone', { filter, details });
  const wfmZone = found.items.find(({ timezoneId }) => timezoneId === unit.timezoneId);
  const zone = ianaZone({ id: unit.timezoneId, name: wfmZone?.name ?? null }, timeZones);
  return { name: textOf(unit.name), zone };
}

/** The multi-site activities of a business unit, all or those that are wanted. */
export async function multiSiteActivities(
  wfm: Wfm,
  businessUnitId: number,
  wanted: readonly number[] = [],
): Promise<NamedIds> {
  const filter = { buId: [businessUnitId] };
  const { items } = await wfm.call('ConfigService', 'GetMultiSiteActivity', { filter, details });
  const own = fullObjects(items, 'timestamp').filter(({ buId }) => buId === businessUnitId);
  const named = new Map(
    own.map((activity) => [activity.multiSiteActivityId, textOf(activity.name)] as const),
  );
  const what = 'the business unit has no multi-site activity';
  return requireNamed(named, wanted, { parameter: 'multiSiteActivityId', what });
}
