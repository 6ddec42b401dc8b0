import { createRandom } from '../random.ts';
import { minute } from '../schedule/schedule-state.ts';
import type { Stretch } from './doing.ts';

/** The states of an agent, as `EAdhAgentState` names them. */
export type AgentState =
  | 'ADH_AGENT_LOGGED_OUT'
  | 'ADH_AGENT_READY'
  | 'ADH_AGENT_NOT_READY'
  | 'ADH_AGENT_BUSY'
  | 'ADH_AGENT_AFTER_CALL_WORK'
  | 'ADH_AGENT_UNKNOWN';

/** A state and since when somebody is in it. */
export interface StateSince {
  readonly state: AgentState;
  readonly since: number;
}

/** What somebody does at an instant within a stretch of work: waiting, talking, and what is left to do afterwards. */
export function phoneState(
  seed: number,
  agentId: number,
  { start, end }: Stretch,
  instant: number,
): StateSince {
  const random = createRandom(seed, `calls:${agentId}:${start}`);
  let at = start;
  while (at < end) {
    const cycle: readonly (readonly [AgentState, number])[] = [
      ['ADH_AGENT_READY', random.integer(0, 3)],
      ['ADH_AGENT_BUSY', random.integer(2, 9)],
      ['ADH_AGENT_AFTER_CALL_WORK', random.integer(0, 2)],
    ];
    for (const [state, minutes] of cycle) {
      const until = at + minutes * minute;
      if (instant < until) return { state, since: at };
      at = until;
    }
  }
  return { state: 'ADH_AGENT_READY', since: start };
}
