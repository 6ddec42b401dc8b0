import { BridgeError } from '../../error/bridge-error.ts';

/** The building bricks of the mappings from WFM's records to the nouns. Pure. */

/** WFM writes 0 where a reference is empty. */
export function referenceOf(id: number): number | null {
  return id === 0 ? null : id;
}

/** WFM leaves texts out. */
export function textOf(text: string | undefined): string | null {
  return text ?? null;
}

/** A double of WFM; JSON has no infinities. */
export function numberOf(value: number | 'INF' | '-INF' | 'NaN'): number | null {
  return typeof value === 'number' ? value : null;
}

/** The field's word for an enum constant; a number stays one. `member` is for the message, in WSDL names. */
export function wordOf<Constant extends string, Word extends string>(
  value: Constant | number,
  words: Readonly<Record<Constant, Word>>,
  member: string,
): Word | number {
  if (typeof value === 'number') return value;
  if (!Object.hasOwn(words, value)) {
    // Only a convention file with other names than ours leads here.
    throw new BridgeError(
      'contract-mismatch',
      `the conventions name a constant that ${member} has no word for`,
      { facts: { members: [member] } },
    );
  }
  return words[value];
}

export const weekDays = {
  CFG_WEEKDAY_SUNDAY: 'sunday',
  CFG_WEEKDAY_MONDAY: 'monday',
  CFG_WEEKDAY_TUESDAY: 'tuesday',
  CFG_WEEKDAY_WEDNESDAY: 'wednesday',
  CFG_WEEKDAY_THURSDAY: 'thursday',
  CFG_WEEKDAY_FRIDAY: 'friday',
  CFG_WEEKDAY_SATURDAY: 'saturday',
} as const;

export const activityKinds = {
  CFG_ACTIVITY_IMMEDIATE: 'immediate',
  CFG_ACTIVITY_DEFERRED: 'deferred',
  CFG_ACTIVITY_FIXED_STAFF: 'fixed-staff',
} as const;
