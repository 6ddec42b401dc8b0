import { BridgeError } from '../../../error/bridge-error.ts';
import type { Caller } from '../../../identity/caller.ts';
import { siteInfo, siteInfoUses, type SiteInfo, type ZoneSources } from '../../wfm/parts/site-zone.ts';
import { cloudId } from './cloud-id.ts';
import { notThere, requireId } from './wrong-request.ts';

export const unitUses = siteInfoUses;

/** The site that a path calls a management unit. */
export interface Unit extends Omit<SiteInfo, 'id'> {
  readonly siteId: number;
  /** Its id in Genesys Cloud's words. */
  readonly unitId: string;
}

interface UnitRequest extends ZoneSources {
  readonly params: { readonly muId: string };
  readonly caller: Caller;
}

function siteOf({ params: { muId }, caller }: UnitRequest): number {
  if (muId !== 'mine') return requireId('management-unit', muId, { parameter: 'muId' });
  if (caller.siteId === undefined) {
    const detail = 'this API client has no management unit of its own';
    throw new BridgeError('not-found', detail, { facts: { entityId: 'mine' } });
  }
  return caller.siteId;
}

/** The management unit of a path: by its id, or `mine`. Throws `not-found` and `unknown-time-zone`. */
export async function unitOf(request: UnitRequest): Promise<Unit> {
  const siteId = siteOf(request);
  try {
    const { id, ...site } = await siteInfo(request, siteId);
    return { ...site, siteId: id, unitId: cloudId('management-unit', id) };
  } catch (failure) {
    if (!(failure instanceof BridgeError) || failure.code !== 'not-found') throw failure;
    throw notThere('management unit', request.params.muId);
  }
}
