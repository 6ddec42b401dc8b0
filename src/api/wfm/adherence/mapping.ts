import type { Zone } from '../../../time/zone.ts';
import type { Output } from '../../../wfm/wfm-port.ts';
import { numberOf, referenceOf, textOf, wordOf } from '../mapping-parts.ts';
import { instantsOfLocal, isoInZone, localOf } from '../parts/instants.ts';
import { stateTypeOf } from '../parts/state-words.ts';
import type { AdherenceDay, CurrentAdherence } from './schema.ts';

type AdhAgentState = Output<'AdherenceService', 'GetAgentAdherence'>['adhAgentState'][number];
type AdhAgentDay = Output<'AdherenceService', 'GetAdherenceHistory'>['adhAgentDay'][number];

const agentStateWords = {
  ADH_AGENT_LOGGED_OUT: 'logged-out',
  ADH_AGENT_READY: 'ready',
  ADH_AGENT_NOT_READY: 'not-ready',
  ADH_AGENT_BUSY: 'busy',
  ADH_AGENT_AFTER_CALL_WORK: 'after-call-work',
  ADH_AGENT_UNKNOWN: 'unknown',
} as const;

const verdictWords = {
  ADH_STATE_ADHERENT: 'adherent',
  ADH_STATE_NON_ADHERENT: 'non-adherent',
  ADH_STATE_SEVERE: 'severe',
  ADH_STATE_UNCERTAIN: 'uncertain',
} as const;

/** The instant that a clock meant which showed this just now: of two the one next to `now`. In seconds. */
function nearest(zone: Zone, local: number, now: number): number {
  const found = instantsOfLocal(zone, local);
  return found.reduce((best, instant) => (Math.abs(instant - now) < Math.abs(best - now) ? instant : best));
}

/** Of two instants the later one that is not after `at`. */
function lastBefore(zone: Zone, local: number, at: number): number {
  const found = instantsOfLocal(zone, local);
  return found.findLast((instant) => instant <= at) ?? found[0] ?? local;
}

export interface Now {
  readonly zone: Zone;
  /** Seconds since the epoch. */
  readonly now: number;
}

export function toCurrentAdherence(record: AdhAgentState, { zone, now }: Now): CurrentAdherence {
  const at = nearest(zone, localOf(record.dateTime, 'AdhAgentState.wmDateTime'), now);
  const since = (text: string, member: string): string =>
    isoInZone(zone, lastBefore(zone, localOf(text, `AdhAgentState.${member}`), at));
  return {
    agentId: record.agentId,
    siteId: record.siteId,
    teamId: referenceOf(record.teamId),
    scheduled:
      record.scheduledStateStart === null
        ? null
        : {
            type: stateTypeOf(record.scheduledStateType, 'AdhAgentState.wmScheduledStateType'),
            id: record.scheduledStateId,
            name: textOf(record.scheduledName),
            groupId: referenceOf(record.scheduledGroupId),
            since: since(record.scheduledStateStart, 'wmScheduledStateStart'),
          },
    state: wordOf(record.currentState, agentStateWords, 'AdhAgentState.wmCurrentState'),
    reasonCode: textOf(record.reasonCode),
    channel: textOf(record.channel),
    stateSince: since(record.currentStateStart, 'wmCurrentStateStart'),
    adherence: wordOf(record.adherenceState, verdictWords, 'AdhAgentState.wmAdherenceState'),
    nonAdherenceSeconds: record.nonAdherenceSeconds,
    at: isoInZone(zone, at),
  };
}

export function toAdherenceDay(record: AdhAgentDay): AdherenceDay {
  return {
    agentId: record.agentId,
    siteId: record.siteId,
    teamId: referenceOf(record.teamId),
    date: record.date,
    scheduledSeconds: record.scheduledSeconds,
    workedSeconds: record.workedSeconds,
    nonAdherenceSeconds: record.nonAdherenceSeconds,
    outOfScheduleSeconds: record.outOfScheduleSeconds,
    adherencePercent: numberOf(record.adherencePercent),
    conformancePercent: numberOf(record.conformancePercent),
  };
}
