/**
 * `WfmClient`: the door to WFM. It picks the service version, keeps writes safe, and decides what a failure means for
 * the call: renew the session once, fetch a new token once, repeat a read once; a write is never sent twice.
 */
import { setMaxListeners } from 'node:events';
import type { JsonProfile } from '../contract/json-profile.ts';
import { missingUses } from '../contract/missing-uses.ts';
import type { Operation, Service, ServiceModel } from '../contract/service-model.ts';
import { BridgeError } from '../error/bridge-error.ts';
import type { Clock } from '../time/clock.ts';
import { CallTime } from './call-time.ts';
import { contractViews } from './contract-view.ts';
import { heldAnswer } from './held-answer.ts';
import type { OriginGuards } from './origin/guarded-transport.ts';
import type { CallTarget, OperationCaller, PreparedCall } from './operation-caller.ts';
import type { ProvisionalPolicy } from './provisional-policy.ts';
import { withoutSecrets } from './hidden-words.ts';
import { isBudgeted, mayRepeat, Remedied, remedyFor, type Remedy } from './remedy.ts';
import { resolveOperation } from './resolve-operation.ts';
import { raceAbort } from './session/race-abort.ts';
import type { SessionKeeper } from './session/session-keeper.ts';
import type { OpenedSession, SessionSteps } from './session/session-steps.ts';
import type {
  ContractUse,
  Input,
  MissingUse,
  OperationOf,
  Output,
  RawAnswer,
  RawCallOptions,
  ServiceFamily,
  ServiceView,
  SessionView,
  Userinfo,
  Wfm,
  WfmGateway,
  WfmRequest,
} from './wfm-port.ts';

export interface WfmClientDependencies {
  readonly model: ServiceModel;
  readonly caller: OperationCaller;
  readonly steps: SessionSteps;
  readonly keeper: SessionKeeper;
  readonly provisional: ProvisionalPolicy;
  readonly origins: OriginGuards;
  readonly clock: Clock;
  /** For a call with its repetitions, and for waiting for the session and in line. */
  readonly callTimeoutMs: number;
}

/** Decides whether an operation may be called, and names its provisional enums. */
type Admit = (service: Service, operation: Operation) => readonly string[];

/** What is called, with what, and how. */
interface Invocation<T> {
  readonly service: string;
  readonly operation: string;
  readonly input: unknown;
  readonly profile: JsonProfile;
  readonly admit: Admit;
  readonly send: Send<T>;
  /** For an answer that is still being read when it is returned: keeps the session's lease until it has been. */
  readonly hold?: (answer: T, release: () => void) => T;
}

type Send<T> = (call: PreparedCall, target: CallTarget) => Promise<T>;

export class WfmClient implements WfmGateway {
  readonly #dependencies: WfmClientDependencies;

  constructor(dependencies: WfmClientDependencies) {
    this.#dependencies = dependencies;
  }

  forRequest(request: WfmRequest): Wfm {
    // One request may make many calls; each listens for the caller's end.
    setMaxListeners(0, request.signal);
    return new RequestWfm(this.#dependencies, request);
  }

  async ready(signal: AbortSignal): Promise<void> {
    await this.#dependencies.keeper.ensure(signal);
    await this.#dependencies.steps.token();
    const refusal = this.#dependencies.origins.refusal();
    if (refusal !== undefined) throw refusal;
  }

  missing(uses: readonly ContractUse[]): readonly MissingUse[] {
    return missingUses(this.#dependencies.model, uses);
  }
}

class RequestWfm implements Wfm {
  readonly provisional = new Set<string>();
  readonly #dependencies: WfmClientDependencies;
  readonly #request: WfmRequest;

  constructor(dependencies: WfmClientDependencies, request: WfmRequest) {
    this.#dependencies = dependencies;
    this.#request = request;
  }

  async call<S extends ServiceFamily, O extends OperationOf<S>>(
    service: S,
    operation: O,
    input: Input<S, O>,
  ): Promise<Output<S, O>> {
    const { caller, provisional } = this.#dependencies;
    const value = await this.#perform({
      service,
      operation,
      input,
      profile: 'friendly',
      admit: (found, wanted) => provisional.admitNoun(found, wanted),
      send: (call, target) => caller.value(call, target),
    });
    // The decoder has checked every required member against the model that these types were printed from.
    return value as Output<S, O>;
  }

