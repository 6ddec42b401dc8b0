/** What carries a row version: digits that count up by one with every change. */
export interface Versioned {
  readonly timestamp: string;
}

/** 0 is not a version: the one recorded update sent 0 with the check switched on, and succeeded. */
export function isStale(sent: Versioned, present: Versioned): boolean {
  return sent.timestamp !== '0' && sent.timestamp !== present.timestamp;
}

/** Why a change of an old version is refused; `what` is the object in prose. */
export function staleReason(what: string): string {
  return `the ${what} was changed by somebody else: its timestamp is not the current one`;
}

export function nextVersion(present: Versioned): string {
  return (BigInt(present.timestamp) + 1n).toString();
}
