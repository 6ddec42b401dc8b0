import { refuse, type Refusal } from './outcome.ts';
import type { World } from './world.ts';

/** What exception types and time-off types have in common: a name, and the sites that have them. */
export interface TypeOfSites {
  readonly wmName: string;
  readonly wmSiteId: readonly number[];
}

/** Why a type cannot be added to the others of its kind: its name, or its sites. */
export function newTypeRefusals(
  { sites }: Pick<World, 'sites'>,
  others: readonly TypeOfSites[],
  type: TypeOfSites,
  kind: string,
): Refusal[] {
  const refusals: Refusal[] = [];
  if (type.wmName.trim() === '') refusals.push(refuse(8, 'wmName is required', 0));
  const namesake = others.find((other) => other.wmSiteId.some(isOneOf(type)) && isCalledAs(other, type));
  if (namesake !== undefined) {
    const siteId = namesake.wmSiteId.find(isOneOf(type)) ?? 0;
    refusals.push(refuse(7, `another ${kind} of site ${siteId} is called ${namesake.wmName}`, 0));
  }
  if (type.wmSiteId.length === 0) refusals.push(refuse(11, 'wmSiteId is required', 0));
  for (const siteId of new Set(type.wmSiteId)) {
    if (sites.some((site) => site.wmSiteId === siteId)) continue;
    refusals.push(refuse(12, `there is no site ${siteId}`, 0));
  }
  return refusals;
}

function isOneOf({ wmSiteId }: TypeOfSites): (siteId: number) => boolean {
  return (siteId) => wmSiteId.includes(siteId);
}

function isCalledAs(a: TypeOfSites, b: TypeOfSites): boolean {
  return a.wmName.trim().toLowerCase() === b.wmName.trim().toLowerCase();
}
