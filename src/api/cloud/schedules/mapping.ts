import type { Span } from '../../../time/day-start.ts';
import { parseLocal, secondsPerDay } from '../../../time/ole-date.ts';
import { offsetAt, type Zone } from '../../../time/zone.ts';
import type { AgentDay, ScheduleState } from '../../wfm/schedule/schema.ts';
import type {
  UserSchedule,
  UserScheduleActivity,
  UserScheduleFullDayTimeOffMarker,
  UserScheduleShift,
} from '../models/user-schedule.ts';
import { cloudId } from '../parts/cloud-id.ts';
import { cloudInstant } from '../parts/cloud-instant.ts';
import { builtInCodes, codeOfState } from '../parts/dictionary.ts';
import { metadataOf, versionOfContent } from '../parts/entity-version.ts';
import { lengthInMinutes } from '../parts/int32.ts';

/** Which part of a schedule is wanted, and how the clocks of its unit go. */
export interface ShownPart {
  readonly zone: Zone;
  /** What does not overlap it is left out; what does is whole. */
  readonly span: Span;
}

/** A state that has an activity code. */
interface Piece {
  readonly state: ScheduleState;
  readonly activityCodeId: string;
  readonly span: Span;
}

function secondsOf(iso: string): number {
  return Date.parse(iso) / 1000;
}

/** Left out where WFM's times make none. */
function lengthOf(span: Span): { readonly lengthInMinutes?: number } {
  const minutes = lengthInMinutes(span);
  return minutes === undefined ? {} : { lengthInMinutes: minutes };
}

function overlaps(a: Span, b: Span): boolean {
  return a.from < b.to && a.to > b.from;
}

function piecesOf({ states }: AgentDay): readonly Piece[] {
  return states.flatMap((state) => {
    const activityCodeId = codeOfState(state.type, state.id);
    const span = { from: secondsOf(state.start), to: secondsOf(state.end) };
    return activityCodeId === undefined ? [] : [{ state, activityCodeId, span }];
  });
}

/** The clock is set back within it, not at one of its ends. */
function isSetBackWithin(zone: Zone, { from, to }: Span): boolean {
  return offsetAt(zone, Math.max(from, to - 1)) < offsetAt(zone, from);
}

const namelessCodes: ReadonlySet<string> = new Set(builtInCodes.map(({ id }) => id));

/** All breaks have one code, which has no name: WFM's is the only one there is. */
function toActivity({ state, activityCodeId, span }: Piece, zone: Zone): UserScheduleActivity {
  const description = namelessCodes.has(activityCodeId) ? state.name : null;
  return {
    activityCodeId,
    startDate: cloudInstant(span.from),
    ...lengthOf(span),
    ...(description === null ? {} : { description }),
    countsAsPaidTime: state.paid,
    isDstFallback: isSetBackWithin(zone, span),
  };
}

/** WFM's shift, and further where it has states outside of it: no end of it is made up. */
function shiftSpan({ shiftStart, shiftEnd }: AgentDay, pieces: readonly Piece[]): Span {
  const known = [shiftStart, shiftEnd].flatMap((iso) => (iso === null ? [] : [secondsOf(iso)]));
  const moments = [...known, ...pieces.flatMap(({ span }) => [span.from, span.to])];
  return { from: Math.min(...moments), to: Math.max(...moments) };
}

/** A number of 48 bits for each day: since 1970, and those before it at the far end. */
function dayNumber(date: string): number {
  const days = Math.floor((parseLocal(date) ?? 0) / secondsPerDay);
  return days < 0 ? days + 2 ** 48 : days;
}

function toShift(
  day: AgentDay,
  pieces: readonly Piece[],
  { zone, span: shown }: ShownPart,
): UserScheduleShift[] {
  if (pieces.length === 0) return [];
  const span = shiftSpan(day, pieces);
  if (!overlaps(span, shown)) return [];
  return [
    {
      id: cloudId('shift', day.agentId, dayNumber(day.date)),
      startDate: cloudInstant(span.from),
      ...lengthOf(span),
      activities: pieces.map((piece) => toActivity(piece, zone)),
    },
  ];
}

/** Away for a whole day: hours that nobody works, so not a shift, whose length would be a day's and not what is paid. */
function isMarker({ state: { fullDay, type } }: Piece): boolean {
  return fullDay && (type === 'time-off' || type === 'exception');
}

function toMarker(
  { date, paidMinutes, states }: AgentDay,
  { state: { paid }, activityCodeId }: Piece,
): UserScheduleFullDayTimeOffMarker {
  // WFM counts what a day pays, not what a state of it does.
  const isAllOfDay = states.length === 1;
  return {
    managementUnitDate: date,
    activityCodeId,
    isPaid: paid,
    ...(paid && isAllOfDay && paidMinutes !== null ? { lengthInMinutes: paidMinutes } : {}),
  };
}

/**
 * The schedule of one user of agent-days in order. A day off is a day without a shift; a state without an activity code is
 * left out, and its shift keeps WFM's ends. The version is one of what is answered, so it belongs to the range as well.
 */
export function toUserSchedule(days: readonly AgentDay[], part: ShownPart): UserSchedule {
  const planned = days.map((day) => ({ day, pieces: piecesOf(day) }));
  const shifts = planned.flatMap(({ day, pieces }) => {
    const timed = pieces.filter((piece) => !isMarker(piece));
    return toShift(day, timed, part);
  });
  const fullDayTimeOffMarkers = planned.flatMap(({ day, pieces }) =>
    pieces
      .filter((piece) => isMarker(piece) && overlaps(piece.span, part.span))
      .map((piece) => toMarker(day, piece)),
  );
  const content = { shifts, fullDayTimeOffMarkers };
  return { ...content, metadata: metadataOf(versionOfContent(content)) };
}
