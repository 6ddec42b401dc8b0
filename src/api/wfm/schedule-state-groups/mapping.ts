import type { FullObject } from '../full-objects.ts';
import { textOf, wordOf } from '../mapping-parts.ts';
import type { ScheduleStateGroup } from './schema.ts';

type CfgScheduleStateGroup = FullObject<'GetScheduleStateGroup', 'timestamp'>;

const stateKinds = {
  SCH_STATE_ACTIVITY: 'activity',
  SCH_STATE_ACTIVITY_SET: 'activity-set',
  SCH_STATE_BREAK: 'break',
  SCH_STATE_MEAL: 'meal',
  SCH_STATE_EXCEPTION: 'exception',
  SCH_STATE_TIMEOFF: 'time-off',
  SCH_STATE_DAYOFF: 'day-off',
  SCH_STATE_MARKED_TIME: 'marked-time',
  SCH_STATE_SHIFT: 'shift',
} as const;

export function toScheduleStateGroup(cfg: CfgScheduleStateGroup): ScheduleStateGroup {
  return {
    id: cfg.scheduleStateGroupId,
    name: textOf(cfg.name),
    siteId: cfg.siteId,
    states: cfg.states.map(({ stateType, stateId }) => ({
      kind: wordOf(stateType, stateKinds, 'CfgScheduleState.wmStateType'),
      stateId,
    })),
    version: cfg.timestamp,
  };
}
