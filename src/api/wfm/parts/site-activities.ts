import { BridgeError } from '../../../error/bridge-error.ts';
import type { Wfm } from '../../../wfm/wfm-port.ts';
import { fullObjects } from '../full-objects.ts';
import { textOf } from '../mapping-parts.ts';
import { full } from '../noun.ts';
import { jobUse } from './job-use.ts';

export const siteActivitiesUse = jobUse('ConfigService', 'GetActivity', {
  GetActivity: 'filter details',
  CfgActivityFilter: 'wmActivityId wmSiteId',
  CfgActivity: 'wmActivityId wmSiteId wmName',
  CfgActivityDetails: 'infoType',
});

/** Names by id. */
export type NamedIds = ReadonlyMap<number, string | null>;

/** The activities of a site, of all or of those that are wanted; throws `not-found` for a wanted one that it has not. */
export async function siteActivities(
  wfm: Wfm,
  siteId: number,
  wanted: readonly number[] = [],
): Promise<NamedIds> {
  const { items } = await wfm.call('ConfigService', 'GetActivity', {
    filter: { siteId: [siteId], activityId: wanted },
    details: full,
  });
  const own = fullObjects(items, 'timestamp').filter((activity) => activity.siteId === siteId);
  const named = new Map(own.map(({ activityId, name }) => [activityId, textOf(name)] as const));
  return requireNamed(named, wanted, { parameter: 'activityId', what: 'the site has no activity' });
}

/** Throws `not-found` unless all that is wanted is there; gives what is wanted, or all. */
export function requireNamed(
  named: NamedIds,
  wanted: readonly number[],
  { parameter, what }: { readonly parameter: string; readonly what: string },
): NamedIds {
  const missing = wanted.find((id) => !named.has(id));
  if (missing !== undefined) {
    const detail = `${what} ${missing}`;
    throw new BridgeError('not-found', detail, { facts: { errors: [{ parameter, detail }] } });
  }
  if (wanted.length === 0) return named;
  return new Map([...named].filter(([id]) => wanted.includes(id)));
}
