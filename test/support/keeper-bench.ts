/** A session keeper over steps that a test controls, with a clock that stands still. */
import { BridgeError } from '../../src/error/bridge-error.ts';
import { ManualClock } from '../../src/time/manual-clock.ts';
import { SessionKeeper, type SessionLease } from '../../src/wfm/session/session-keeper.ts';
import { noUpstreamEvents } from '../../src/wfm/upstream-events.ts';
import { FakeSessionSteps, type StepName } from './fake-session-steps.ts';
import { recordedLog } from './log-lines.ts';

export const idleMs = 900_000;

export interface KeeperBench {
  readonly steps: FakeSessionSteps;
  readonly clock: ManualClock;
  readonly keeper: SessionKeeper;
  readonly log: ReturnType<typeof recordedLog>;
  readonly acquire: (signal?: AbortSignal) => Promise<SessionLease>;
}

export interface KeeperBenchOptions {
  readonly idleMs?: number;
  readonly closeTimeoutMs?: number;
}

export function keeperBench(options: KeeperBenchOptions = {}): KeeperBench {
  const steps = new FakeSessionSteps();
  const clock = new ManualClock('2026-01-05T09:00:00Z');
  const log = recordedLog();
  const keeper = new SessionKeeper({
    steps,
    clock,
    logger: log.logger,
    idleMs: options.idleMs ?? idleMs,
    closeTimeoutMs: options.closeTimeoutMs ?? 5_000,
    events: noUpstreamEvents,
  });
  return {
    steps,
    clock,
    keeper,
    log,
    acquire: (signal = new AbortController().signal) => keeper.acquire(signal),
  };
}

/** What an opening fails with. */
export const down = new BridgeError('upstream-unavailable', 'no connection to WFM could be made');

/** The steps of an opening in their order. */
export const opening = ['identify', 'locate', 'open'] as const satisfies readonly StepName[];
