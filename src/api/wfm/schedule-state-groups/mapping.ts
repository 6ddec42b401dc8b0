import type { FullObject } from '../full-objects.ts';
import { textOf } from '../mapping-parts.ts';
import { stateTypeOf } from '../parts/state-words.ts';
import type { ScheduleStateGroup } from './schema.ts';

type CfgScheduleStateGroup = FullObject<'GetScheduleStateGroup', 'timestamp'>;

export function toScheduleStateGroup(cfg: CfgScheduleStateGroup): ScheduleStateGroup {
  return {
    id: cfg.scheduleStateGroupId,
    name: textOf(cfg.name),
    siteId: cfg.siteId,
    states: cfg.states.map(({ stateType, stateId }) => ({
      type: stateTypeOf(stateType, 'CfgScheduleState.wmStateType'),
      id: stateId,
    })),
    version: cfg.timestamp,
  };
}
