import { BridgeError } from '../../../error/bridge-error.ts';

interface Versioned {
  readonly timestamp: string;
}

/**
 * Why WFM refused a change. It has no public number for "changed meanwhile", so the object itself is asked: in another
 * version than the one that was read, somebody was faster, and the caller may read and try again.
 */
export async function reasonOfRefusal(
  refusal: unknown,
  read: Versioned,
  readAgain: () => Promise<Versioned>,
): Promise<unknown> {
  if (!(refusal instanceof BridgeError) || refusal.code !== 'validation-failed') return refusal;
  const now = await readAgain();
  if (now.timestamp === read.timestamp) return refusal;
  return new BridgeError('conflict', 'somebody else changed it while this change was made: read it again', {
    facts: { ...refusal.facts, staleVersion: true },
    cause: refusal,
  });
}
