import type { Activity } from '../../wfm/activities/schema.ts';
import type { CurrentAdherence } from '../../wfm/adherence/schema.ts';
import type { itemStatuses } from '../../wfm/calendar-items/schema.ts';
import type { ExceptionType } from '../../wfm/exception-types/schema.ts';
import type { StateType } from '../../wfm/parts/state-words.ts';
import type { ActivityCategory } from '../models/formats.ts';
import type { AdminTimeOffRequestPatch, TimeOffRequestResponse } from '../models/time-off-request.ts';
import type { UserScheduleAdherence } from '../models/user-schedule-adherence.ts';
import { cloudId } from './cloud-id.ts';

/**
 * WFM's words and Genesys Cloud's, side by side; `docs/dictionary.md` says the same in prose. Where WFM's answer is a
 * number whose meaning is only guessed there is no word for it, and the field is left out.
 */

type Word<Value> = Exclude<Value, number>;

/** The word for a word; `undefined` for a number. */
export function wordFor<From extends string, To>(
  value: From | number,
  words: Readonly<Record<From, To>>,
): To | undefined {
  return typeof value === 'number' ? undefined : words[value];
}

export const categoryOfActivity: Readonly<Record<Word<Activity['kind']>, ActivityCategory>> = {
  immediate: 'OnQueueWork',
  deferred: 'OnQueueWork',
  'fixed-staff': 'OffQueueWork',
};

export const categoryOfException: Readonly<Record<Word<ExceptionType['usage']>, ActivityCategory>> = {
  regular: 'OffQueueWork',
  'meeting-planner': 'Meeting',
  'time-off': 'TimeOff',
};

/** What a new activity code becomes in WFM, such that it is read back in the category it was made in; else nothing. */
export const madeOfCategory: Readonly<
  Partial<Record<ActivityCategory, 'time-off-type' | Word<ExceptionType['usage']>>>
> = {
  Meeting: 'meeting-planner',
  OffQueueWork: 'regular',
  TimeOff: 'time-off-type',
};

/** Codes for states whose types WFM has no list of: one for all of them. */
export const builtInCodes = [
  { id: cloudId('built-in-code', 1), state: 'break', category: 'Break' },
  { id: cloudId('built-in-code', 2), state: 'meal', category: 'Meal' },
  { id: cloudId('built-in-code', 3), state: 'activity-set', category: 'OnQueueWork' },
] as const satisfies readonly { id: string; state: StateType; category: ActivityCategory }[];

const codeOfObject = {
  activity: 'code-of-activity',
  exception: 'code-of-exception-type',
  'time-off': 'code-of-time-off-type',
} as const;

/**
 * The id of the activity code of a schedule state; `undefined` where a state is none in Genesys Cloud: a day off is a
 * day without shift there, marked time lies over other states, and a number has an unknown meaning.
 */
export function codeOfState(type: StateType | number, id: number): string | undefined {
  if (type === 'activity' || type === 'exception' || type === 'time-off')
    return cloudId(codeOfObject[type], id);
  return builtInCodes.find(({ state }) => state === type)?.id;
}

type ItemStatus = (typeof itemStatuses)[number];

export const requestStatusOf: Readonly<Record<ItemStatus, NonNullable<TimeOffRequestResponse['status']>>> = {
  preferred: 'PENDING',
  'wait-listed': 'PENDING',
  granted: 'APPROVED',
  declined: 'DENIED',
  recalled: 'CANCELED',
};

export const itemStatusOf: Readonly<Record<NonNullable<AdminTimeOffRequestPatch['status']>, ItemStatus>> = {
  PENDING: 'preferred',
  APPROVED: 'granted',
  DENIED: 'declined',
};

export const startDayOf = {
  sunday: 'Sunday',
  monday: 'Monday',
  tuesday: 'Tuesday',
  wednesday: 'Wednesday',
  thursday: 'Thursday',
  friday: 'Friday',
  saturday: 'Saturday',
} as const;

/**
 * What an agent does, in the three words that Genesys Cloud has for it. Why an agent is not ready or logged out WFM does not
 * say but in reason codes that each installation makes up: presence and category are left out where they would tell.
 */
export const doingOf: Readonly<
  Record<
    Word<CurrentAdherence['state']>,
    Pick<UserScheduleAdherence, 'actualActivityCategory' | 'systemPresence' | 'routingStatus'>
  >
> = {
  ready: { actualActivityCategory: 'OnQueueWork', systemPresence: 'OnQueue', routingStatus: 'IDLE' },
  busy: { actualActivityCategory: 'OnQueueWork', systemPresence: 'OnQueue', routingStatus: 'INTERACTING' },
  // The interaction keeps its place until it is wrapped up.
  'after-call-work': {
    actualActivityCategory: 'OnQueueWork',
    systemPresence: 'OnQueue',
    routingStatus: 'INTERACTING',
  },
  'not-ready': { routingStatus: 'OFF_QUEUE' },
  'logged-out': { systemPresence: 'Offline', routingStatus: 'OFF_QUEUE' },
  unknown: {},
};

export const adherenceStateOf: Readonly<
  Record<Word<CurrentAdherence['adherence']>, NonNullable<UserScheduleAdherence['adherenceState']>>
> = {
  adherent: 'InAdherence',
  'non-adherent': 'OutOfAdherence',
  severe: 'OutOfAdherence',
  uncertain: 'Unknown',
};
