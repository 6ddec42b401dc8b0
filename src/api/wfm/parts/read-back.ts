import { BridgeError } from '../../../error/bridge-error.ts';

/**
 * Reads what a write has made. The write is done by then: a failure here must not look like one that may be tried again,
 * so it becomes `outcome-unknown`, which says where to look.
 */
export async function readBack<T>(what: string, read: () => Promise<T>): Promise<T> {
  try {
    return await read();
  } catch (cause) {
    throw new BridgeError(
      'outcome-unknown',
      `WFM has made the change (${what}), but reading it back failed`,
      {
        cause,
      },
    );
  }
}
