import { BridgeError } from '../../../error/bridge-error.ts';
import type { Caller } from '../../../identity/caller.ts';
import { wfmId } from '../schema-parts.ts';

/** Which schedule: the committed Master Schedule, the one with pending changes, or a scenario. */
export interface ScheduleSource {
  readonly source: 'SCH_SOURCE_COMMITTED' | 'SCH_SOURCE_PENDING' | 'SCH_SOURCE_SCENARIO';
  /** 0 = the Master Schedule. */
  readonly scenarioId: number;
}

export const sourceWords = ['committed', 'pending'] as const;

interface SourceQuery {
  readonly source?: (typeof sourceWords)[number] | undefined;
  readonly scenarioId?: number | undefined;
}

/** The Master Schedule as it is published is one thing, drafts are another: they need `wfm:schedule:view`. */
export function sourceOf({ source, scenarioId = 0 }: SourceQuery, caller: Caller): ScheduleSource {
  if (scenarioId !== 0 && source !== undefined) {
    const detail = 'says nothing about a scenario: leave it out, or scenarioId';
    throw new BridgeError('invalid-request', `source: ${detail}`, {
      facts: { errors: [{ parameter: 'source', detail }] },
    });
  }
  const isDraft = scenarioId !== 0 || source === 'pending';
  if (!isDraft) return { source: 'SCH_SOURCE_COMMITTED', scenarioId: 0 };
  if (!caller.permissions.has('wfm:schedule:view')) {
    throw new BridgeError('forbidden', 'pending changes and scenarios need the permission wfm:schedule:view');
  }
  return { source: scenarioId === 0 ? 'SCH_SOURCE_PENDING' : 'SCH_SOURCE_SCENARIO', scenarioId };
}

export const scenarioIdQuery = wfmId
  .optional()
  .describe('A schedule scenario instead of the Master Schedule, which is 0.');
