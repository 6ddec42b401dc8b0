import type { CfgAgent } from '../../world/agents.ts';
import type { ScheduleState } from '../../world/schedule/schedule-state.ts';
import type { World } from '../../world/world.ts';

const channels: Readonly<Record<string, string>> = {
  BIL: 'voice',
  SUP: 'voice',
  RCP: 'voice',
  CHT: 'chat',
  EML: 'email',
  BKO: 'workitem',
};

/** The channel that somebody works on: of what is scheduled, else of the primary activity. */
export function channelOf(
  world: World,
  agent: CfgAgent,
  scheduled: ScheduleState | undefined,
): string | undefined {
  const primary = agent.wmActivities.find(({ wmPrimary }) => wmPrimary)?.wmActivityId;
  const id = scheduled?.type === 'SCH_STATE_ACTIVITY' ? scheduled.id : primary;
  return channels[world.activities.find(({ wmActivityId }) => wmActivityId === id)?.wmShortName ?? ''];
}
