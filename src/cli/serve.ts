import { createBridge } from '../bridge.ts';
import { loadConfiguration } from '../config/configuration.ts';
import type { Terminal } from './terminal.ts';
import { createLogger } from '../log/logger.ts';

/** Runs the bridge until it is told to end. Never a demo: without a complete upstream it refuses to start. */
export async function serve(terminal: Terminal): Promise<number> {
  const configuration = loadConfiguration(terminal.env);
  const logger = createLogger(configuration.server.logLevel);
  const bridge = createBridge(configuration, { logger });
  const { url } = await bridge.start();
  logger.info({ url, profile: configuration.wfm.entrance.profile }, 'wfm-bridge listens');
  const signal = await terminal.ended();
  logger.info({ signal }, 'wfm-bridge ends');
  await bridge.close();
  return 0;
}
