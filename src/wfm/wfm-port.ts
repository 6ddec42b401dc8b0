import type { Evidence } from '../contract/evidence.ts';
import type { FidelityCounts, ServiceFidelity } from '../contract/fidelity.ts';
import type { JsonProfile } from '../contract/json-profile.ts';
import type { MissingUse, UsedOperation } from '../contract/missing-uses.ts';
import type { Safety } from '../contract/safety.ts';
import type { Secret } from '../log/secret.ts';
import type { Contracts } from './generated/contract-types.ts';

export type { MissingUse };

export type ServiceFamily = keyof Contracts;
export type OperationOf<S extends ServiceFamily> = keyof Contracts[S] & string;
/** The friendly request of an operation, as printed from the WSDLs. */
export type Input<S extends ServiceFamily, O extends OperationOf<S>> = Contracts[S][O] extends {
  readonly input: infer I;
}
  ? I
  : never;
/** The friendly answer of an operation, as printed from the WSDLs. */
export type Output<S extends ServiceFamily, O extends OperationOf<S>> = Contracts[S][O] extends {
  readonly output: infer R;
}
  ? R
  : never;

/** The forms of everything that WFM answers with: raw calls have these and no other. */
export const rawForms = ['json', 'ndjson'] as const;
/** `json` is one JSON text, `ndjson` one line of JSON for each item of the list that the answer is or holds. */
export type RawForm = (typeof rawForms)[number];
/** Beside them, what endpoints make themselves: `csv` a table with a header line, `calendar` iCalendar. */
export type AnswerForm = RawForm | 'csv' | 'calendar';

/** Text of an answer: all of it, or piece by piece as it is read. Reading fails by throwing, also in the middle. */
export type AnswerText = Uint8Array | AsyncIterable<Uint8Array>;

/** An answer of a raw call in the form asked for. */
export interface RawAnswer {
  readonly json: AnswerText;
}

/** Who the upstream identity is in WFM. */
export interface Userinfo {
  /** Person DBID: the `userID` of `LocateServer` and `OpenSession`. */
  readonly userId: number;
  readonly userName?: string;
  /** As WFM says it, such as `agent` or `supervisor`; absent when it does not. */
  readonly userType?: string;
}

export const sessionStates = ['closed', 'locating', 'opening', 'open', 'renewing', 'broken'] as const;
export type SessionState = (typeof sessionStates)[number];

/** The WFM session as callers may see it: never a URL, never a key. */
export interface SessionView {
  readonly state: SessionState;
  /** WFM user of the session. */
  readonly userId?: number;
  readonly userName?: string;
  /** ISO 8601 instant. */
  readonly openedAt?: string;
  /** Names as the session lists them, such as `ConfigService850`, in its order; also those without a WSDL here. */
  readonly services?: readonly string[];
  /** How often a session was opened again because WFM had ended the one before, since the start. */
  readonly renewals: number;
  /** Error code of the last failure, while the state is `broken`. */
  readonly failure?: string;
}

export interface OperationView {
  readonly name: string;
  readonly safety: Safety;
  readonly evidence: Evidence;
  /** Of the types and members that it needs. */
  readonly items: FidelityCounts;
  /** True for the operations of the locator and the session, which the bridge calls itself. */
  readonly reserved: boolean;
  /** Names of the provisional enums that its request or answer uses. */
  readonly provisional: readonly string[];
  /** Why it cannot be called, for an operation the compiler refused. */
  readonly unsupported?: string;
}

export interface ServiceView {
  /** Name with version, as a session lists it: `ConfigService850`. */
  readonly name: string;
  /** Name without version, which stands for the newest: `ConfigService`. */
  readonly family: string;
  readonly version?: number;
  /** True when the open session lists it, false when it does not, absent while no session is open. */
  readonly offered?: boolean;
  readonly evidence: Evidence;
  readonly fidelity: ServiceFidelity;
  readonly operations: readonly OperationView[];
}

export interface RawCallOptions {
  readonly profile: JsonProfile;
  /** `json` when absent. */
  readonly form?: RawForm | undefined;
}

/** What an endpoint declares that it uses of the contract; compared with the loaded model at start. */
export interface ContractUse extends UsedOperation {
  readonly service: ServiceFamily;
}

/** What a request has used of answers that were kept from earlier ones. */
export interface KeptUse {
  /** When the oldest of them was read: milliseconds since 1970-01-01T00:00:00Z. */
  readonly since: number;
  /** True when one of them stood in because WFM could not be asked. */
  readonly stale: boolean;
}

/**
 * WFM as one request sees it: bound to that request's caller and abort signal. Every method throws `BridgeError`.
 * A read may be sent again, at most twice and each time for another reason; a write never is once it may have left.
 */
export interface Wfm {
  /** Calls an operation in the friendly profile, checked by the compiler against the types printed from the WSDLs. */
  call<S extends ServiceFamily, O extends OperationOf<S>>(
    service: S,
    operation: O,
    input: Input<S, O>,
  ): Promise<Output<S, O>>;
  /**
   * Calls any operation of any loaded WSDL by name, with or without a version. `body` is the caller's JSON and is
   * validated against the contract. Reserved operations are refused.
   */
  callRaw(service: string, operation: string, body: unknown, options: RawCallOptions): Promise<RawAnswer>;
  userinfo(): Promise<Userinfo>;
  session(): SessionView;
  services(): readonly ServiceView[];
  /** Provisional enums that stayed numbers in the answers so far: the value of the `WFM-Provisional` header. */
  readonly provisional: ReadonlySet<string>;
  /** What of the answers so far was kept from earlier requests; absent: nothing. */
  readonly kept?: KeptUse | undefined;
  /** The same for what must not be decided on a kept answer; absent: nothing is ever kept. */
  readonly live?: Wfm;
}

/** A person who calls WFM with a token of their own, and whom userinfo knows. */
export interface DelegatedIdentity {
  readonly user: Userinfo;
  readonly token: Secret;
  /** When the token ends, in milliseconds since the epoch, where it says so itself. */
  readonly endsAt?: number;
  /** To be told when WFM does not accept the token any more. */
  readonly refused: () => void;
}

/** The request that calls are made for. */
export interface WfmRequest {
  /** Ends when the caller goes away. */
  readonly signal: AbortSignal;
  /** Calls of different clients wait in different lines. */
  readonly clientId: string;
  /** Calls of this client at the same time, of each origin; those beyond wait in its line. Absent: as many as there may be. */
  readonly concurrentCalls?: number;
  /** Names the upstream identity that the calls are made as; absent: the bridge's own. */
  readonly identity?: string;
  /** Kept answers are wanted only where they are younger than so many milliseconds; absent: as they are kept. */
  readonly maxAgeMs?: number;
  /** When its caller waits no longer, in milliseconds since the epoch: no call of it lasts longer. Absent: the configured time. */
  readonly deadline?: number;
  /** Whose token the calls are made with; `identity` then stands for this user and this token. */
  readonly delegated?: DelegatedIdentity;
}

/** Gives out the view of WFM that one request uses. */
export interface WfmGateway {
  forRequest(request: WfmRequest): Wfm;
  /** Opens token and session if they are not, and throws what stands in the way: the readiness check. */
  ready(signal: AbortSignal): Promise<void>;
  /** What of these uses the loaded contract lacks: one sentence each, naming service, operation and member. */
  missing(uses: readonly ContractUse[]): readonly MissingUse[];
}
