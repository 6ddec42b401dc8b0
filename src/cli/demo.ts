import { randomBytes } from 'node:crypto';
import { createBridge } from '../bridge.ts';
import { loadConfiguration, loadDemoConfiguration, type Configuration } from '../config/configuration.ts';
import { hasUpstreamVariables, type Environment } from '../config/env.ts';
import { BridgeError } from '../error/bridge-error.ts';
import { createLogger } from '../log/logger.ts';
import { Secret } from '../log/secret.ts';
import { startSimulator, type Simulator } from '../simulator/simulator.ts';
import { shellWord } from './shell-word.ts';
import { simulatorVariables } from './simulator-variables.ts';
import type { Terminal } from './terminal.ts';

const clientId = 'demo';

function randomSecret(): string {
  return randomBytes(18).toString('base64url');
}

/** The demo's bridge is configured by variables, as every bridge is: those of its own simulator. */
export function demoConfiguration(env: Environment, simulator: Simulator, secret: string): Configuration {
  const configuration = loadConfiguration({
    ...env,
    ...simulatorVariables(simulator),
    API_CLIENT_ID: clientId,
    API_CLIENT_SECRET: randomSecret(),
    API_CLIENT_SECRET_FILE: undefined,
    DATABASE_URL: 'memory:',
    DATABASE_URL_FILE: undefined,
  });
  // The demo guards made-up data: its secret may be shorter than those of real clients.
  const { apiClient } = configuration;
  const siteId = apiClient?.siteId ?? simulator.world.sites[0]?.wmSiteId;
  return {
    ...configuration,
    apiClient: {
      ...apiClient,
      clientId,
      secret: new Secret(secret),
      ...(siteId === undefined ? {} : { siteId }),
    },
  };
}

function banner(url: string, simulator: Simulator, secret: string): string[] {
  return [
    '',
    '  wfm-bridge demo: the WFM behind it is a simulator; all data are made up.',
    '',
    `  bridge     ${url}`,
    `  docs       ${url}/docs`,
    `  simulator  ${simulator.origin}`,
    `  API client ${clientId}, secret ${secret}`,
    '',
    '  Try it:',
    '',
    `  curl -s -u ${shellWord(`${clientId}:${secret}`)} ${url}/wfm/v1/sites`,
    '',
    '  Ctrl+C ends it.',
    '',
  ];
}

/** Runs bridge and simulator in this process until it is told to end. */
export async function demo(terminal: Terminal): Promise<number> {
  if (hasUpstreamVariables(terminal.env)) {
    throw new BridgeError('invalid-configuration', 'the demo takes no upstream', {
      facts: {
        errors: [
          {
            detail: 'WFM_* or OAUTH_* variables are set: unset them for the demo, or run `wfm-bridge serve`',
          },
        ],
      },
    });
  }
  const settings = loadDemoConfiguration(terminal.env);
  const secret = settings.clientSecret?.reveal() ?? randomSecret();
  // A person reads this terminal: a line for each request only when asked for.
  const quiet = (terminal.env['LOG_LEVEL'] ?? '') === '';
  const logger = createLogger(quiet ? 'error' : settings.server.logLevel);
  const simulator = await startSimulator({ port: settings.simulatorPort, logger });
  try {
    const bridge = createBridge(demoConfiguration(terminal.env, simulator, secret), {
      logger,
      upstream: 'simulator',
    });
    try {
      const { url } = await bridge.start();
      for (const line of banner(url, simulator, secret)) terminal.out(line);
      await terminal.ended();
    } finally {
      await bridge.close();
    }
  } finally {
    await simulator.close();
  }
  return 0;
}
