import type { AdherenceDay } from '../../wfm/adherence/schema.ts';
import { zonedDay } from '../../wfm/parts/range.ts';
import type {
  HistoricalAdherenceDayMetrics,
  HistoricalAdherenceQueryResult,
} from '../models/historical-adherence-result.ts';
import { cloudId } from '../parts/cloud-id.ts';
import { cloudInstant } from '../parts/cloud-instant.ts';
import { int32 } from '../parts/int32.ts';
import type { CoveredDays } from './covered-days.ts';

type Seconds = Pick<AdherenceDay, 'scheduledSeconds' | 'workedSeconds' | 'nonAdherenceSeconds'>;
type Percentages = Pick<HistoricalAdherenceQueryResult, 'adherencePercentage' | 'conformancePercentage'>;

/** What is the same for all users of a result. */
export interface ResultFrame {
  readonly covered: CoveredDays;
  /** End of the query in seconds, and when it was asked. */
  readonly to: number;
  readonly askedAt: number;
  readonly siteId: number;
}

function inPercent(part: number, whole: number): number {
  return Math.round((10_000 * part) / whole) / 100;
}

/** WFM's formulas, see `AdherenceDay`, applied to sums: a mean of percents would weigh short days like long ones. */
function percentagesOf({ scheduledSeconds, workedSeconds, nonAdherenceSeconds }: Seconds): Percentages {
  if (scheduledSeconds <= 0) return {};
  return {
    adherencePercentage: inPercent(scheduledSeconds - nonAdherenceSeconds, scheduledSeconds),
    conformancePercentage: inPercent(workedSeconds, scheduledSeconds),
  };
}

function sumOf(days: readonly AdherenceDay[]): Seconds {
  const sum = (of: (day: AdherenceDay) => number): number => days.reduce((total, day) => total + of(day), 0);
  return {
    scheduledSeconds: sum((day) => day.scheduledSeconds),
    workedSeconds: sum((day) => day.workedSeconds),
    nonAdherenceSeconds: sum((day) => day.nonAdherenceSeconds),
  };
}

function toDayMetrics(day: AdherenceDay, { range, span }: CoveredDays): HistoricalAdherenceDayMetrics {
  const { adherencePercent, conformancePercent } = day;
  const scheduleLengthSecs = int32(day.scheduledSeconds - day.outOfScheduleSeconds);
  return {
    dayStartOffsetSecs: zonedDay(range.zone, day.date).instants.from - span.from,
    adherenceScheduleSecs: day.scheduledSeconds,
    exceptionDurationSecs: day.nonAdherenceSeconds,
    ...(scheduleLengthSecs === undefined ? {} : { scheduleLengthSecs }),
    actualLengthSecs: day.workedSeconds,
    ...(adherencePercent === null ? {} : { adherencePercentage: adherencePercent }),
    ...(conformancePercent === null ? {} : { conformancePercentage: conformancePercent }),
  };
}

/** The last day may still last: then its figures, and with them the result, end no later than was asked for. */
function endOf({ covered: { span }, to, askedAt }: ResultFrame): number {
  return span.to <= askedAt ? span.to : to;
}

/** One user of a result, with the days of the user in any order. */
export function toUserResult(
  agentId: number,
  days: readonly AdherenceDay[],
  frame: ResultFrame,
): HistoricalAdherenceQueryResult {
  const { covered, siteId } = frame;
  const inOrder = days.toSorted((a, b) => (a.date < b.date ? -1 : 1));
  return {
    userId: cloudId('user', agentId),
    managementUnitId: cloudId('management-unit', siteId),
    startDate: cloudInstant(covered.span.from),
    endDate: cloudInstant(endOf(frame)),
    ...percentagesOf(sumOf(days)),
    dayMetrics: inOrder.map((day) => toDayMetrics(day, covered)),
  };
}
