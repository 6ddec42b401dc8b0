import type { SessionView } from '../../../wfm/wfm-port.ts';
import type { SessionResponse } from './schema.ts';

/** Names every member, so that nothing the session may learn to hold slips out. */
export function toSessionResponse(view: SessionView, now: number): SessionResponse {
  const { state, userId, userName, openedAt, services, renewals, failure } = view;
  return {
    state,
    ...(userId === undefined ? {} : { userId }),
    ...(userName === undefined ? {} : { userName }),
    ...(openedAt === undefined ? {} : { openedAt }),
    ...(services === undefined ? {} : { services: [...services] }),
    renewals,
    ...(failure === undefined ? {} : { failure }),
    asOf: new Date(now).toISOString(),
  };
}
