/**
 * SOAP fault → error code, in one table. No fault code of WFM is public, so the rows look for the words that any server
 * would use and each is `inferred`; what no row knows stays `upstream-fault`, with WFM's own code and text. The HTTP
 * status that a fault came with decides nothing.
 */
import { BridgeError, type FaultDetail } from '../error/bridge-error.ts';
import type { ErrorCode } from '../error/codes.ts';

interface FaultRule {
  readonly code: ErrorCode;
  readonly detail: string;
  /** Matched against `faultcode faultstring`. */
  readonly words: RegExp;
}

/** The first row that matches wins: a session that is "not found" is a lost session, not a missing object. */
export const faultRules: readonly FaultRule[] = [
  {
    code: 'upstream-session-lost',
    detail: 'WFM no longer knows the session',
    words:
      /\bsession\w*\b.{0,60}\b(?:expired|invalid|not found|unknown|closed|terminated|timed? ?out|does not exist|not valid|lost)\b|\b(?:expired|invalid|unknown|no(?: such)?|not a valid)\b.{0,30}\bsession\b|\bsessionexpired\b|\bnot logged in\b/i,
  },
  {
    code: 'upstream-unauthenticated',
    detail: "WFM did not accept the bridge's token or password",
    words:
      /\b(?:token)\b.{0,40}\b(?:expired|invalid|missing)\b|\b(?:invalid|expired|missing)\b.{0,20}\btoken\b|\bnot authenticated\b|\bunauthenticated\b|\b(?:wrong|invalid|incorrect)\b.{0,20}\b(?:password|credentials|login|user ?name)\b|\blogin failed\b/i,
  },
  {
    code: 'upstream-access-denied',
    detail: "WFM denied this to the bridge's identity: its security role or access rights do not cover it",
    words:
      /\baccess(?: is)? denied\b|\bpermission\b|\bprivileges?\b|\bnot authori[sz]ed\b|\bunauthori[sz]ed\b|\bforbidden\b|\binsufficient rights\b|\bnot supported in (?:the )?cloud\b/i,
  },
  {
    code: 'conflict',
    detail: 'the object was changed by somebody else: read it again',
    words:
      /\btimestamp\b|\bmodified by (?:another|other)\b|\bout of date\b|\bstale\b|\blocked by\b|\bis locked\b/i,
  },
  {
    code: 'not-found',
    detail: 'WFM has no such object',
    words:
      /\b(?:object|record|item|user|agent|site|team|role|scenario)\b.{0,40}\b(?:not found|not known|does not exist|no longer exists)\b/i,
  },
  {
    code: 'upstream-busy',
    detail: 'WFM is busy',
    words:
      /\b(?:server|service)\b.{0,20}\b(?:is )?(?:busy|overloaded|unavailable|starting|shutting down)\b|\btry again later\b/i,
  },
];

/** The rule for a fault, or none. */
export function faultRule(fault: FaultDetail): FaultRule | undefined {
  const text = `${fault.faultcode} ${fault.faultstring}`;
  return faultRules.find((rule) => rule.words.test(text));
}

/** An `upstream-fault` with its meaning, when the table knows it; everything else unchanged. */
export function refineFault(reason: unknown): unknown {
  if (!(reason instanceof BridgeError) || reason.code !== 'upstream-fault') return reason;
  const { fault } = reason.facts;
  const rule = fault === undefined ? undefined : faultRule(fault);
  if (rule === undefined) return reason;
  return new BridgeError(rule.code, rule.detail, { facts: reason.facts, internal: reason.internal });
}
