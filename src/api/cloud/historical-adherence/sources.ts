import type {
  HistoricalAdherenceDayMetrics,
  HistoricalAdherenceQueryResult,
  WfmHistoricalAdherenceResultWrapper,
} from '../models/historical-adherence-result.ts';
import type { WfmHistoricalAdherenceResponse } from '../models/historical-adherence.ts';
import type { ModelSources, OperationSources } from '../parts/field-source.ts';

const noSpells = { absent: "WFM's history has sums of days, not when what was done" } as const;
const noImpact = { absent: 'WFM does not weigh it' } as const;
const noQueue = {
  absent: 'WFM counts all time, on queue or not: scheduleLengthSecs and actualLengthSecs',
} as const;

const acknowledgement: ModelSources<WfmHistoricalAdherenceResponse> = {
  id: { made: 'the query itself, signed' },
  downloadUrl: { made: 'the path of the result, under PUBLIC_URL where that is set' },
  queryState: { made: 'Processing; the download says by its status what has become of the query' },
};

const wrapper: ModelSources<WfmHistoricalAdherenceResultWrapper> = {
  entityId: { made: 'the id of the query' },
  data: { made: 'the users asked for, else all agents of the site, by their numbers' },
  lookupIdToSecondaryPresenceId: { absent: 'WFM has no secondary presences' },
};

const result: ModelSources<HistoricalAdherenceQueryResult> = {
  userId: { from: 'AdhAgentDay.gswAgentId', how: 'as an id of a user; also one without a day' },
  managementUnitId: { made: 'the management unit that was asked for' },
  startDate: { made: 'the begin of the first day of the unit that the query touches: WFM counts whole days' },
  endDate: {
    made: 'the end of the last such day; the end of the query where that day was not over when it was asked',
  },
  adherencePercentage: {
    from: 'AdhAgentDay.wmNonAdherenceSeconds AdhAgentDay.wmScheduledSeconds',
    how: '100 × (1 − non-adherence ÷ schedule) of the sums over all days, to two places; absent without a schedule',
  },
  conformancePercentage: {
    from: 'AdhAgentDay.wmWorkedSeconds AdhAgentDay.wmScheduledSeconds',
    how: '100 × worked ÷ schedule of the sums over all days, to two places; absent without a schedule',
  },
  impact: noImpact,
  exceptionInfo: noSpells,
  dayMetrics: { made: 'the days with schedule or work' },
  actuals: noSpells,
  actualsEndDate: noSpells,
};

const day: ModelSources<HistoricalAdherenceDayMetrics> = {
  dayStartOffsetSecs: { from: 'AdhAgentDay.wmDate', how: 'from startDate of the result' },
  adherenceScheduleSecs: {
    from: 'AdhAgentDay.wmScheduledSeconds',
    how: 'the time out of schedule is part of it',
  },
  conformanceScheduleSecs: noQueue,
  conformanceActualSecs: noQueue,
  exceptionCount: noSpells,
  exceptionDurationSecs: { from: 'AdhAgentDay.wmNonAdherenceSeconds' },
  impactSeconds: noImpact,
  scheduleLengthSecs: {
    from: 'AdhAgentDay.wmScheduledSeconds AdhAgentDay.wmOutOfScheduleSeconds',
    how: 'the one without the other',
  },
  actualLengthSecs: { from: 'AdhAgentDay.wmWorkedSeconds', how: 'time logged in' },
  adherencePercentage: { from: 'AdhAgentDay.wmAdherencePercent', how: 'as WFM computes it' },
  conformancePercentage: { from: 'AdhAgentDay.wmConformancePercent', how: 'as WFM computes it' },
};

export const postQuerySources: OperationSources = { WfmHistoricalAdherenceResponse: acknowledgement };

export const queryResultSources: OperationSources = {
  WfmHistoricalAdherenceResultWrapper: wrapper,
  HistoricalAdherenceQueryResult: result,
  HistoricalAdherenceDayMetrics: day,
  WfmHistoricalAdherenceResponse: acknowledgement,
};
