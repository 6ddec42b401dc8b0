# The rows of one answer of `wfm-bridge call … --profile exact`; $service says of which.
def minutes: . * 1440 + 0.5 | floor;
def thousandths: if . == "NaN" then null else . * 1000 + 0.5 | floor end;

.return as $holder
| if $service == "ConfigService850" then
    $holder.objectArray | map([.wmSiteId, .wmName, .wmComments, .timestamp])
  elif $service == "ScheduleService712" then
    ($holder.schStateInfo | map({"\(.wmStateType) \(.wmStateId)": .wmName}) | add) as $names
    | $holder.schAgentState
    | map([.gswAgentId, .wmStateType, .wmStateId, $names["\(.wmStateType) \(.wmStateId)"],
        (.wmStartDateTime | minutes), (.wmEndDateTime | minutes), .wmFullDay, .wmPaid])
  elif $service == "ScheduleService850" then
    $holder.schAgentDay
    | map([.gswAgentId, .wmDate, .wmTeamId, .wmShiftId, (.wmStartDateTime | minutes), (.wmEndDateTime | minutes),
        .wmPaidMinutes, .wmTotalMinutes, .wmDayType])
  elif $service == "CalendarService850" then
    $holder.calTimeOffBalance
    | map([.gswAgentId, .wmTimeOffTypeId, .wmDate, .wmScheduledMinutes, .wmGrantedMinutes, .wmPreferredMinutes,
        .wmBalanceMinutes])
  elif $service == "AdherenceService850" then
    $holder.adhAgentState
    | map([.gswAgentId, .wmScheduledName, (.wmScheduledStateStart | minutes), .wmCurrentState, .wmReasonCode, .wmChannel,
        .wmAdherenceState, .wmNonAdherenceSeconds])
  elif $service == "PerformanceService850" then
    $holder.perfStep
    | map([.wmObjectId, (.wmDateTime | minutes), .wmItem,
        (.wmActual, .wmForecast, .wmScheduled, .wmRequired, .wmAnticipated | thousandths), .wmAlert])
  else
    $holder.frcStep
    | map([.wmActivityId, (.wmDateTime | minutes),
        (.wmVolume, .wmAHT, .wmCalculatedStaffing, .wmRequiredStaffing | thousandths)])
  end
