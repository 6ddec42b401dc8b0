import { errorCatalogue, type ErrorCode } from './codes.ts';

/** What kind of mistake a flaw is, for callers who are told by a code of its own; absent: none of these. */
export const flawKinds = ['invalid-value', 'invalid-date', 'max-user-ids', 'no-user-ids'] as const;
export type FlawKind = (typeof flawKinds)[number];

/** One thing wrong with a request: where (a JSON pointer into the body, or a parameter) and what. */
export interface RequestFlaw {
  /** RFC 6901 pointer into the request body, `''` for the whole of it. */
  readonly pointer?: string;
  /** The name of a path or query parameter or a header. */
  readonly parameter?: string;
  readonly detail: string;
  /** Not shown in problem documents. */
  readonly kind?: FlawKind;
}

/** One message of a WFM validation holder, as WFM sent it. */
export interface ValidationItem {
  readonly severity: 'error' | 'warning';
  readonly id?: number;
  readonly message?: string;
  readonly objectId?: number;
}

/** The parts of a SOAP fault that may be shown to a caller. Never a stack, a host or a key. */
export interface FaultDetail {
  readonly faultcode: string;
  readonly faultstring: string;
}

/** How many requests a client may send in a while. */
export interface RequestQuota {
  readonly requests: number;
  readonly windowSeconds: number;
}

/** What a failure carries beside its code. Everything here may be shown to the caller. */
export interface ErrorFacts {
  readonly errors?: readonly RequestFlaw[];
  readonly validation?: readonly ValidationItem[];
  readonly fault?: FaultDetail;
  readonly service?: string;
  readonly operation?: string;
  /** The WSDL members, enums or constructs the failure is about. */
  readonly members?: readonly string[];
  /** Methods that the path has, for `method-not-allowed`. */
  readonly allow?: readonly string[];
  /** Whole seconds to wait, sent as `Retry-After`. */
  readonly retryAfter?: number;
  /** Any one of these would do, for `forbidden`. */
  readonly permissions?: readonly string[];
  /** The id, as the caller wrote it, of what is not there. */
  readonly entityId?: string;
  /** For `outcome-unknown`: the path of a `GET` that shows whether the change has happened. */
  readonly lookUp?: string;
  /** For `outcome-unknown` to a repeated request: when the change was sent, an ISO 8601 instant. */
  readonly sentAt?: string;
  /** For `conflict`: the change was made to an older version than the one there is. */
  readonly staleVersion?: true;
  /** What `too-many-requests` exceeded. */
  readonly quota?: RequestQuota;
}

export interface BridgeErrorOptions {
  readonly cause?: unknown;
  readonly facts?: ErrorFacts;
  /** For the operator's log alone, never for a caller: addresses, step names. Never a secret. */
  readonly internal?: Readonly<Record<string, unknown>>;
}

/** Names in a request may be as long as it is; what tells of them is not. In characters. */
const longestPlace = 500;
const longestDetail = 4_000;

function bounded(text: string, longest: number): string {
  return text.length <= longest ? text : `${text.slice(0, longest)}…`;
}

function boundedFlaw({ pointer, parameter, ...rest }: RequestFlaw): RequestFlaw {
  return {
    ...rest,
    ...(pointer === undefined ? {} : { pointer: bounded(pointer, longestPlace) }),
    ...(parameter === undefined ? {} : { parameter: bounded(parameter, longestPlace) }),
    detail: bounded(rest.detail, longestDetail),
  };
}

function boundedFacts(facts: ErrorFacts): ErrorFacts {
  return facts.errors === undefined ? facts : { ...facts, errors: facts.errors.map(boundedFlaw) };
}

/**
 * The one error that crosses a folder. `detail` is shown to callers: lower case, what was expected, what was found,
 * where; never a token, a host or a session URL. Programmer mistakes stay plain `Error`s and become `internal`.
 */
export class BridgeError extends Error {
  readonly code: ErrorCode;
  readonly detail: string;
  readonly facts: ErrorFacts;
  readonly internal: Readonly<Record<string, unknown>>;

  constructor(code: ErrorCode, detail: string, options: BridgeErrorOptions = {}) {
    const told = bounded(detail, longestDetail);
    super(`${code}: ${told}`, options.cause === undefined ? undefined : { cause: options.cause });
    this.name = 'BridgeError';
    this.code = code;
    this.detail = told;
    this.facts = boundedFacts(options.facts ?? {});
    this.internal = options.internal ?? {};
  }

  get retryable(): boolean {
    return errorCatalogue[this.code].retryable;
  }

  /** Anything that was thrown, as a `BridgeError`: itself, or `internal` with the original as its cause. */
  static from(reason: unknown): BridgeError {
    if (reason instanceof BridgeError) return reason;
    return new BridgeError('internal', 'an unexpected failure; the log has it under the request id', {
      cause: reason,
    });
  }
}
