import { BridgeError } from '../../../error/bridge-error.ts';
import { zoneOf, type Zone } from '../../../time/zone.ts';
import type { ContractUse, Wfm } from '../../../wfm/wfm-port.ts';
import { full } from '../noun.ts';
import { jobUse } from './job-use.ts';

/** A site as far as the jobs that belong to it need it. */
export interface SiteInfo {
  readonly id: number;
  readonly name: string | null;
  readonly businessUnitId: number;
  readonly zone: Zone;
}

/** What `wfmZone` uses of the contract. */
export const zoneUse = jobUse('ConfigService', 'GetTimezone', {
  GetTimezone: 'filter details',
  CfgTimezoneFilter: 'wmTimezoneId',
  CfgTimezone: 'wmTimezoneId wmName',
});

/** What `siteInfo` uses of the contract. */
export const siteInfoUses: readonly ContractUse[] = [
  jobUse('ConfigService', 'GetSite', {
    GetSite: 'filter details',
    CfgSiteFilter: 'wmSiteId',
    CfgSite: 'wmSiteId wmName wmBUId wmTimezoneId',
  }),
  zoneUse,
];

/** Zones are costly to make, never change, and are no more than the zone database has names. */
const zones = new Map<string, Zone>();

/** WFM's own name where it can only be an IANA name: `EST` and `GMT` may mean a zone with summer time, or none. */
function ownName(name: string | null): string | undefined {
  return name !== null && (name.includes('/') || name === 'UTC') ? name : undefined;
}

/** The IANA zone of a WFM zone: as configured by number or name, else WFM's own name where that is one. */
export function ianaZone(
  { id, name }: { readonly id: number; readonly name: string | null },
  timeZones: ReadonlyMap<string, string>,
): Zone {
  const iana = timeZones.get(String(id)) ?? timeZones.get(name ?? '') ?? ownName(name) ?? '';
  const known = zones.get(iana);
  if (known !== undefined) return known;
  try {
    const zone = zoneOf(iana);
    zones.set(iana, zone);
    return zone;
  } catch (cause) {
    const detail = `no IANA zone is configured for WFM's time zone ${name ?? ''} (${id}): WFM_TIME_ZONES names them`;
    throw new BridgeError('unknown-time-zone', detail, { cause });
  }
}

/** Where zones are looked up: WFM knows their names, the configuration what they mean. */
export interface ZoneSources {
  readonly wfm: Wfm;
  readonly timeZones: ReadonlyMap<string, string>;
}

/** The names of some of WFM's zones by their numbers, in one call. */
async function zoneNames(wfm: Wfm, timezoneIds: readonly number[]): Promise<ReadonlyMap<number, string>> {
  const { items } = await wfm.call('ConfigService', 'GetTimezone', {
    filter: { timezoneId: timezoneIds },
    details: full,
  });
  return new Map(items.flatMap(({ timezoneId, name }) => (name === undefined ? [] : [[timezoneId, name]])));
}

/** The IANA zone of one of WFM's; throws `unknown-time-zone`. */
export async function wfmZone({ wfm, timeZones }: ZoneSources, timezoneId: number): Promise<Zone> {
  const names = await zoneNames(wfm, [timezoneId]);
  return ianaZone({ id: timezoneId, name: names.get(timezoneId) ?? null }, timeZones);
}

/** The IANA zones of some of WFM's by their numbers; those that have none are missing. */
export async function knownZones(
  { wfm, timeZones }: ZoneSources,
  timezoneIds: readonly number[],
): Promise<ReadonlyMap<number, Zone>> {
  const ids = [...new Set(timezoneIds)];
  // WFM takes an empty filter for all of them.
  const names = ids.length === 0 ? new Map<number, string>() : await zoneNames(wfm, ids);
  const zoneIfKnown = (id: number): Zone | undefined => {
    try {
      return ianaZone({ id, name: names.get(id) ?? null }, timeZones);
    } catch (failure) {
      if (failure instanceof BridgeError && failure.code === 'unknown-time-zone') return undefined;
      throw failure;
    }
  };
  return new Map(
    ids.flatMap((id) => {
      const zone = zoneIfKnown(id);
      return zone === undefined ? [] : [[id, zone] as const];
    }),
  );
}

/** The site and its zone; throws `not-found` and `unknown-time-zone`. */
export async function siteInfo(sources: ZoneSources, siteId: number): Promise<SiteInfo> {
  const { wfm } = sources;
  const sites = await wfm.call('ConfigService', 'GetSite', { filter: { siteId: [siteId] }, details: full });
  // WFM is not trusted to have filtered.
  const site = sites.items.find((item) => item.siteId === siteId);
  if (site === undefined || !('timezoneId' in site))
    throw new BridgeError('not-found', `there is no site ${siteId}`);
  return {
    id: siteId,
    name: site.name ?? null,
    businessUnitId: site.buId,
    zone: await wfmZone(sources, site.timezoneId),
  };
}
