import { silentLogger } from '../../src/log/logger.ts';

/** Limits that no test reaches unless it means to. */
export const limits = {
  host: '127.0.0.1',
  port: 0,
  headersTimeoutMs: 5000,
  requestTimeoutMs: 5000,
  keepAliveTimeoutMs: 5000,
  shutdownGraceMs: 5000,
  responseIdleTimeoutMs: 5000,
  logger: silentLogger,
};
