import { BridgeError } from '../../../error/bridge-error.ts';
import type { CfgExceptionType } from '../exceptions/mapping.ts';

/** Throws `invalid-request` for an exception type that is not for meetings. A number that nobody knows is WFM's to judge. */
export function requireMeetingType({ exceptionTypeId, usage }: CfgExceptionType): void {
  if (typeof usage === 'number' || usage === 'CFG_EXCEPTION_USAGE_MEETING_PLANNER') return;
  const pointer = '/exceptionTypeId';
  const detail = `exception type ${exceptionTypeId} is not one of the meeting planner`;
  throw new BridgeError('invalid-request', `${pointer}: ${detail}`, {
    facts: { errors: [{ pointer, detail }] },
  });
}