  async callRaw(
    service: string,
    operation: string,
    body: unknown,
    options: RawCallOptions,
  ): Promise<RawAnswer> {
    const { caller, model, provisional } = this.#dependencies;
    const [, found] = resolveOperation(model, service, operation);
    if (found.reserved) {
      throw new BridgeError(
        'operation-reserved',
        `${operation} belongs to the session, which the bridge keeps itself`,
        {
          facts: { service, operation },
        },
      );
    }
    const json = await this.#perform({
      service,
      operation,
      input: body,
      profile: options.profile,
      admit: (found, wanted) => provisional.admit(found, wanted),
      send: (call, target) => caller.json(call, target, options.form),
      hold: (text, release) =>
        text instanceof Uint8Array ? text : heldAnswer(text, release, this.#request.signal),
    });
    return { json };
  }

  async userinfo(): Promise<Userinfo> {
    const { steps, keeper, clock, callTimeoutMs } = this.#dependencies;
    const { signal: caller, deadline } = this.#request;
    return new CallTime(clock, callTimeoutMs, deadline).waitFor(caller, async (signal) => {
      const user = await steps.identify(signal);
      if (user !== undefined) return user;
      const lease = await keeper.acquire(signal);
      lease.release();
      return lease.session.user;
    });
  }

  session(): SessionView {
    return this.#dependencies.keeper.view();
  }

  services(): readonly ServiceView[] {
    return contractViews(this.#dependencies.model, this.#dependencies.keeper.view().services);
  }

  async #perform<T>(invocation: Invocation<T>): Promise<T> {
    const { model, caller, clock, callTimeoutMs, origins } = this.#dependencies;
    const { service, operation, input, profile } = invocation;
    const time = new CallTime(clock, callTimeoutMs, this.#request.deadline);
    const [newest, found] = resolveOperation(model, service, operation);
    this.#admit(invocation, newest, found);
    // Flaws of the request are the caller's business and cost WFM nothing: it is encoded before a session is opened.
    const prepared = caller.prepare(newest, found, input, profile);
    // A token and a session may end together: two repetitions, each after another remedy, and never more.
    const tried = new Set<Remedy>();
    for (;;) {
      const result = await this.#attempt(invocation, prepared, time);
      if (!(result instanceof Remedied)) return result;
      const { error, remedy, origin } = result;
      if (
        this.#request.signal.aborted ||
        tried.size === 2 ||
        tried.has(remedy) ||
        !mayRepeat(found.safety, error)
      )
        throw error;
      if (isBudgeted(error) && !origins.takeRetry(origin)) throw error;
      tried.add(remedy);
    }
  }

  #admit<T>({ admit }: Invocation<T>, service: Service, operation: Operation): void {
    for (const name of admit(service, operation)) this.provisional.add(name);
  }

  async #attempt<T>(
    invocation: Invocation<T>,
    prepared: PreparedCall,
    time: CallTime,
  ): Promise<T | Remedied> {
    const { keeper, steps } = this.#dependencies;
    const { signal: caller } = this.#request;
    const lease = await time.waitFor(caller, (signal) => keeper.acquire(signal));
    let isHeld = false;
    try {
      const call = this.#forSession(lease.session, invocation, prepared);
      const url = steps.addressOf(lease.session, call.service.name);
      const token = await time.waitFor(caller, (signal) => raceAbort(steps.token(), signal));
      try {
        const target = { ...this.#request, url, token, totalTimeoutMs: time.left() };
        const answer = await invocation.send(call, target);
        if (invocation.hold === undefined || answer instanceof Uint8Array) return answer;
        isHeld = true;
        return invocation.hold(answer, () => lease.release());
      } catch (cause) {
        if (!(cause instanceof BridgeError)) throw cause;
        const error = withoutSecrets(cause, { url, token });
        const remedy = remedyFor(error);
        if (remedy === undefined) throw error;
        if (remedy === 'new-session' && !keeper.lost(lease.session, error.code)) throw error;
        if (remedy === 'new-token') steps.rejectToken(token);
        return new Remedied(error, remedy, url.reveal().origin);
      }
    } finally {
      if (!isHeld) lease.release();
    }
  }

  /** The newest version that both the session and the WSDL folder have; an exact name is taken at its word. */
  #forSession<T>(session: OpenedSession, invocation: Invocation<T>, prepared: PreparedCall): PreparedCall {
    const { model, caller } = this.#dependencies;
    const { name, family } = prepared.service;
    if (invocation.service === name || session.services.has(name)) return prepared;
    const offered = model.services.findLast(
      (candidate: Service) => candidate.family === family && session.services.has(candidate.name),
    );
    if (offered === undefined) return prepared;
    const [service, operation] = resolveOperation(model, offered.name, prepared.operation.name);
    this.#admit(invocation, service, operation);
    return caller.prepare(service, operation, invocation.input, invocation.profile);
  }
}
