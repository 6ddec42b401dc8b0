/** Puts the pieces of this folder together for one configured WFM. */
import type { UpstreamAccess } from '../config/configuration.ts';
import type { WfmConfiguration, WfmEntrance } from '../config/wfm-configuration.ts';
import type { ServiceModel } from '../contract/service-model.ts';
import { BridgeError } from '../error/bridge-error.ts';
import type { Logger } from '../log/logger.ts';
import type { Secret } from '../log/secret.ts';
import type { CallObserver } from '../telemetry/call-observer.ts';
import type { Clock } from '../time/clock.ts';
import { createCodecCache } from './codec-cache.ts';
import { DelegatedConnections } from './identities/delegated-connections.ts';
import { configuredIdentity, eventsOfIdentity } from './identities/configured-identity.ts';
import {
  connectIdentity,
  type IdentityConnection,
  type SharedParts,
} from './identities/identity-connection.ts';
import { IdentityGateway } from './identities/identity-gateway.ts';
import { observedCaller, tracingTransport } from './observed-caller.ts';
import { createOperationCaller, type OperationCaller } from './operation-caller.ts';
import { provisionalPolicy } from './provisional-policy.ts';
import { GuardedTransport } from './origin/guarded-transport.ts';
import type { AddressRules } from './session/address.ts';
import type { SessionSteps } from './session/session-steps.ts';
import { createTransport, type Transport, type TransportOptions } from './transport.ts';
import { noUpstreamEvents, type UpstreamEvents } from './upstream-events.ts';
import { upstreamSettings } from './upstream-settings.ts';
import { validationPolicy } from './validation-policy.ts';
import { fetchUserinfo } from './userinfo.ts';
import type { Userinfo, WfmGateway } from './wfm-port.ts';

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
  readonly gateway: WfmGateway;
  /** The steps to a session of the bridge's own identity one by one, for `doctor`. */
  readonly steps: SessionSteps;
  /** Asks userinfo whose token this is; throws as the step `identify` does, and `invalid-configuration` without userinfo. */
  readonly ownerOf: (token: Secret) => Promise<Userinfo>;
  readonly caller: OperationCaller;
  readonly transport: Transport;
  /** Closes the WFM sessions, then the connections. */
  close(): Promise<void>;
}

/** Where WFM may send the bridge, as configured. */
export function soapAddressRules({ wfm }: UpstreamAccess): AddressRules {
  return {
    rewrites: new Map(wfm.urlRewrites.map(({ from, to }) => [from, to])),
    allowedOrigins: new Set(wfm.allowedOrigins),
  };
}

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

/** What all identities share. */
function sharedParts(
  configuration: UpstreamAccess,
  transport: GuardedTransport,
  { model, clock, logger, observer, events = noUpstreamEvents }: UpstreamDependencies,
): SharedParts {
  const { wfm, upstream } = configuration;
  const isProvisional = [...model.enums.values()].some((entry) => entry.provisional);
  const provisional = provisionalPolicy(wfm.provisional, isProvisional);
  const plain = createOperationCaller({
    transport,
    codecs: createCodecCache({ nameProvisionalEnums: provisional.namesEnums, unknown: upstream.unknown }),
    validation: validationPolicy(model.validation),
    maxValueBytes: upstream.maxValueBytes,
    logger,
    ...(observer === undefined ? {} : { observer }),
  });
  return {
    model,
    caller: observer === undefined ? plain : observedCaller(plain, observer),
    provisional,
    origins: transport,
    locatorUrl: new URL(wfm.locatorUrl),
    appName: wfm.appName,
    addresses: soapAddressRules(configuration),
    clock,
    logger,
    events,
    idleMs: wfm.sessionIdleMs,
    callTimeoutMs: upstream.totalTimeoutMs,
  };
}

/** People with tokens of their own whose sessions are kept at the same time. */
const delegatedLimit = 200;

/** A token that nobody uses may end at any time, and its session could not be closed any more. */
function delegatedIdleMs({ sessionIdleMs }: WfmConfiguration): number {
  const longest = 120_000;
  return sessionIdleMs === 0 ? longest : Math.min(sessionIdleMs, longest);
}

/** All strangers wait in one line for userinfo, so that they take no turns from those whom the bridge knows. */
const strangers = 'user:unknown';

function ownerLookUp(entrance: WfmEntrance, transport: Transport, signal: AbortSignal): Upstream['ownerOf'] {
  if (entrance.profile === 'onprem-login') {
    const detail = 'callers may bring tokens of their own only where WFM takes tokens';
    return () => Promise.reject(new BridgeError('invalid-configuration', detail));
  }
  const { userinfoUrl, userinfoFields: fields } = entrance;
  const url = new URL(userinfoUrl);
  return (token) => fetchUserinfo(transport, { url, fields, token, signal, clientId: strangers });
}

export function createUpstream(configuration: UpstreamAccess, dependencies: UpstreamDependencies): Upstream {
  const { wfm, upstream } = configuration;
  const { model, clock, logger, random, observer, events = noUpstreamEvents } = dependencies;
  const settings = upstreamSettings(upstream);
  const transport = guardedTransportOf(configuration, settings, { clock, observer, events });
  const shared = sharedParts(configuration, transport, dependencies);
  const { breakerFailures } = upstream;
  const connect = (entrance: WfmEntrance, told: UpstreamEvents): IdentityConnection => {
    const parts = { settings, transport, breakerFailures, clock, logger, random, events: told };
    return connectIdentity(configuredIdentity(entrance, parts), { ...shared, events: told });
  };
  const own = connect(wfm.entrance, events);
  const named = [...wfm.identities].map(([name, entrance]) => {
    return [name, () => connect(entrance, eventsOfIdentity(name, events))] as const;
  });
  const delegated = new DelegatedConnections({
    connect: (identity) => connectIdentity(identity, { ...shared, idleMs: delegatedIdleMs(wfm) }),
    clock,
    limit: delegatedLimit,
  });
  const gateway = new IdentityGateway({ model, own, named: new Map(named), delegated });
  const end = new AbortController();
  return {
    gateway,
    steps: own.steps,
    ownerOf: ownerLookUp(wfm.entrance, transport, end.signal),
    caller: shared.caller,
    transport,
    async close() {
      end.abort(new BridgeError('shutting-down', 'the bridge is shutting down'));
      await gateway.close();
      await transport.close();
    },
  };
}
