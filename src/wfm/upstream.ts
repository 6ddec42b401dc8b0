/** Puts the pieces of this folder together for one configured WFM. */
import type { UpstreamAccess } from '../config/configuration.ts';
import type { WfmEntrance } from '../config/wfm-configuration.ts';
import type { ServiceModel } from '../contract/service-model.ts';
import type { Logger } from '../log/logger.ts';
import type { CallObserver } from '../telemetry/call-observer.ts';
import type { Clock } from '../time/clock.ts';
import { createCodecCache } from './codec-cache.ts';
import { observedCaller, tracingTransport } from './observed-caller.ts';
import { createOperationCaller, type OperationCaller } from './operation-caller.ts';
import { provisionalPolicy } from './provisional-policy.ts';
import { GuardedTransport } from './origin/guarded-transport.ts';
import { fileStore, forgetfulStore } from './refresh-token-store.ts';
import type { AddressRules } from './session/address.ts';
import { SessionKeeper } from './session/session-keeper.ts';
import type { SessionSteps, UpstreamIdentity } from './session/session-steps.ts';
import { createSessionSteps } from './session/wfm-session-steps.ts';
import { createTokenSource } from './token-source.ts';
import { createTransport, type Transport, type TransportOptions } from './transport.ts';
import { noUpstreamEvents, type UpstreamEvents } from './upstream-events.ts';
import { upstreamSettings } from './upstream-settings.ts';
import { fetchUserinfo } from './userinfo.ts';
import { validationPolicy } from './validation-policy.ts';
import { WfmClient } from './wfm-client.ts';

export interface UpstreamDependencies {
  readonly model: ServiceModel;
  readonly clock: Clock;
  readonly logger: Logger;
  /** 0 ≤ random < 1. */
  readonly random: () => number;
  /** Who counts what happens; nobody when absent. */
  readonly events?: UpstreamEvents;
  /** Who watches the calls; absent = nobody. */
  readonly observer?: CallObserver;
}

export interface Upstream {
  readonly client: WfmClient;
  /** The steps to a session one by one, for `doctor`. */
  readonly steps: SessionSteps;
  readonly caller: OperationCaller;
  readonly transport: Transport;
  /** Closes the WFM session, then the connections. */
  close(): Promise<void>;
}

interface Parts {
  readonly settings: TransportOptions;
  readonly transport: Transport;
  readonly breakerFailures: number;
  readonly dependencies: UpstreamDependencies;
}

function identityOf(entrance: WfmEntrance, parts: Parts): UpstreamIdentity {
  const { settings, transport, breakerFailures, dependencies } = parts;
  if (entrance.profile === 'onprem-login') {
    const { username, password, openSession } = entrance;
    return { kind: 'login', userName: username, password, openWith: openSession };
  }
  const { oauth, userinfoUrl, userinfoFields } = entrance;
  const { clock, logger, random, events = noUpstreamEvents } = dependencies;
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

/** Where WFM may send the bridge, as configured. */
export function soapAddressRules({ wfm }: UpstreamAccess): AddressRules {
  return {
    rewrites: new Map(wfm.urlRewrites.map(({ from, to }) => [from, to])),
    allowedOrigins: new Set(wfm.allowedOrigins),
  };
}

/** `CloseSession` may take this long at the end. */
const closeTimeoutMs = 5_000;

/** The way to WFM: traced where that is wanted, and guarded in turn. */
function guardedTransportOf(
  { upstream: limits }: UpstreamAccess,
  settings: TransportOptions,
  watchers: Pick<UpstreamDependencies, 'clock'> & {
    readonly observer: CallObserver | undefined;
    readonly events: UpstreamEvents;
  },
): GuardedTransport {
  const { clock, observer, events } = watchers;
  const wire = createTransport(settings);
  const isTraced = limits.traceparent && observer !== undefined;
  const transport = isTraced ? tracingTransport(wire, observer) : wire;
  return new GuardedTransport({ transport, limits, clock, events });
}

export function createUpstream(configuration: UpstreamAccess, dependencies: UpstreamDependencies): Upstream {
  const { wfm, upstream } = configuration;
  const { model, clock, logger, observer, events = noUpstreamEvents } = dependencies;
  const settings = upstreamSettings(upstream);
  const transport = guardedTransportOf(configuration, settings, { clock, observer, events });
  const isProvisional = [...model.enums.values()].some((entry) => entry.provisional);
  const provisional = provisionalPolicy(wfm.provisional, isProvisional);
  const validation = validationPolicy(model.validation);
  const plain = createOperationCaller({
    transport,
    codecs: createCodecCache({ nameProvisionalEnums: provisional.namesEnums, unknown: upstream.unknown }),
    validation,
    maxValueBytes: upstream.maxValueBytes,
    logger,
    ...(observer === undefined ? {} : { observer }),
  });
  const caller = observer === undefined ? plain : observedCaller(plain, observer);
  const steps = createSessionSteps(model, caller, {
    locatorUrl: new URL(wfm.locatorUrl),
    appName: wfm.appName,
    identity: identityOf(wfm.entrance, {
      settings,
      transport,
      breakerFailures: upstream.breakerFailures,
      dependencies,
    }),
    addresses: soapAddressRules(configuration),
  });
  const keeper = new SessionKeeper({
    steps,
    clock,
    logger,
    idleMs: wfm.sessionIdleMs,
    closeTimeoutMs,
    events,
  });
  return {
    client: new WfmClient({
      model,
      caller,
      steps,
      keeper,
      provisional,
      origins: transport,
      clock,
      callTimeoutMs: upstream.totalTimeoutMs,
    }),
    steps,
    caller,
    transport,
    async close() {
      await keeper.close();
      await transport.close();
    },
  };
}
