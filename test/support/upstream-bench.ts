/** The whole of `wfm/` as it is put together for a bridge, before whatever upstream the variables name. */
import { wholeText } from '../../src/wfm/answer-pieces.ts';
import { onTestFinished } from 'vitest';
import { loadConfiguration } from '../../src/config/configuration.ts';
import type { Environment } from '../../src/config/env.ts';
import type { ServiceModel } from '../../src/contract/service-model.ts';
import { ManualClock } from '../../src/time/manual-clock.ts';
import { createUpstream, type Upstream } from '../../src/wfm/upstream.ts';
import type { JsonProfile } from '../../src/contract/json-profile.ts';
import { noUpstreamEvents, type UpstreamEvents } from '../../src/wfm/upstream-events.ts';
import type { Wfm } from '../../src/wfm/wfm-port.ts';
import { contract } from './contract.ts';
import { recordedLog } from './log-lines.ts';

export interface UpstreamBench {
  readonly upstream: Upstream;
  readonly clock: ManualClock;
  readonly log: ReturnType<typeof recordedLog>;
  /** WFM as one request sees it. */
  readonly request: (signal?: AbortSignal, clientId?: string) => Wfm;
  /** A raw call of a request of its own; its JSON, parsed. */
  readonly raw: (
    service: string,
    operation: string,
    body?: unknown,
    profile?: JsonProfile,
  ) => Promise<unknown>;
}

const server: Environment = {
  API_CLIENT_ID: 'payroll',
  API_CLIENT_SECRET: 'sixteen letters!',
  TOKEN_SIGNING_KEY: 'a signing key of at least thirty-two bytes',
};

export function upstreamBench(
  variables: Environment,
  model: ServiceModel = contract,
  events: UpstreamEvents = noUpstreamEvents,
): UpstreamBench {
  const clock = new ManualClock('2026-01-05T09:00:00Z');
  const log = recordedLog();
  const upstream = createUpstream(loadConfiguration({ ...server, ...variables }), {
    model,
    clock,
    logger: log.logger,
    random: () => 0,
    events,
  });
  onTestFinished(() => upstream.close());
  const request = (signal = new AbortController().signal, clientId = 'payroll'): Wfm =>
    upstream.gateway.forRequest({ signal, clientId });
  return {
    upstream,
    clock,
    log,
    request,
    async raw(service, operation, body = {}, profile = 'friendly') {
      const answer = await request().callRaw(service, operation, body, { profile });
      return JSON.parse(await wholeText(answer.json)) as unknown;
    },
  };
}
