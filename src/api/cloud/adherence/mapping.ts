import type { CurrentAdherence } from '../../wfm/adherence/schema.ts';
import type { Agent } from '../../wfm/agents/schema.ts';
import type { ActivityCodes } from '../activity-codes/mapping.ts';
import type { ActivityCategory } from '../models/formats.ts';
import type { ManagementUnit } from '../models/management-unit.ts';
import type { UserScheduleAdherence } from '../models/user-schedule-adherence.ts';
import { cloudInstant, cloudInstantOf } from '../parts/cloud-instant.ts';
import { adherenceStateOf, codeOfState, doingOf, wordFor } from '../parts/dictionary.ts';
import { toEmbeddedUser } from '../users/mapping.ts';

type AdherenceState = UserScheduleAdherence['adherenceState'];

/** What is known of the management unit of a user. */
export interface UnitFacts {
  readonly managementUnit: ManagementUnit;
  readonly codes: ActivityCodes;
}

/** The category that the schedule asks for; `undefined` where WFM does not tell, or the type is gone. */
export function categoryOfScheduled(
  scheduled: CurrentAdherence['scheduled'],
  codes: ActivityCodes,
): ActivityCategory | undefined {
  // A day off is not in the schedule of Genesys Cloud at all.
  if (scheduled === null || scheduled.type === 'day-off') return 'Unscheduled';
  if (scheduled.type === 'time-off') return 'TimeOff';
  const code = codeOfState(scheduled.type, scheduled.id);
  return code === undefined ? undefined : codes.get(code)?.category;
}

/** Nothing to keep to, and nothing done: WFM calls it adherent, Genesys Cloud has a word of its own for it. */
function isUnscheduled({ scheduled, state, adherence }: CurrentAdherence): boolean {
  return adherence === 'adherent' && scheduled === null && (state === 'logged-out' || state === 'not-ready');
}

/** `undefined` for a number whose meaning is not known. */
export function adherenceStateOfCurrent(current: CurrentAdherence): AdherenceState {
  return isUnscheduled(current) ? 'Unscheduled' : wordFor(current.adherence, adherenceStateOf);
}

/** Since when schedule and agent have not agreed: WFM counts that time, and no other. */
function changeOf(state: AdherenceState, { at, nonAdherenceSeconds }: CurrentAdherence): string | undefined {
  if (state !== 'OutOfAdherence') return undefined;
  return cloudInstant(Date.parse(at) / 1000 - nonAdherenceSeconds);
}

function toCurrent(current: CurrentAdherence, codes: ActivityCodes): UserScheduleAdherence {
  const scheduledActivityCategory = categoryOfScheduled(current.scheduled, codes);
  const adherenceState = adherenceStateOfCurrent(current);
  const timeOfAdherenceChange = changeOf(adherenceState, current);
  return {
    ...(scheduledActivityCategory === undefined ? {} : { scheduledActivityCategory }),
    ...wordFor(current.state, doingOf),
    ...(adherenceState === undefined ? {} : { adherenceState }),
    ...(timeOfAdherenceChange === undefined ? {} : { timeOfAdherenceChange }),
    presenceUpdateTime: cloudInstantOf(current.stateSince),
  };
}

/** `current` is `undefined` of whom WFM knows nothing right now, `unit` of who belongs to none. */
export function toUserScheduleAdherence(
  agent: Agent,
  unit: UnitFacts | undefined,
  current: CurrentAdherence | undefined,
): UserScheduleAdherence {
  return {
    user: toEmbeddedUser(agent),
    ...(unit === undefined ? {} : { managementUnit: unit.managementUnit }),
    ...(unit === undefined || current === undefined
      ? { adherenceState: 'Unknown' as const }
      : toCurrent(current, unit.codes)),
  };
}
