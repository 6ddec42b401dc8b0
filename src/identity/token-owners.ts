import { createHash } from 'node:crypto';
import { BridgeError } from '../error/bridge-error.ts';
import { Secret } from '../log/secret.ts';
import type { Clock } from '../time/clock.ts';
import type { Userinfo } from '../wfm/wfm-port.ts';
import { bearerClaims } from './bearer-claims.ts';

/** Counts bearers that nobody knows, by where they come from. */
export interface BearerAttempts {
  /** Counts one. Throws `too-many-requests` for one too many. */
  take(address: string): void;
  /** Takes one back that turned out to be good, or that nobody could judge. */
  giveBack(address: string): void;
}

export interface TokenOwnersOptions {
  /** Asks WFM. Throws `upstream-unauthenticated` for a token that is not good, `not-provisioned-in-wfm` for a stranger. */
  readonly askWfm: (token: Secret) => Promise<Userinfo>;
  readonly attempts: BearerAttempts;
  readonly clock: Clock;
}

/** Whose token it is. */
export interface TokenOwner {
  readonly user: Userinfo;
  /** Base64url of the token's SHA-256: stands for it wherever it must not be kept. */
  readonly tokenHash: string;
  /** Milliseconds since the epoch, where the token says so itself. */
  readonly endsAt?: number;
}

/** Whose a foreign bearer token is, according to WFM a minute ago at most. */
export interface TokenOwners {
  /** Throws `unauthenticated`, `caller-not-provisioned-in-wfm`, `too-many-requests`, or what keeps WFM from answering. */
  ownerOf(token: string, address: string): Promise<TokenOwner>;
  /** WFM has refused a token that was good: the next one who brings it asks again. */
  forget(tokenHash: string): void;
}

type Answer = { readonly user: Userinfo } | { readonly refusal: BridgeError };

interface Known {
  readonly answer: Answer;
  readonly until: number;
}

/** How long an answer of WFM is believed, good or bad. */
const believedMs = 60_000;
/** Answers that are remembered; the oldest make room. */
const remembered = 5_000;
/** Look-ups at the same time: beyond that, nobody is asked. */
const askedAtOnce = 50;
const longestToken = 8_192;
/** A token counts as ended so long before its end: time for its WFM session to be closed with it. */
const endMarginMs = 5_000;
/** RFC 6750 §2.1. */
const tokenShape = /^[A-Za-z0-9._~+/-]+=*$/;

function refused(cause?: unknown): BridgeError {
  const detail = 'neither the bridge nor Genesys knows this bearer token, or it has ended';
  return new BridgeError('unauthenticated', detail, cause === undefined ? {} : { cause });
}

/** What WFM's failure to say who somebody is means for that person. */
function judged(reason: unknown): BridgeError {
  const error = BridgeError.from(reason);
  if (error.code === 'upstream-unauthenticated') return refused(error);
  if (error.code === 'not-provisioned-in-wfm')
    return new BridgeError('caller-not-provisioned-in-wfm', error.detail, { cause: error });
  if (error.code !== 'upstream-timeout') return error;
  return new BridgeError('upstream-unavailable', 'WFM did not say in time whose token this is', {
    cause: error,
    facts: { retryAfter: 5 },
  });
}

function isVerdict({ code }: BridgeError): boolean {
  return code === 'unauthenticated' || code === 'caller-not-provisioned-in-wfm';
}

/** Answers by the hash of the token; one that is too old to be believed still tells whether the token was good. */
class Answers {
  readonly #known = new Map<string, Known>();
  readonly #clock: Clock;

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  believed(hash: string): Answer | undefined {
    const known = this.#known.get(hash);
    return known !== undefined && this.#clock.now() < known.until ? known.answer : undefined;
  }

  wasGood(hash: string): boolean {
    const known = this.#known.get(hash);
    return known !== undefined && 'user' in known.answer;
  }

  remember(hash: string, answer: Answer, endsAt = Infinity): Answer {
    this.forget(hash);
    const [oldest] = this.#known.keys();
    if (this.#known.size >= remembered && oldest !== undefined) this.forget(oldest);
    this.#known.set(hash, { answer, until: Math.min(this.#clock.now() + believedMs, endsAt) });
    return answer;
  }

  forget(hash: string): void {
    this.#known.delete(hash);
  }
}

interface Bearer {
  readonly token: string;
  readonly hash: string;
  readonly endsAt: number;
  readonly address: string;
}

/** Asks WFM once for each token and minute, however many bring it, and never for what cannot be one. */
export function tokenOwners({ askWfm, attempts, clock }: TokenOwnersOptions): TokenOwners {
  const answers = new Answers(clock);
  const asked = new Map<string, Promise<Answer>>();

  async function lookUp({ token, hash, endsAt }: Bearer): Promise<Answer> {
    try {
      return answers.remember(hash, { user: await askWfm(new Secret(token)) }, endsAt);
    } catch (reason) {
      const refusal = judged(reason);
      if (isVerdict(refusal)) return answers.remember(hash, { refusal });
      throw refusal;
    }
  }

  /** Only what turns out to be bad has cost its address an attempt. */
  async function counted(bearer: Bearer): Promise<Answer> {
    const { address } = bearer;
    attempts.take(address);
    let isBad = false;
    try {
      const answer = await lookUp(bearer);
      isBad = 'refusal' in answer;
      return answer;
    } finally {
      if (!isBad) attempts.giveBack(address);
    }
  }

  function answerFor(bearer: Bearer): Promise<Answer> {
    const { hash } = bearer;
    const running = asked.get(hash);
    if (running !== undefined) return running;
    if (asked.size >= askedAtOnce) return Promise.reject(busy());
    // Somebody whose token was good a minute ago is no stranger.
    const work = answers.wasGood(hash) ? lookUp(bearer) : counted(bearer);
    const asking = work.finally(() => asked.delete(hash));
    asked.set(hash, asking);
    return asking;
  }

  return {
    async ownerOf(token, address) {
      if (token.length > longestToken || !tokenShape.test(token)) throw refused();
      const { expiresAt = Infinity } = bearerClaims(token);
      const endsAt = expiresAt - endMarginMs;
      if (endsAt <= clock.now()) throw refused();
      const hash = createHash('sha256').update(token).digest('base64url');
      const answer = answers.believed(hash) ?? (await answerFor({ token, hash, endsAt, address }));
      if ('refusal' in answer) throw answer.refusal;
      return { user: answer.user, tokenHash: hash, ...(endsAt === Infinity ? {} : { endsAt }) };
    },
    forget: (hash) => answers.forget(hash),
  };
}

function busy(): BridgeError {
  return new BridgeError('upstream-busy', 'too many bearer tokens are being looked up', {
    facts: { retryAfter: 2 },
  });
}
