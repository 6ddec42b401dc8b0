import type { Zone } from '../../../time/zone.ts';
import type { Wfm } from '../../../wfm/wfm-port.ts';
import { readInOrder } from '../parts/chunks.ts';
import { dayGroups, daysOf, type DayRange } from '../parts/day-range.ts';
import { jobUse } from '../parts/job-use.ts';
import type { ZonedRange } from '../parts/range.ts';
import { toAdherenceDay, toCurrentAdherence } from './mapping.ts';
import type { AdherenceDay, CurrentAdherence } from './schema.ts';

export const adherenceUses = [
  jobUse('AdherenceService', 'GetAgentAdherence', {
    GetAgentAdherence: 'siteId teamId agentId',
    AdhAgentState:
      'gswAgentId wmSiteId wmTeamId wmScheduledGroupId wmScheduledStateType wmScheduledStateId wmScheduledName ' +
      'wmScheduledStateStart wmCurrentState wmReasonCode wmCurrentStateStart wmChannel wmAdherenceState ' +
      'wmNonAdherenceSeconds wmDateTime',
  }),
  jobUse('AdherenceService', 'GetAdherenceHistory', {
    GetAdherenceHistory: 'siteId start end teamId agentId',
    AdhAgentDay:
      'gswAgentId wmSiteId wmTeamId wmDate wmScheduledSeconds wmWorkedSeconds wmNonAdherenceSeconds ' +
      'wmOutOfScheduleSeconds wmAdherencePercent wmConformancePercent',
  }),
];

/** Whose adherence; an empty list restricts nothing. */
export interface Whose {
  readonly siteId: number;
  readonly teamId: readonly number[];
  readonly agentId: readonly number[];
}

interface Owned {
  readonly siteId: number;
  readonly teamId: number;
  readonly agentId: number;
}

/** WFM is not trusted to have filtered. */
function isAsked(whose: Whose): (row: Owned) => boolean {
  const agents = new Set(whose.agentId);
  const teams = new Set(whose.teamId);
  return ({ siteId, teamId, agentId }) =>
    siteId === whose.siteId &&
    (agents.size === 0 || agents.has(agentId)) &&
    (teams.size === 0 || teams.has(teamId));
}

export async function readCurrent(
  wfm: Wfm,
  whose: Whose,
  { zone, now }: { readonly zone: Zone; readonly now: number },
): Promise<CurrentAdherence[]> {
  const { adhAgentState } = await wfm.call('AdherenceService', 'GetAgentAdherence', { ...whose });
  return adhAgentState
    .filter(isAsked(whose))
    .map((record) => toCurrentAdherence(record, { zone, now: Math.floor(now / 1000) }));
}

/** Days of one call: a whole site comes day by day, so that the first rows are there soon; a few agents need few calls. */
function daysAtOnce({ agentId, teamId }: Whose): number {
  if (agentId.length > 0 && agentId.length <= 100) return 31;
  return agentId.length > 0 || teamId.length > 0 ? 7 : 1;
}

/** The agent-days of a range, part by part as they are read. */
export async function* readHistory(
  wfm: Wfm,
  { whose, range }: { readonly whose: Whose; readonly range: ZonedRange },
  signal: AbortSignal,
): AsyncGenerator<AdherenceDay> {
  const asked = isAsked(whose);
  const inRange = daysOf(range);
  const read = async (days: DayRange): Promise<readonly AdherenceDay[]> => {
    const request = { ...whose, ...days };
    const { adhAgentDay } = await wfm.call('AdherenceService', 'GetAdherenceHistory', request);
    const isOwn = daysOfGroup(days);
    return adhAgentDay
      .filter((row) => asked(row) && inRange(row.date) && isOwn(row.date))
      .map(toAdherenceDay);
  };
  const groups = dayGroups(range, daysAtOnce(whose));
  for await (const days of readInOrder(groups, read, { signal })) yield* days;
}

/** A day belongs to one call alone, whatever WFM takes for the end. */
function daysOfGroup({ start, end }: DayRange): (date: string) => boolean {
  return (date) => date >= start.slice(0, 10) && date < end.slice(0, 10);
}
