import type { WfmEntrance } from '../../config/wfm-configuration.ts';
import type { Logger } from '../../log/logger.ts';
import type { Clock } from '../../time/clock.ts';
import { fileStore, forgetfulStore } from '../refresh-token-store.ts';
import type { UpstreamIdentity } from '../session/session-steps.ts';
import { createTokenSource } from '../token-source.ts';
import type { Transport, TransportOptions } from '../transport.ts';
import type { UpstreamEvents } from '../upstream-events.ts';
import { fetchUserinfo } from '../userinfo.ts';

export interface IdentityParts {
  readonly settings: TransportOptions;
  readonly transport: Transport;
  readonly breakerFailures: number;
  readonly clock: Clock;
  readonly logger: Logger;
  /** 0 ≤ random < 1. */
  readonly random: () => number;
  readonly events: UpstreamEvents;
}

/** An identity whose credentials the configuration has: the bridge's own, or one of those beside it. */
export function configuredIdentity(entrance: WfmEntrance, parts: IdentityParts): UpstreamIdentity {
  if (entrance.profile === 'onprem-login') {
    const { username, password, openSession } = entrance;
    return { kind: 'login', userName: username, password, openWith: openSession };
  }
  const { oauth, userinfoUrl, userinfoFields } = entrance;
  const { settings, transport, breakerFailures, clock, logger, random, events } = parts;
  const storeFile = oauth.grant.grant === 'refresh_token' ? oauth.grant.storeFile : undefined;
  const store = storeFile === undefined ? forgetfulStore : fileStore(storeFile, logger);
  const url = new URL(userinfoUrl);
  return {
    kind: 'token',
    tokens: createTokenSource({
      settings: { ...settings, oauth },
      store,
      clock,
      logger,
      random,
      events,
      breakerFailures,
    }),
    userinfo: (token, signal) => fetchUserinfo(transport, { url, fields: userinfoFields, token, signal }),
  };
}

/** The events of an identity beside the bridge's own, whose token service has a breaker of its own. */
export function eventsOfIdentity(name: string, events: UpstreamEvents): UpstreamEvents {
  return {
    ...events,
    breakerChanged: (origin, state) =>
      events.breakerChanged(origin === 'token-service' ? `${origin}:${name}` : origin, state),
  };
}
