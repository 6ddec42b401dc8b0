import type { Values } from './variables.ts';

/** How often the server lets everybody ask; 0 is no limit in each. */
export interface LimitConfiguration {
  /** Of each API client without a quota of its own, over all faces. */
  readonly requestsPerMinute: number;
  readonly requestsPerHour: number;
  /** Of each API client under `/api/v2`. */
  readonly cloudRequestsPerMinute: number;
  /** Wrong credentials of one client from one address. */
  readonly failedLoginsPerMinute: number;
}

export function limitConfiguration(values: Values): LimitConfiguration {
  return {
    requestsPerMinute: values.REQUESTS_PER_MINUTE,
    requestsPerHour: values.REQUESTS_PER_HOUR,
    cloudRequestsPerMinute: values.CLOUD_REQUESTS_PER_MINUTE,
    failedLoginsPerMinute: values.FAILED_LOGINS_PER_MINUTE,
  };
}
