import { adherenceUses, readCurrent } from '../../wfm/adherence/read-adherence.ts';
import type { CurrentAdherence } from '../../wfm/adherence/schema.ts';
import type { Agent } from '../../wfm/agents/schema.ts';
import { allObjects } from '../../wfm/noun.ts';
import { readInOrder } from '../../wfm/parts/chunks.ts';
import { wfmZone, type ZoneSources } from '../../wfm/parts/site-zone.ts';
import type { Site } from '../../wfm/sites/schema.ts';
import { siteNoun } from '../../wfm/sites/sites.ts';
import { activityCodesUses, readActivityCodes } from '../activity-codes/read-activity-codes.ts';
import { toManagementUnit } from '../management-units/mapping.ts';
import { idsOfSite, unitUses } from '../parts/management-unit.ts';
import { usersUse } from '../parts/unit-users.ts';
import type { UnitFacts } from './mapping.ts';

export const unitsOfAgentsUses = [
  usersUse,
  ...unitUses,
  ...activityCodesUses,
  ...adherenceUses.filter(({ operation }) => operation === 'GetAgentAdherence'),
];

export interface UnitNow extends UnitFacts {
  /** What WFM knows right now, by the agent's number. */
  readonly current: ReadonlyMap<number, CurrentAdherence>;
}

interface Sources extends ZoneSources {
  /** Milliseconds since the epoch. */
  readonly now: number;
  readonly signal: AbortSignal;
}

async function readUnit(sources: Sources, site: Site, agentId: readonly number[]): Promise<UnitNow> {
  const { wfm, now } = sources;
  const zone = await wfmZone(sources, site.timeZoneId);
  const [codes, current] = await Promise.all([
    readActivityCodes(wfm, idsOfSite(site)),
    readCurrent(wfm, { siteId: site.id, teamId: [], agentId }, { zone, now }),
  ]);
  const byAgent = new Map(current.map((record) => [record.agentId, record]));
  return { managementUnit: toManagementUnit(site, zone, { hasDetails: false }), codes, current: byAgent };
}

/** The management units of agents by WFM's number of the site, with what these agents do now; a few at a time. */
export async function readUnitsOfAgents(
  sources: Sources,
  agents: readonly Agent[],
): Promise<ReadonlyMap<number, UnitNow>> {
  const idsOf = new Map<number, number[]>();
  for (const { id, siteId } of agents)
    if (siteId !== null) idsOf.set(siteId, [...(idsOf.get(siteId) ?? []), id]);
  const units = new Map<number, UnitNow>();
  if (idsOf.size === 0) return units;
  const sites = await siteNoun.read(sources.wfm, { ...allObjects, id: [...idsOf.keys()] });
  const wanted = sites.filter(({ id }) => idsOf.has(id));
  const read = async (site: Site): Promise<readonly [number, UnitNow]> => [
    site.id,
    await readUnit(sources, site, idsOf.get(site.id) ?? []),
  ];
  for await (const [id, unit] of readInOrder(wanted, read, { signal: sources.signal })) units.set(id, unit);
  return units;
}
