import type { ServiceModel } from '../../contract/service-model.ts';
import type { Logger } from '../../log/logger.ts';
import type { Clock } from '../../time/clock.ts';
import type { OriginGuards } from '../origin/guarded-transport.ts';
import type { OperationCaller } from '../operation-caller.ts';
import type { ProvisionalPolicy } from '../provisional-policy.ts';
import { SessionKeeper } from '../session/session-keeper.ts';
import type { SessionSettings, SessionSteps, UpstreamIdentity } from '../session/session-steps.ts';
import { createSessionSteps } from '../session/wfm-session-steps.ts';
import type { UpstreamEvents } from '../upstream-events.ts';
import { WfmClient } from '../wfm-client.ts';

/** One upstream identity: its token, its session, and the client that calls with them. */
export interface IdentityConnection {
  readonly client: WfmClient;
  readonly steps: SessionSteps;
  /** Closes its WFM session and opens no other. */
  close(): Promise<void>;
}

/** What all identities share: the way to WFM and its words, nothing that tells who calls. */
export interface SharedParts extends Omit<SessionSettings, 'identity'> {
  readonly model: ServiceModel;
  readonly caller: OperationCaller;
  readonly provisional: ProvisionalPolicy;
  readonly origins: OriginGuards;
  readonly clock: Clock;
  readonly logger: Logger;
  readonly events: UpstreamEvents;
  /** An open session without calls is closed after this; 0 = never. */
  readonly idleMs: number;
  readonly callTimeoutMs: number;
}

/** `CloseSession` may take this long at the end. */
const closeTimeoutMs = 5_000;

/** Puts an identity behind a door of its own. Opens nothing: the first call does. */
export function connectIdentity(identity: UpstreamIdentity, shared: SharedParts): IdentityConnection {
  const { model, caller, clock, logger, events, idleMs } = shared;
  const steps = createSessionSteps(model, caller, { ...shared, identity });
  const keeper = new SessionKeeper({ steps, clock, logger, idleMs, closeTimeoutMs, events });
  return {
    client: new WfmClient({ ...shared, steps, keeper }),
    steps,
    close: () => keeper.close(),
  };
}
