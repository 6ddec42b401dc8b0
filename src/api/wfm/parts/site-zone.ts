import { BridgeError } from '../../../error/bridge-error.ts';
import { zoneOf, type Zone } from '../../../time/zone.ts';
import type { ContractUse, Wfm } from '../../../wfm/wfm-port.ts';

/** A site as far as the jobs that belong to it need it. */
export interface SiteInfo {
  readonly id: number;
  readonly name: string | null;
  readonly businessUnitId: number;
  readonly zone: Zone;
}

/** What `siteInfo` uses of the contract. */
export const siteInfoUses: readonly ContractUse[] = [
  {
    service: 'ConfigService',
    operation: 'GetSite',
    members: [
      'GetSite.filter',
      'GetSite.details',
      'CfgSiteFilter.wmSiteId',
      'CfgSite.wmSiteId',
      'CfgSite.wmName',
      'CfgSite.wmBUId',
      'CfgSite.wmTimezoneId',
    ],
  },
  {
    service: 'ConfigService',
    operation: 'GetTimezone',
    members: [
      'GetTimezone.filter',
      'GetTimezone.details',
      'CfgTimezoneFilter.wmTimezoneId',
      'CfgTimezone.wmTimezoneId',
      'CfgTimezone.wmName',
    ],
  },
];

/** Zones are costly to make and few. */
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

/** The site and its zone; throws `not-found` and `unknown-time-zone`. */
export async function siteInfo(
  { wfm, timeZones }: { readonly wfm: Wfm; readonly timeZones: ReadonlyMap<string, string> },
  siteId: number,
): Promise<SiteInfo> {
  const full = { infoType: 'CFG_INFO_OBJECT' } as const;
  const sites = await wfm.call('ConfigService', 'GetSite', { filter: { siteId: [siteId] }, details: full });
  // WFM is not trusted to have filtered.
  const site = sites.items.find((item) => item.siteId === siteId);
  if (site === undefined || !('timezoneId' in site))
    throw new BridgeError('not-found', `there is no site ${siteId}`);
  const found = await wfm.call('ConfigService', 'GetTimezone', {
    filter: { timezoneId: [site.timezoneId] },
    details: full,
  });
  const zone = found.items.find((item) => item.timezoneId === site.timezoneId);
  const wfmZone = { id: site.timezoneId, name: zone?.name ?? null };
  return {
    id: siteId,
    name: site.name ?? null,
    businessUnitId: site.buId,
    zone: ianaZone(wfmZone, timeZones),
  };
}
