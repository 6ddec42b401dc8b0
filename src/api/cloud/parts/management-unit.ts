import { BridgeError } from '../../../error/bridge-error.ts';
import type { Caller } from '../../../identity/caller.ts';
import type { Zone } from '../../../time/zone.ts';
import type { Wfm } from '../../../wfm/wfm-port.ts';
import { allObjects } from '../../wfm/noun.ts';
import { wfmZone, zoneUse, type ZoneSources } from '../../wfm/parts/site-zone.ts';
import type { Site } from '../../wfm/sites/schema.ts';
import { siteNoun } from '../../wfm/sites/sites.ts';
import { cloudId } from './cloud-id.ts';
import { notThere, requireId } from './wrong-request.ts';

/** What `unitIdsOf` uses of the contract. */
export const unitIdsUse = siteNoun.uses;

/** What `unitOf` uses of the contract. */
export const unitUses = [unitIdsUse, zoneUse];

/** The site that a path calls a management unit. */
export interface UnitIds {
  readonly siteId: number;
  /** Its id in Genesys Cloud's words. */
  readonly unitId: string;
}

/** The same with its clock and its calendar. */
export interface Unit extends UnitIds {
  readonly zone: Zone;
  readonly weekStartDay: Site['weekStartDay'];
}

interface UnitPath {
  readonly params: { readonly muId: string };
  readonly caller: Caller;
}

/** Both ids of a site. */
export function idsOfSite({ id }: Pick<Site, 'id'>): UnitIds {
  return { siteId: id, unitId: cloudId('management-unit', id) };
}

function siteIdOf({ params: { muId }, caller }: UnitPath): number {
  if (muId !== 'mine') return requireId('management-unit', muId, { parameter: 'muId' });
  if (caller.siteId === undefined) {
    const detail = 'this API client has no management unit of its own';
    throw new BridgeError('not-found', detail, { facts: { entityId: 'mine' } });
  }
  return caller.siteId;
}

async function siteOf(request: UnitPath & { readonly wfm: Wfm }): Promise<Site> {
  const siteId = siteIdOf(request);
  const sites = await siteNoun.read(request.wfm, { ...allObjects, id: [siteId] });
  // WFM is not trusted to have filtered.
  const site = sites.find(({ id }) => id === siteId);
  if (site === undefined) throw notThere('management unit', request.params.muId);
  return site;
}

/** The management unit of a path, by its id or `mine`, for what needs no clock. Throws `not-found`. */
export async function unitIdsOf(request: UnitPath & { readonly wfm: Wfm }): Promise<UnitIds> {
  return idsOfSite(await siteOf(request));
}

/** The management unit of a path: by its id, or `mine`. Throws `not-found` and `unknown-time-zone`. */
export async function unitOf(request: UnitPath & ZoneSources): Promise<Unit> {
  const site = await siteOf(request);
  const { timeZoneId, weekStartDay } = site;
  return { ...idsOfSite(site), zone: await wfmZone(request, timeZoneId), weekStartDay };
}
